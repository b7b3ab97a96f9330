package io.github.businesscentral.payments;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks the payments of one journal after the other. {@code Stream.flatMap} will not do: whoever takes the iterator of such a
 * stream has all payments of a journal in memory.
 */
final class JournalsWalk implements Iterator<CustomerPayment> {
    private final CompanyPayments company;
    private final Query<CustomerPayment> query;
    private final Iterator<CustomerPaymentJournal> journals;
    private Iterator<CustomerPayment> payments = Collections.emptyIterator();

    JournalsWalk(CompanyPayments company, Query<CustomerPayment> query) {
        this.company = company;
        this.query = query;
        this.journals = company.journals().list().iterator();
    }

    Stream<CustomerPayment> stream() {
        int properties = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, properties), false);
    }

    @Override
    public boolean hasNext() {
        while (!payments.hasNext() && journals.hasNext()) {
            payments = company.journal(journals.next().id()).list(query).iterator();
        }
        return payments.hasNext();
    }

    @Override
    public CustomerPayment next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The journals have no more payments.");
        }
        return payments.next();
    }
}
