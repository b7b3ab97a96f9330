package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Payments that get into the ledger once, even if the job is started again, runs on several machines, or loses answers.
 * Nothing is stored on your side: the state of the run is a mark on the server, in journals that belong to this run alone.
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
 * <p>Every method may be called again at any time, from any process and machine. A payment is known by its document number: derive
 * it, and the run's name, from the payments' own data and never from the clock. The guide <em>Exactly once</em> says what a run
 * does not cover, such as people who post or empty its journals.
 *
 * <p>Safe for any number of threads.
 */
public interface PaymentRun {
    /** The name of the run. */
    String name();

    /** {@link #create} as a prepared call: for asynchronous execution and for batches that are not atomic. */
    Calls calls();

    /**
     * Enters a payment once and returns it with the outcome.
     *
     * <p>The payment needs a document number (1 to 20 of {@code A-Z 0-9 - _ /}), a posting date and an amount, and must not have a
     * line number. The outcome is confirmed only after the run's mark was read again: by then the payment is in the journal and
     * will be posted with it.
     *
     * @throws IllegalArgumentException if the payment lacks one of these or breaks a rule; nothing was sent
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if the run has a payment with this document number
     *     and other values; the exception has that payment and the properties that differ
     * @throws RunSealedException if the run is being sealed or posted. The payment may or may not be in it: call this again once
     *     the run is posted
     * @throws RunConflictException if the ledger has the document number with other values or reversed, or the run was emptied by
     *     people
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if the outcome is unknown; call this again
     */
    default RunPayment create(NewCustomerPayment payment) {
        return calls().create(payment).execute();
    }

    /**
     * Enters many payments once, in batches of up to 100 of which several are under way at a time. If it does not come to its end,
     * call it again with the same payments, on any machine: it reads what the run has and enters the rest. Payments can be added
     * or corrected in between, and several processes can import at once.
     *
     * <p>A payment that is not accepted, or that the server refuses, is counted, told and reported, and does not keep the others; so
     * is one whose document number came before in the same input. The payments are read by the calling thread, up to 20 batches
     * ahead; of those that were told, no more than their document numbers' hashes are kept in memory.
     *
     * @return what became of the payments; look at {@link ImportReport#isAllBooked()} and {@link ImportReport#problems()}
     * @throws RunSealedException if the run is being sealed or posted when the import begins; nothing was sent. If it is sealed on the
     *     way, the report says that the import has stopped
     * @throws RunConflictException if the run was emptied by people
     * @throws ImportException if the input or the listener fails on the way, or the thread is interrupted
     * @throws io.github.businesscentral.payments.error.BusinessCentralException if the run cannot be read in the beginning; nothing was
     *     sent
     */
    ImportReport importAll(Iterable<NewCustomerPayment> payments, ImportOptions options);

    /** Does the same with the payments of a stream, which is not closed. */
    default ImportReport importAll(Stream<NewCustomerPayment> payments, ImportOptions options) {
        Iterator<NewCustomerPayment> once = payments.iterator();
        return importAll(() -> once, options);
    }

    /**
     * Closes the run for new payments, so that it can be posted, and returns its state. Waits {@link RunOptions#cacheWait},
     * for all parts together. An empty run stays open.
     *
     * @throws RunConflictException if the run has lines that are not its own, edited lines, or payments that the ledger has
     *     already; the run is open again, and the exception names the lines
     */
    RunState seal();

    /**
     * Opens a sealed run again and returns its state. A run that is posted or being posted by {@link #post} stays as it is. Do not
     * call it while people post the run by hand, nor within 8 minutes after they have begun: a payment that is entered then can
     * vanish with their posting.
     *
     * @throws RunConflictException if a part of the run is being posted
     */
    RunState reopen();

    /**
     * Seals the run and posts it once, and returns its state: {@link RunState#POSTED}, or {@link RunState#OPEN} if it is empty.
     * After a crash, call it again: it completes the posting or finds it done. Waits {@link RunOptions#cacheWait} before it seals and
     * again before it posts; if an earlier posting may still be executed, for up to 10 minutes.
     *
     * @throws RunConflictException if people must decide: lines are missing or edited, or the run was emptied
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the server refuses to post a line; all lines are
     *     still there. Correct it and call this again
     * @throws io.github.businesscentral.payments.error.JournalUnsettledException if creates of this client are under way in the run
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if the server did not answer; call this again
     */
    RunState post();

    /**
     * The state of the run. With several parts: {@code EMPTIED} if one is, else the state of a part that is being sealed or posted,
     * else {@code OPEN} if one is open, else {@code POSTED}.
     */
    RunState state();

    /** The run's journals, by part and generation. */
    List<RunJournalInfo> journals();

    /** The payments in the run's journals, fetched page by page as they are read. Payments that were posted are not among them. */
    Stream<CustomerPayment> lines();

    /** The verbs of {@link PaymentRun} as prepared calls. */
    interface Calls {
        /** Prepares {@link PaymentRun#create}. */
        ApiCall<RunPayment> create(NewCustomerPayment payment);
    }
}
