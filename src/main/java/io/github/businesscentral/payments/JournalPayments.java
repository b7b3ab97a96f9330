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
 * The customer payments of one journal. A journal shows only those of its lines that are customer payments, applied to invoices.
 * It may have other, invisible lines between them ({@code business-central.md} 2.2).
 */
public interface JournalPayments extends PaymentsById {
    /** The journal's id. */
    UUID id();

    /** The same methods, {@link #create create(…)} and {@link #post post(…)} as prepared calls. */
    @Override
    Calls calls();

    /** All payments of the journal by line number, fetched page by page as you read them. */
    default Paged<CustomerPayment> list() {
        return list(Query.of(CustomerPayment.class));
    }

    /**
     * The payments that the query selects, fetched page by page as you read them. Sends nothing until then. Sorted by line number
     * unless the query sorts, because the server guarantees no order by default.
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
     * <p>Fields are constants of {@link io.github.businesscentral.payments.model.CustomerPaymentFields}, meant for static import.
     */
    Paged<CustomerPayment> list(Query<CustomerPayment> query);

    /** Returns the payment with this line number, if the journal shows one. */
    default Optional<CustomerPayment> findByLineNumber(int lineNumber) {
        return list(Query.where(LINE_NUMBER.equalTo(lineNumber)).top(1)).stream()
                .filter(payment -> payment.lineNumber() == lineNumber)
                .findFirst();
    }

    /**
     * Adds a payment to the journal exactly once, and returns it as the server completed it.
     *
     * <p>If the payment has no {@code lineNumber}, the library assigns a free one. If an attempt gets no response, the library
     * looks the payment up by that number, and sends it again if it was not executed. With your own {@code lineNumber} this works
     * even across restarts of your program, as long as the journal is not posted: if an equal payment already has the number, the
     * library returns it. {@link #createForResponse createForResponse(…)} tells the two cases apart.
     *
     * <p>This holds unless others post, delete or renumber lines of the journal while an attempt is unsettled. If the library
     * cannot rule that out, the outcome is unknown.
     *
     * <p>If another program or a person posts the journal at the same time, the server can delete the new line without posting
     * it, even after it confirmed it. Creates and postings of the same client wait for each other. If an approval of the journal
     * is pending, the server either refuses the payment or silently cancels the approval ({@code business-central.md} 3.2, 3.8).
     *
     * <p>The amount is in the line's currency, which the API does not show: the currency of the balancing bank account, or else
     * the customer's. The server rounds the amount to that currency ({@code business-central.md} 2.2, 3.5).
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if a business rule refuses it; nothing was added
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if another payment has its line number; nothing was
     *     added. The exception contains that payment and the properties that differ. In a journal that was posted, an empty line
     *     that no list shows can occupy number 10000
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and the outcome is unknown
     * @throws IllegalArgumentException if it has a {@code contactId} and the endpoint is not v1.0
     */
    default CustomerPayment create(NewCustomerPayment payment) {
        return calls().create(payment).execute();
    }

    /**
     * Does the same as {@link #create(NewCustomerPayment) create(…)}, and returns the whole response. Its {@link
     * ApiResponse#createOutcome() createOutcome()} tells whether the payment was created, or an equal one already existed.
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
     * Adds a payment to the journal, with a line number that the client or the server chooses. Otherwise the same as {@link
     * #create(NewCustomerPayment) create(…)}.
     *
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException with {@link CreateMode#SERVER_NUMBERED}, after any
     *     attempt without a response, because there is no number to look it up by
     * @throws IllegalArgumentException if the server chooses the number and {@code payment} already has one
     */
    default CustomerPayment create(NewCustomerPayment payment, CreateMode mode) {
        return calls().create(payment, mode).execute();
    }

    /**
     * Posts all lines of the journal to the ledger, including lines that it does not show as payments. You cannot undo a posting.
     * Sends {@code POST journals({id})/Microsoft.NAV.post} ({@code business-central.md} 3.8), and reads the lines of the journal
     * before and after. Default deadline: 10 minutes.
     *
     * <p>Waits for creates of this client in the journal; later creates wait for the posting. In a batch it does not wait, and
     * fails with {@code JournalUnsettledException} if other calls are creating lines. Payments that other programs create during
     * the posting can be lost after they were confirmed.
     *
     * <p>An error from the server does not prove that nothing was posted. The library throws the refusal only if all lines are
     * still there. A success does not prove that everything was posted: see {@link PostOutcome}. A second posting of a journal
     * succeeds and posts nothing, because the server keeps an empty line in it. Every payment needs a document number.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if there is nothing to post, or a line cannot be
     *     posted; all lines are still there
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if there was no response, or an error although
     *     lines are gone. The message states how many lines are still there
     * @throws io.github.businesscentral.payments.error.JournalUnsettledException if the server may still execute a create of this
     *     client that got no response; nothing was sent
     */
    default PostOutcome post() {
        return calls().post(PostMode.ONLY_IF_SETTLED).execute();
    }

    /**
     * Posts the journal. {@code mode} decides whether to post while creates of this client are running or may still be executed.
     * Otherwise the same as {@link #post()}.
     */
    default PostOutcome post(PostMode mode) {
        return calls().post(mode).execute();
    }

    /** The methods of {@link JournalPayments} as prepared calls. */
    interface Calls extends Editable.Calls<CustomerPayment, CustomerPaymentPatch> {
        /** Prepares {@link JournalPayments#post(PostMode) post(…)}. */
        ApiCall<PostOutcome> post(PostMode mode);

        /** Prepares {@link JournalPayments#create(NewCustomerPayment) create(…)}. */
        default ApiCall<CustomerPayment> create(NewCustomerPayment payment) {
            return create(payment, CreateMode.EXACTLY_ONCE);
        }

        /** Prepares {@link JournalPayments#create(NewCustomerPayment, CreateMode) create(…)}. */
        ApiCall<CustomerPayment> create(NewCustomerPayment payment, CreateMode mode);
    }
}
