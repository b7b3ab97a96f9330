package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.Dimension;
import io.github.businesscentral.payments.model.DimensionValue;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.PaymentTrace;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.model.SalesInvoiceFields;
import io.github.businesscentral.payments.model.SalesInvoiceStatus;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.webhook.WebhookResource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

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

    /**
     * Returns the payments of a journal, by the entity that {@link #journals()} finds, lists or creates; nothing is sent.
     *
     * @throws IllegalStateException if {@code journal} has no id
     */
    default JournalPayments journal(CustomerPaymentJournal journal) {
        return journal(journal.id());
    }

    /**
     * Opens the run with this name, or finds it: payments that get into the ledger once, over restarts, machines and postings. Any
     * process may open it at any time.
     *
     * @param name derived from the payments' own data, such as their date, and never from the clock; at most 200 characters
     * @throws IllegalArgumentException if the name is blank, too long or has blanks at its ends; nothing was sent
     * @throws io.github.businesscentral.payments.run.RunConflictException if the ledger may not be read, or a journal stands
     *     where the run has its own and has another mark
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the server refuses the balancing account
     */
    PaymentRun run(String name, RunOptions options);

    /** The journals of customer payments; nothing is sent. */
    Journals journals();

    /** The payments of all journals: what {@link #allPayments(Query)} says of a query that chooses all. */
    default Paged<CustomerPayment> allPayments() {
        return allPayments(Query.of(CustomerPayment.class));
    }

    /**
     * The payments that {@code query} chooses of each journal: the journals by their codes, and the payments of each as {@link
     * JournalPayments#list(Query)} has them. The query's order and its {@code top} hold for each journal by itself. Nothing is
     * sent before the first payment is asked for.
     *
     * <p>Fetched page by page; a page has payments of one journal, and the first page has none. {@link Paged#totalCount()} asks
     * each journal, if the query says {@code count()}; the pages have no total. A link of this list leads on to the other
     * journals only when it is given to {@link Paged#resume} of a list with the same query.
     */
    Paged<CustomerPayment> allPayments(Query<CustomerPayment> query);

    /** The customers; nothing is sent. */
    Entities.Numbered<Customer> customers();

    /**
     * The sales invoices, drafts included; nothing is sent. If a draft has the number of a posted invoice, {@code byNumber}
     * returns the posted one: payments are applied to it.
     */
    Entities.Numbered<SalesInvoice> salesInvoices();

    /**
     * The invoices that {@code customer} still has to pay: those billed to the customer with the status {@code Open}. In no
     * particular order, fetched page by page while they are walked; nothing is sent before that.
     *
     * <p>{@link SalesInvoice#remainingAmount()} is what is left to pay. The filter leaves it to the status: the documentation
     * does not say that the server can filter by the amount ({@code business-central.md} 2.5, 6.3).
     *
     * @throws IllegalStateException if {@code customer} was read without its number
     */
    default Paged<SalesInvoice> openInvoices(Customer customer) {
        return salesInvoices()
                .list(Query.where(SalesInvoiceFields.BILL_TO_CUSTOMER_NUMBER
                        .equalTo(customer.number())
                        .and(SalesInvoiceFields.STATUS.equalTo(SalesInvoiceStatus.OPEN))));
    }

    /** The accounts of the general ledger, such as those that balance payments; nothing is sent. */
    Entities.Numbered<Account> accounts();

    /**
     * The entries of the general ledger; nothing is sent. What was posted under a document number: {@code
     * Query.where(DOCUMENT_NUMBER.equalTo("PAY-0001").and(DOCUMENT_TYPE.equalTo(PAYMENT)))}.
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

    /**
     * Names the entities of a kind in this company, to be watched by webhooks; nothing is sent.
     *
     * <pre>{@code
     * WebhookResource<CustomerPayment> payments = company.webhookResource(CustomerPayment.class);
     * }</pre>
     *
     * @throws IllegalArgumentException if the kind cannot be watched, such as {@link
     *     io.github.businesscentral.payments.model.DimensionSetLine}
     */
    default <E extends Entity<E>> WebhookResource<E> webhookResource(Class<E> entity) {
        return WebhookResource.of(id(), entity);
    }

    /**
     * Looks where payments are, by their document numbers: in which lines of journals, in which entries of the ledger, in
     * both or in neither. Returns one trace for each number, in the order of {@code documentNumbers}; numbers that are equal
     * for the server, such as {@code pay-1} and {@code PAY-1}, share the trace of the first.
     *
     * <p>Reads the lines of all customer payment journals with these numbers, then the ledger's entries of the type
     * {@code Payment}; asks for 30 numbers at a time, or fewer if the server refuses so many. A payment that is posted
     * meanwhile can be seen in both. If you may not read the ledger (403), the traces say so.
     *
     * <p>This is information for people, not evidence for programs. It does not see
     *
     * <ul>
     *   <li>lines that are no customer payments, such as those whose application to an invoice people have cleared,
     *   <li>entries under other numbers, as a posting number series gives them,
     *   <li>which of several payments with one number an entry belongs to; payments to vendors are of the type {@code Payment}
     *       too,
     *   <li>what happens after it has looked.
     * </ul>
     *
     * @throws IllegalArgumentException if a number is blank or longer than 20 characters; nothing was sent
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the server refuses to look for a number
     * @throws io.github.businesscentral.payments.error.PermissionException if the journals or their lines may not be read
     */
    default List<PaymentTrace> trace(Collection<String> documentNumbers) {
        return new Tracing(this, documentNumbers).traces();
    }
}
