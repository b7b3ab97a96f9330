package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportOptions;
import io.github.businesscentral.payments.batch.ImportReport;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The customer payments of one journal. A journal shows those of its lines that are payments of customers applied to
 * invoices; others can lie between them unseen ({@code business-central.md} 2.2).
 */
public interface JournalPayments extends PaymentsById {
    /** The journal's id. */
    UUID id();

    /** The same verbs, {@link #create} and {@link #post}, prepared and not executed. */
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

    /** Returns the payment with this line number, if there is one that the journal shows. */
    default Optional<CustomerPayment> findByLineNumber(int lineNumber) {
        return list(Query.where(LINE_NUMBER.equalTo(lineNumber)).top(1)).stream()
                .filter(payment -> payment.lineNumber() == lineNumber)
                .findFirst();
    }

    /**
     * Adds a payment to the journal, exactly once, and returns it as the server completed it.
     *
     * <p>A payment without a {@code lineNumber} gets one that nobody has; an attempt that is not answered is looked up by it
     * and, if it was not executed, sent again. With a {@code lineNumber} of your own the same holds across restarts of your
     * program, as long as the journal is not posted: if an equal payment has it already, that one is returned. {@code
     * executeForResponse()} tells which it was ({@link io.github.businesscentral.payments.call.CreateOutcome}).
     *
     * <p>Holds provided that nobody posts, deletes or renumbers lines of the journal while an attempt is unsettled; where
     * that cannot be excluded, the outcome is declared unknown.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if a business rule refuses it; nothing was
     *     added
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if another payment has its line number; nothing
     *     was added
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and it cannot be told what
     *     became of it
     * @throws IllegalArgumentException if it has a {@code contactId} and the endpoint is not v1.0
     */
    default CustomerPayment create(NewCustomerPayment payment) {
        return calls().create(payment).execute();
    }

    /**
     * Adds many payments to the journal, each exactly once, in batches of up to 100 of which several are under way at a time.
     * With a {@linkplain ImportOptions.Builder#resumeFile resume file} that holds across restarts, too: the same call with the
     * same input completes exactly the rest.
     *
     * <p>Each payment needs a {@code documentNumber} and a {@code postingDate}, since the server would copy those of a
     * neighbouring line, and must not have a {@code lineNumber}. One that cannot be imported, or that the server refuses, is
     * counted, told and reported, and does not keep the others. The payments are read as they are sent, by the calling thread;
     * no more than what is under way is kept in memory.
     *
     * <p>While an import runs, or has to be run again, nobody should post the journal or delete lines of it. A run that finds
     * lines missing which an earlier one has booked sends nothing.
     *
     * @return what became of the lines, those of earlier runs included; look at {@link ImportReport#isAllBooked()} and {@link
     *     ImportReport#problems()}
     * @throws ImportException if the import cannot begin, or the input fails on the way
     * @throws io.github.businesscentral.payments.error.BusinessCentralException if the journal cannot be read in the beginning;
     *     nothing was sent
     */
    default ImportReport importAll(Iterable<NewCustomerPayment> payments, ImportOptions options) {
        throw new UnsupportedOperationException(getClass().getName() + " does not import.");
    }

    /** Does the same with the payments of a stream, which is not closed. */
    default ImportReport importAll(Stream<NewCustomerPayment> payments, ImportOptions options) {
        Iterator<NewCustomerPayment> once = payments.iterator();
        return importAll(() -> once, options);
    }

    /**
     * Adds a payment to the journal, with a line number of the client's or of the server's choice. Returns and throws what
     * {@link #create(NewCustomerPayment)} does.
     *
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException with {@link CreateMode#SERVER_NUMBERED} after
     *     each attempt without an answer: there is no number to look it up by
     * @throws IllegalArgumentException if the server is to choose, and {@code payment} has a number already
     */
    default CustomerPayment create(NewCustomerPayment payment, CreateMode mode) {
        return calls().create(payment, mode).execute();
    }

    /**
     * Posts all lines of the journal to the ledger, also those that it does not show as payments; they are gone from it then.
     * Cannot be undone. Sends {@code POST journals({id})/Microsoft.NAV.post} ({@code business-central.md} 3.8). Deadline 10
     * minutes unless set otherwise.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if there is nothing to post, or a line cannot
     *     be: then none is
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and not answered; whether it was
     *     posted cannot be told from the journal
     * @throws io.github.businesscentral.payments.error.JournalUnsettledException if a create of this client that was not answered
     *     may still be executed in the journal; it was not posted
     */
    default PostOutcome post() {
        return calls().post(PostMode.ONLY_IF_SETTLED).execute();
    }

    /** Posts the journal, also while a create that was not answered may still be executed if {@code mode} says so. */
    default PostOutcome post(PostMode mode) {
        return calls().post(mode).execute();
    }

    /** The verbs of {@link JournalPayments} as prepared calls. */
    interface Calls extends Editable.Calls<CustomerPayment, CustomerPaymentPatch> {
        /** Prepares {@link JournalPayments#post(PostMode)}. */
        ApiCall<PostOutcome> post(PostMode mode);

        /** Prepares {@link JournalPayments#create(NewCustomerPayment)}. */
        default ApiCall<CustomerPayment> create(NewCustomerPayment payment) {
            return create(payment, CreateMode.EXACTLY_ONCE);
        }

        /** Prepares {@link JournalPayments#create(NewCustomerPayment, CreateMode)}. */
        ApiCall<CustomerPayment> create(NewCustomerPayment payment, CreateMode mode);
    }
}
