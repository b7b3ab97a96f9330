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
 * A company: its customer payments by id, its journals, and the entities that you need to enter a payment. Lists of payments and
 * new payments belong to a journal, because the server refuses a list without one ({@code business-central.md} 3.1). {@link
 * #allPayments()} therefore reads each journal in turn.
 */
public interface CompanyPayments extends PaymentsById {
    /** The company's id. */
    UUID id();

    /**
     * Returns the payments of a journal. Sends nothing.
     *
     * @throws IllegalArgumentException if {@code journalId} is the zero GUID
     */
    JournalPayments journal(UUID journalId);

    /**
     * Returns the payments of a journal that {@link #journals()} found, listed or created. Sends nothing.
     *
     * @throws IllegalStateException if {@code journal} has no id
     */
    default JournalPayments journal(CustomerPaymentJournal journal) {
        return journal(journal.id());
    }

    /**
     * Opens the run with this name, or finds it. A run posts each payment to the ledger once, across restarts, machines and
     * postings. Any process may open it at any time.
     *
     * @param name derived from the payments' own data, such as their date, and never from the clock; at most 200 characters
     * @throws IllegalArgumentException if the name is blank, too long, or begins or ends with a space; nothing was sent
     * @throws io.github.businesscentral.payments.run.RunConflictException if the user may not read the ledger, or a journal with
     *     the run's code has another mark
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the server refuses the balancing account
     */
    PaymentRun run(String name, RunOptions options);

    /** The journals of customer payments. Sends nothing. */
    Journals journals();

    /** The payments of all journals, as {@link #allPayments(Query) allPayments(…)} returns them for a query that selects all. */
    default Paged<CustomerPayment> allPayments() {
        return allPayments(Query.of(CustomerPayment.class));
    }

    /**
     * The payments that {@code query} selects in each journal. Journals come in the order of their codes, and the payments of
     * each as {@link JournalPayments#list(Query) list(…)} returns them. The query's order and {@code top} apply to each journal
     * separately. Sends nothing until you ask for the first payment.
     *
     * <p>The list is fetched page by page. A page has payments of one journal, and the first page has none. {@link
     * Paged#totalCount()} asks each journal if the query has {@code count()}; the pages have no total. To continue with the other
     * journals, pass a link of this list to {@link Paged#resume resume(…)} of a list with the same query.
     */
    Paged<CustomerPayment> allPayments(Query<CustomerPayment> query);

    /** The customers. Sends nothing. */
    Entities.Numbered<Customer> customers();

    /**
     * The sales invoices, including drafts. Sends nothing. If a draft has the number of a posted invoice, {@code byNumber}
     * returns the posted one, because payments are applied to it.
     */
    Entities.Numbered<SalesInvoice> salesInvoices();

    /**
     * The invoices that {@code customer} still has to pay: those billed to the customer whose status is {@code Open}. In no
     * particular order, fetched page by page as you read them. Sends nothing until then.
     *
     * <p>{@link SalesInvoice#remainingAmount()} is the amount left to pay. The query filters by status instead, because the
     * documentation does not say that the server can filter by this amount ({@code business-central.md} 2.5, 6.3).
     *
     * @throws IllegalStateException if {@code customer} was read without its number
     */
    default Paged<SalesInvoice> openInvoices(Customer customer) {
        return salesInvoices()
                .list(Query.where(SalesInvoiceFields.BILL_TO_CUSTOMER_NUMBER
                        .equalTo(customer.number())
                        .and(SalesInvoiceFields.STATUS.equalTo(SalesInvoiceStatus.OPEN))));
    }

    /** The accounts of the general ledger, for example those that balance payments. Sends nothing. */
    Entities.Numbered<Account> accounts();

    /**
     * The entries of the general ledger. Sends nothing. To find the payment posted under a document number, use {@code
     * Query.where(DOCUMENT_NUMBER.equalTo("PAY-0001").and(DOCUMENT_TYPE.equalTo(PAYMENT)))}.
     */
    Entities<GeneralLedgerEntry> generalLedgerEntries();

    /** The dimensions. Sends nothing. */
    Entities<Dimension> dimensions();

    /**
     * The values of a dimension. Sends nothing.
     *
     * @throws IllegalArgumentException if {@code dimensionId} is the zero GUID
     */
    Entities<DimensionValue> dimensionValues(UUID dimensionId);

    /**
     * Returns the entities of a type in this company as a resource that webhooks can watch. Sends nothing.
     *
     * <pre>{@code
     * WebhookResource<CustomerPayment> payments = company.webhookResource(CustomerPayment.class);
     * }</pre>
     *
     * @throws IllegalArgumentException if the type cannot be watched, such as {@link
     *     io.github.businesscentral.payments.model.DimensionSetLine}
     */
    default <E extends Entity<E>> WebhookResource<E> webhookResource(Class<E> entity) {
        return WebhookResource.of(id(), entity);
    }

    /**
     * Finds out where payments are, by their document numbers: in journal lines, in ledger entries, in both or in neither.
     * Returns one trace for each number, in the order of {@code documentNumbers}. Numbers that are equal for the server, such as
     * {@code pay-1} and {@code PAY-1}, share the trace of the first.
     *
     * <p>Reads the lines of all customer payment journals with these numbers, then the ledger entries of type {@code Payment}.
     * Looks up 30 numbers at a time, or fewer if the server refuses so many. A payment that is posted in the meantime can appear
     * in both. If you may not read the ledger (403), the traces say so.
     *
     * <p>The result is information for people, not evidence for programs. It does not cover
     *
     * <ul>
     *   <li>lines that are not customer payments, such as those whose application to an invoice people have cleared,
     *   <li>entries under other numbers, which a posting number series assigns,
     *   <li>which of several payments with the same number an entry belongs to; payments to vendors also have the type {@code Payment},
     *   <li>changes after the read.
     * </ul>
     *
     * @throws IllegalArgumentException if a number is blank or longer than 20 characters; nothing was sent
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the server refuses to look up a number
     * @throws io.github.businesscentral.payments.error.PermissionException if the user may not read the journals or their lines
     */
    default List<PaymentTrace> trace(Collection<String> documentNumbers) {
        return new Tracing(this, documentNumbers).traces();
    }
}
