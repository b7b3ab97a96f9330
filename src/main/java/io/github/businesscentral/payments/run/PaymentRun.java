package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Posts each payment to the ledger once, even if the job restarts, runs on several machines, or loses responses. You store
 * nothing. The run keeps its state on the server, as a mark on journals that belong to this run alone.
 *
 * <pre>{@code
 * PaymentRun run = company.run("payouts 2026-11-20", RunOptions.balancingAccount(clearing.id()));
 * for (Payout payout : payouts) {
 *     NewCustomerPayment payment = NewCustomerPayment.builder()
 *             .documentNumber(DocumentNumber.of("P", payout.id()))
 *             …
 *             .build();
 *     try {
 *         run.create(payment);
 *     } catch (RunSealedException begunToPost) {   // by an earlier start of the job, or by another process
 *         run.post();
 *         run.create(payment);
 *     }
 * }
 * run.post();
 * }</pre>
 *
 * <p>You may call every method again at any time, from any process and machine. A run recognizes a payment by its document
 * number. Derive document numbers and the run's name from the payments' own data, never from the clock. The guide <em>Exactly
 * once</em> lists the cases that a run does not cover, such as people who post or empty its journals.
 *
 * <p>Safe for use by any number of threads.
 */
public interface PaymentRun {
    /** The name of the run. */
    String name();

    /** {@link #create create(…)} as a prepared call, for asynchronous execution and for batches that are not atomic. */
    Calls calls();

    /**
     * Enters a payment once and returns it with the outcome.
     *
     * <p>The payment needs a document number (1 to 20 characters of {@code A-Z 0-9 - _ /}), a posting date and an amount. It must
     * not have a line number. This method returns only after it has read the run's mark again: the payment is then in the journal
     * and will be posted with it.
     *
     * @throws IllegalArgumentException if the payment lacks one of these or breaks a rule; nothing was sent
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if the run has a payment with this document number
     *     and other values; the exception contains that payment and the properties that differ
     * @throws RunSealedException if the run is being sealed or posted. The payment may or may not be in it: call this again once
     *     the run is posted
     * @throws RunConflictException if the ledger has the document number with other values or reversed, or if people emptied the
     *     run
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if the outcome is unknown; call this again
     */
    default RunPayment create(NewCustomerPayment payment) {
        return calls().create(payment).execute();
    }

    /**
     * Enters many payments once, in batches of up to 100, several of them in flight at a time. If the import ends early, call
     * this again with the same payments, on any machine: it reads the lines of the run and enters the missing ones. You may add
     * or correct payments in between, and several processes may import at the same time.
     *
     * <p>A payment that is invalid, or that the server refuses, is reported and does not stop the others. The same holds for a
     * payment whose document number occurred earlier in the input. The calling thread reads the payments, up to 20 batches ahead.
     * Of payments already reported, only hashes of their document numbers stay in memory.
     *
     * @return the outcome; check {@link ImportReport#isAllBooked()} and {@link ImportReport#problems()}
     * @throws RunSealedException if the run is being sealed or posted when the import starts; nothing was sent. If it is sealed
     *     later, the report states that the import stopped
     * @throws RunConflictException if people emptied the run
     * @throws ImportException if the input or the listener fails during the import, or the thread is interrupted
     * @throws io.github.businesscentral.payments.error.BusinessCentralException if the run cannot be read at the start; nothing
     *     was sent
     */
    ImportReport importAll(Iterable<NewCustomerPayment> payments, ImportOptions options);

    /** Imports the payments of a stream in the same way. Does not close the stream. */
    default ImportReport importAll(Stream<NewCustomerPayment> payments, ImportOptions options) {
        Iterator<NewCustomerPayment> once = payments.iterator();
        return importAll(() -> once, options);
    }

    /**
     * Closes the run for new payments so that it can be posted, and returns its state. Waits once for {@link
     * RunOptions#cacheWait cacheWait(…)}, however many parts the run has. An empty run stays open.
     *
     * @throws RunConflictException if the run has lines that it did not enter, edited lines, or payments that the ledger already
     *     has. The run is open again, and the exception lists the lines
     */
    RunState seal();

    /**
     * Reopens a sealed run and returns its state. A run that is posted, or that {@link #post} is posting, does not
     * change. Do not call this while people post the run by hand, or within 8 minutes after they started: their posting can
     * delete a payment that is entered meanwhile.
     *
     * @throws RunConflictException if a part of the run is being posted
     */
    RunState reopen();

    /**
     * Seals the run, posts it once, and returns its state: {@link RunState#POSTED}, or {@link RunState#OPEN} if the run is empty.
     * After a crash, call this again. It then completes the posting, or finds that it was completed. Waits for {@link
     * RunOptions#cacheWait cacheWait(…)} before sealing and again before posting, and up to 10 minutes if the server may still
     * execute an earlier posting.
     *
     * @throws RunConflictException if people must decide, because lines are missing or edited, or the run was emptied
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the server refuses to post a line; all lines
     *     are still there. Correct the line and call this again
     * @throws io.github.businesscentral.payments.error.JournalUnsettledException if creates of this client are in flight in the
     *     run
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if the server did not answer; call this again
     */
    RunState post();

    /**
     * The state of the run. With several parts, this is {@code EMPTIED} if any part is emptied, else the state of a part that is
     * being sealed or posted, else {@code OPEN} if any part is open, else {@code POSTED}.
     */
    RunState state();

    /** The run's journals, by part and generation. */
    List<RunJournalInfo> journals();

    /** The payments in the run's journals, fetched page by page as you read them. Posted payments are not included. */
    Stream<CustomerPayment> lines();

    /** The verbs of {@link PaymentRun} as prepared calls. */
    interface Calls {
        /** Prepares {@link PaymentRun#create create(…)}. */
        ApiCall<RunPayment> create(NewCustomerPayment payment);
    }
}
