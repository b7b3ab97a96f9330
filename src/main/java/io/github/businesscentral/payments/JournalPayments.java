package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.Optional;
import java.util.UUID;

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
     * <p>The library gives a payment without a {@code lineNumber} a free one. It looks an unanswered attempt up by that number
     * and, if it was not executed, sends it again. With a {@code lineNumber} of your own the same holds across restarts of your
     * program, as long as the journal is not posted: if an equal payment has the number already, that one is returned. {@link
     * #createForResponse} tells which it was.
     *
     * <p>This holds unless others post, delete or renumber lines of the journal while an attempt is unsettled. Where the
     * library cannot rule that out, the outcome is unknown.
     *
     * <p>If another program or a person posts the journal at the same moment, the server can delete the new line unposted after
     * it has confirmed it. The client's own postings and creates of a journal wait for each other. If an approval of the
     * journal is pending, the server refuses the payment, or it cancels the approval without a word ({@code
     * business-central.md} 3.2, 3.8).
     *
     * <p>The amount is in the line's currency, which the API does not show: the currency of the balancing bank account, or else
     * the customer's. The server rounds the amount to it ({@code business-central.md} 2.2, 3.5).
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if a business rule refuses it; nothing was
     *     added
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if another payment has its line number; nothing
     *     was added. The exception has that payment and the properties that differ. In a journal that was posted, number
     *     10000 can be taken by an empty line that no list shows
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and it cannot be told what
     *     became of it
     * @throws IllegalArgumentException if it has a {@code contactId} and the endpoint is not v1.0
     */
    default CustomerPayment create(NewCustomerPayment payment) {
        return calls().create(payment).execute();
    }

    /**
     * Does what {@link #create(NewCustomerPayment)} does, and returns the payment with its {@linkplain
     * ApiResponse#createOutcome() outcome}:
     *
     * <pre>{@code
     * ApiResponse<CustomerPayment> response = journal.createForResponse(payment);
     * if (response.createOutcome().orElseThrow() == CreateOutcome.ALREADY_EXISTED) {
     *     …
     * }
     * }</pre>
     */
    default ApiResponse<CustomerPayment> createForResponse(NewCustomerPayment payment) {
        return calls().create(payment).executeForResponse();
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
     * Posts all lines of the journal to the ledger, also those that it does not show as payments. Posting cannot be undone.
     * Sends {@code POST journals({id})/Microsoft.NAV.post} ({@code business-central.md} 3.8), and reads before and after which
     * lines are in the journal. Default deadline: 10 minutes.
     *
     * <p>Waits for the creates of this client in the journal, and lets those that begin later wait. In a batch it does not wait:
     * the posting fails with {@code JournalUnsettledException} if other calls create lines at that moment. Payments that other
     * programs create during the posting can be lost after their confirmation.
     *
     * <p>An error from the server does not prove that nothing was posted: the exception of a refusal is thrown only if all lines
     * are still there. Success does not prove that everything was posted: see {@link PostOutcome}. A second posting of a
     * journal succeeds and posts nothing, since the server keeps an empty line in it. Every payment needs a document number.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if there is nothing to post, or a line cannot be
     *     posted; all lines are still there
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was not answered, or was answered with an
     *     error although lines are gone. The message says how many lines are still there
     * @throws io.github.businesscentral.payments.error.JournalUnsettledException if a create of this client that was not answered
     *     may still be executed in the journal; nothing was sent
     */
    default PostOutcome post() {
        return calls().post(PostMode.ONLY_IF_SETTLED).execute();
    }

    /**
     * Posts the journal, also while creates of this client run or may still be executed if {@code mode} says so. Returns and
     * throws what {@link #post()} does.
     */
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
