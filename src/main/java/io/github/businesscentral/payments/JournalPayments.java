package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.UUID;

/**
 * The customer payments of one journal. A journal shows those of its lines that are payments of customers applied to
 * invoices; others can lie between them unseen ({@code business-central.md} 2.2).
 */
public interface JournalPayments extends PaymentsById {
    /** The journal's id. */
    UUID id();

    /** The same verbs and {@link #create}, prepared and not executed. */
    @Override
    Calls calls();

    /** All payments of the journal by their line numbers, fetched page by page while they are walked. */
    default Paged<CustomerPayment> list() {
        return list(Query.of(CustomerPayment.class));
    }

    /**
     * The payments that the query chooses, fetched page by page while they are walked; nothing is sent before that. Sorted
     * by line number unless the query says otherwise, since the server promises no order by itself.
     *
     * <pre>{@code
     * for (CustomerPayment open : journal.list(Query
     *         .where(AMOUNT.lessThan(BigDecimal.ZERO).and(POSTING_DATE.onOrAfter(monthStart)))
     *         .orderBy(POSTING_DATE.descending())
     *         .pageSize(500))) {
     *     …
     * }
     * }</pre>
     *
     * <p>Fields are constants of {@link io.github.businesscentral.payments.model.CustomerPaymentFields}, to be imported
     * statically.
     */
    Paged<CustomerPayment> list(Query<CustomerPayment> query);

    /**
     * Adds a payment to the journal and returns it as the server completed it.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if a business rule refuses it; nothing was
     *     added
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if its line number is in use; nothing was added
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     * @throws IllegalArgumentException if it has a {@code contactId} and the endpoint is not v1.0
     */
    default CustomerPayment create(NewCustomerPayment payment) {
        return calls().create(payment).execute();
    }

    /** The verbs of {@link JournalPayments} as prepared calls. */
    interface Calls extends PaymentsById.Calls {
        /** Prepares {@link JournalPayments#create}. */
        ApiCall<CustomerPayment> create(NewCustomerPayment payment);
    }
}
