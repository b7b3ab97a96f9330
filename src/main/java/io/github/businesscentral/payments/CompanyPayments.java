package io.github.businesscentral.payments;

import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.Dimension;
import io.github.businesscentral.payments.model.DimensionValue;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.odata.Query;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A company: its customer payments, by their ids alone, its journals, and what one needs to enter a payment.
 * Lists of payments and new ones belong to a journal: the server refuses a list without one ({@code business-central.md} 3.1),
 * so that {@link #allPayments()} walks the journals.
 */
public interface CompanyPayments extends PaymentsById {
    /** The company's id. */
    UUID id();

    /**
     * Returns the payments of a journal; nothing is sent.
     *
     * @throws IllegalArgumentException if {@code journalId} is the zero GUID
     */
    JournalPayments journal(UUID journalId);

    /** The journals of customer payments; nothing is sent. */
    Journals journals();

    /**
     * Walks the payments of all journals: the journals by their codes, and those of each as {@link JournalPayments#list()}
     * has them. Nothing is sent before the first payment is asked for; need not be closed, and may be left half-way. Throws
     * what a walk of {@link JournalPayments#list()} throws.
     */
    default Stream<CustomerPayment> allPayments() {
        return allPayments(Query.of(CustomerPayment.class));
    }

    /**
     * Walks what {@code query} chooses of each journal, one after the other: its order and its {@code top} hold for each by
     * itself.
     */
    default Stream<CustomerPayment> allPayments(Query<CustomerPayment> query) {
        return new JournalsWalk(this, query).stream();
    }

    /** The customers; nothing is sent. */
    Entities<Customer> customers();

    /**
     * The sales invoices, drafts included; nothing is sent. What a customer still owes: {@code
     * Query.where(BILL_TO_CUSTOMER_NUMBER.equalTo("10000").and(STATUS.equalTo("Open")))}.
     */
    Entities<SalesInvoice> salesInvoices();

    /** The accounts of the general ledger, such as those that balance payments; nothing is sent. */
    Entities<Account> accounts();

    /**
     * The entries of the general ledger; nothing is sent. What was posted under a document number: {@code
     * Query.where(DOCUMENT_NUMBER.equalTo("PAY-0001").and(DOCUMENT_TYPE.equalTo("Payment")))}.
     */
    Entities<GeneralLedgerEntry> generalLedgerEntries();

    /** The dimensions; nothing is sent. */
    Entities<Dimension> dimensions();

    /**
     * The values of a dimension; nothing is sent.
     *
     * @throws IllegalArgumentException if {@code dimensionId} is the zero GUID
     */
    Entities<DimensionValue> dimensionValues(UUID dimensionId);
}
