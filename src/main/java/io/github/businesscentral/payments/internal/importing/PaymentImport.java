package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.run.RunIntake;
import io.github.businesscentral.payments.internal.run.RunIntake.Verdict;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportException;
import io.github.businesscentral.payments.run.ImportException.Reason;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Moves payments from the input into a run. It judges payments several batches before it sends them. Entered payments are
 * confirmed by a later check of the marks; payments that the check does not confirm are judged again. The calling thread uses the
 * input and the listener; requests run on the client's threads.
 */
public final class PaymentImport {
    private static final int BATCHES_AHEAD = 20;
    private static final int MOST_MEMBERS = 100;
    private static final int MOST_SETBACKS = 50;

    private final RunIntake run;
    private final Supplier<Batch> batches;
    private final int slots;
    private final Iterator<NewCustomerPayment> input;
    private final ImportOptions options;
    private final ReportBuilder report = new ReportBuilder();
    private final long began;

    private final Deque<Entry> ready = new ArrayDeque<>();
    private final List<ImportRequest> inFlight = new ArrayList<>();
    private final UnconfirmedPayments unconfirmed;
    private int setbacks;
    private long lines;
    private boolean silent;

    private PaymentImport(
            RunIntake run,
            Supplier<Batch> batches,
            int slots,
            Iterator<NewCustomerPayment> input,
            ImportOptions options) {
        this.run = run;
        this.batches = batches;
        this.slots = slots;
        this.input = input;
        this.options = options;
        this.began = run.nanoTime();
        this.unconfirmed = new UnconfirmedPayments(began);
    }

    /**
     * Imports the payments of {@code input}, in batches from {@code batches}.
     *
     * @param mostInFlight the number of requests that the client sends at a time
     */
    public static ImportReport run(
            RunIntake run,
            Supplier<Batch> batches,
            int mostInFlight,
            Iterator<NewCustomerPayment> input,
            ImportOptions options) {
        run.open();
        // If the client sends no more requests than this at a time, one more waits in the client, ready to be sent
        // next.
        int slots = mostInFlight <= options.parallelism() ? mostInFlight + 1 : options.parallelism();
        return new PaymentImport(run, batches, slots, input, options).run();
    }

    private ImportReport run() {
        try {
            while (hasMore()) {
                prepare();
                send();
                checkMarks();
                handleResponses();
            }
            dropReady();
            return report();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (RuntimeException e) {
            awaitInFlight();
            throw new ImportException(
                    Reason.INPUT_FAILED,
                    "The input or the listener failed (" + e + "). Import the same payments again to complete it.",
                    report(),
                    e);
        }
    }

    private boolean hasMore() {
        return mayGoOn() || !inFlight.isEmpty() || !unconfirmed.isEmpty();
    }

    /** Whether there is something to send. An import with nothing left to send can no longer be stopped. */
    private boolean mayGoOn() {
        return !report.isStopped() && (!ready.isEmpty() || input.hasNext());
    }

    /** Judges the next payments if too few are ready for the next requests. */
    private void prepare() {
        int ahead = BATCHES_AHEAD * options.batchSize();
        if (report.isStopped() || ready.size() >= ahead / 2 || unconfirmed.isFull()) {
            return;
        }
        // send() checks before each request, but sends none if every payment exists already.
        if (lines > 0 && ready.isEmpty() && input.hasNext() && isToStop()) {
            return;
        }
        List<ImportedLine> next = new ArrayList<>();
        try {
            while (next.size() < ahead && input.hasNext()) {
                NewCustomerPayment payment = Objects.requireNonNull(input.next(), "a payment of the input is null");
                next.add(ImportedLine.troubled(++lines, payment, Outcome.NOT_SENT, "it was read but not sent"));
            }
        } catch (RuntimeException e) {
            next.forEach(report::add);
            throw e;
        }
        judge(next, run::judge);
    }

    /**
     * Decides what to do with the payments, and reports those that need no request.
     *
     * @param payments each with its outcome so far
     */
    private void judge(List<ImportedLine> payments, Function<List<NewCustomerPayment>, List<Verdict>> judging) {
        if (payments.isEmpty()) {
            return;
        }
        List<ImportedLine> settled = new ArrayList<>();
        try {
            List<Verdict> verdicts =
                    judging.apply(payments.stream().map(ImportedLine::draft).toList());
            for (int i = 0; i < payments.size(); i++) {
                take(payments.get(i), verdicts.get(i)).ifPresent(settled::add);
            }
        } catch (BusinessCentralException e) {
            stop(e.reason());
            payments.forEach(payment -> settled.add(unjudged(payment, e.reason())));
        } catch (RuntimeException e) {
            payments.forEach(payment -> report.add(unjudged(payment, e.toString())));
            throw e;
        }
        if (!settled.isEmpty()) {
            settled(settled);
            progressed();
        }
    }

    /** Returns the outcome to report now, if there is one. */
    private Optional<ImportedLine> take(ImportedLine payment, Verdict verdict) {
        long position = payment.position();
        NewCustomerPayment draft = payment.draft();
        Optional<Outcome> earlier = isEntered(payment) ? Optional.of(payment.outcome()) : Optional.empty();
        if (verdict instanceof Verdict.Enter enter) {
            ready.add(new Entry(position, draft, enter.call(), enter.journal(), earlier));
        } else if (verdict instanceof Verdict.There there) {
            ImportedLine line = ImportedLine.booked(
                    position,
                    draft,
                    earlier.orElse(Outcome.BOOKED_BEFORE),
                    payment.payment().orElse(null));
            return toConfirm(line, Optional.of(there.journal()));
        } else if (verdict instanceof Verdict.Posted posted) {
            return toConfirm(ImportedLine.booked(position, draft, Outcome.POSTED_BEFORE, null), posted.journal());
        } else if (verdict instanceof Verdict.Refused refused) {
            return Optional.of(ImportedLine.troubled(position, draft, Outcome.REFUSED, refused.reason()));
        }
        return Optional.empty();
    }

    /** Returns the line if no journal's mark has to confirm it. */
    private Optional<ImportedLine> toConfirm(ImportedLine line, Optional<RunJournal> by) {
        by.ifPresent(journal -> unconfirmed(new Unconfirmed(line, journal)));
        return by.isPresent() ? Optional.empty() : Optional.of(line);
    }

    private static ImportedLine unjudged(ImportedLine payment, String reason) {
        return ImportedLine.troubled(
                payment.position(),
                payment.draft(),
                payment.outcome() == Outcome.NOT_SENT ? Outcome.NOT_SENT : Outcome.UNKNOWN,
                reason);
    }

    /** Whether a create or a read has found the payment in a journal. */
    private static boolean isEntered(ImportedLine line) {
        return line.outcome() == Outcome.BOOKED || line.outcome() == Outcome.BOOKED_BEFORE;
    }

    private void send() {
        while (hasSlot() && !ready.isEmpty() && !isToStop()) {
            List<Unconfirmed> toCheck = isTimeToCheck() && unconfirmed.fitBesideEntries()
                    ? unconfirmed.startCheck(run.nanoTime())
                    : List.of();
            int most = Math.min(
                    options.batchSize(),
                    MOST_MEMBERS - MarkCheck.journals(toCheck).size());
            List<Entry> entries = new ArrayList<>();
            while (entries.size() < most && !ready.isEmpty()) {
                entries.add(ready.remove());
            }
            inFlight.add(new ImportRequest(entries, toCheck, run, batch(), this));
        }
    }

    private boolean hasSlot() {
        return inFlight.size() < slots;
    }

    private Batch batch() {
        return batches.get().continueOnError().with(options.requestOptions());
    }

    private boolean isToStop() {
        if (report.errors() >= options.stopAfterErrors()) {
            stop(report.errors() + " lines were refused or are unknown, and stopAfterErrors is "
                    + options.stopAfterErrors());
        } else if (options.stopWhen().getAsBoolean()) {
            stop("stopWhen returned true");
        }
        return report.isStopped();
    }

    /** Checks marks in a request of their own, unless the next entries can take the reads along. */
    private void checkMarks() {
        boolean isDue = (isTimeToCheck() && (ready.isEmpty() || !unconfirmed.fitBesideEntries()))
                || unconfirmed.isEnoughToCheck()
                || (inFlight.isEmpty() && !mayGoOn());
        if (isDue && unconfirmed.mayCheck()) {
            inFlight.add(new ImportRequest(List.of(), unconfirmed.startCheck(run.nanoTime()), run, batch(), this));
        }
    }

    private boolean isTimeToCheck() {
        return unconfirmed.isTimeToCheck(run.nanoTime());
    }

    /** Handles the responses that have arrived. Waits for one if there is nothing else to do. */
    private void handleResponses() throws InterruptedException {
        boolean idle = !hasSlot() || !mayGoOn() || unconfirmed.isFull();
        if (idle && !inFlight.isEmpty()) {
            CompletableFuture<?>[] results =
                    inFlight.stream().map(ImportRequest::result).toArray(CompletableFuture[]::new);
            run.await(CompletableFuture.anyOf(results).exceptionally(failure -> null));
        }
        for (ImportRequest request : List.copyOf(inFlight)) {
            if (request.result().isDone()) {
                // Removed first, because the listener can throw.
                inFlight.remove(request);
                unconfirmed.answered();
                request.handleResponse();
                progressed();
            }
        }
    }

    /** Stops sending. The first reason is kept. */
    void stop(String reason) {
        report.stop(reason);
    }

    /** Adds a payment that is in its journal but not confirmed. */
    void unconfirmed(Unconfirmed payment) {
        unconfirmed.add(payment);
    }

    /** Counts lines that have their outcomes, and passes them to the listener. */
    void settled(List<ImportedLine> settled) {
        settled.forEach(report::add);
        if (!silent) {
            settled.forEach(options.listener()::onLine);
        }
    }

    private void progressed() {
        if (!silent) {
            options.listener().onProgress(report.progress(elapsed()));
        }
    }

    /**
     * Called after a check of the marks. Those of {@code others} have changed or could not be read. Those of {@code again} shared
     * a request with entries and got no answer, so another check reads them.
     */
    void marksChecked(List<Unconfirmed> confirmed, List<Unconfirmed> others, List<Unconfirmed> again) {
        unconfirmed.checkEnded(confirmed.size() + others.size() + again.size());
        unconfirmed.addAll(again);
        setbacks = others.isEmpty() ? 0 : setbacks + 1;
        try {
            settled(confirmed.stream().map(Unconfirmed::line).toList());
        } finally {
            // Also when the listener throws.
            retry(others);
        }
    }

    /**
     * Called when the journals of these payments are gone. Lines that an earlier attempt entered there were deleted or posted.
     */
    void gone(List<Unconfirmed> payments) {
        setbacks += payments.isEmpty() ? 0 : 1;
        retry(payments);
    }

    private void retry(List<Unconfirmed> others) {
        if (setbacks > MOST_SETBACKS) {
            stop("the run's journals change faster than they can be read");
        }
        if (report.isStopped()) {
            settled(others.stream().map(Unconfirmed::unknown).toList());
        } else if (!others.isEmpty()) {
            others.stream().map(Unconfirmed::journal).distinct().forEach(run::leave);
            List<ImportedLine> judged = Stream.concat(
                            others.stream().map(Unconfirmed::line),
                            ready.stream()
                                    .map(entry -> entry.earlier()
                                            .map(outcome -> entry.booked(outcome, null))
                                            .orElseGet(() -> entry.notSent("it was read but not sent"))))
                    .toList();
            ready.clear();
            judge(judged, run::judgeAgain);
        }
    }

    /** Reports the payments that were judged but not sent. */
    private void dropReady() {
        List<ImportedLine> left = ready.stream()
                .map(entry -> entry.notSent("the import stopped before it was sent"))
                .toList();
        ready.clear();
        settled(left);
    }

    /** After a failure: waits for the requests in request, without calling the listener. */
    private void awaitInFlight() {
        silent = true;
        stop("the input or the listener failed");
        try {
            while (!inFlight.isEmpty() || !unconfirmed.isEmpty()) {
                checkMarks();
                handleResponses();
            }
            dropReady();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ImportException interrupted(InterruptedException e) {
        silent = true;
        int pending = inFlight.size();
        stop("the thread was interrupted");
        List.copyOf(inFlight).forEach(ImportRequest::cancel);
        inFlight.clear();
        retry(unconfirmed.abandon());
        dropReady();
        Thread.currentThread().interrupt();
        return new ImportException(
                Reason.INTERRUPTED,
                "The import was interrupted with " + pending
                        + " requests in request. Import the same payments again to complete it.",
                report(),
                e);
    }

    private ImportReport report() {
        return report.build(elapsed());
    }

    private Duration elapsed() {
        return Duration.ofNanos(run.nanoTime() - began);
    }
}
