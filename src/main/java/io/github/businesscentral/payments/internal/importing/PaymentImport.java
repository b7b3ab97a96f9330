package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.run.RunIntake;
import io.github.businesscentral.payments.internal.run.RunIntake.Verdict;
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
 * The way of payments from the input into a run. They are judged some batches ahead of those that are sent; what is entered waits for a
 * look at the marks, and what a look does not confirm is judged again. The input and the listener are used by the calling thread only;
 * requests travel on the client's threads.
 */
public final class PaymentImport {
    private static final int BATCHES_AHEAD = 20;
    private static final int BATCHES_A_LOOK = 20;
    private static final int MOST_UNCONFIRMED = 20_000;
    // What is there already is found much faster than looked at.
    private static final int MOST_LOOKS = 3;
    private static final int MOST_SETBACKS = 50;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final RunIntake run;
    private final Supplier<Batch> batches;
    private final int slots;
    private final Iterator<NewCustomerPayment> input;
    private final ImportOptions options;
    private final Score score = new Score();
    private final long began;

    private final Deque<Entry> ready = new ArrayDeque<>();
    private final List<Flight> inFlight = new ArrayList<>();
    private List<Unconfirmed> unconfirmed = new ArrayList<>();
    private int looks;
    private int arrivedSinceLook;
    private int setbacks;
    private long lastLook;
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
        this.lastLook = began;
    }

    /**
     * Imports the payments that {@code input} brings; requests go into the batches that {@code batches} makes.
     *
     * @param mostInFlight how many requests the client sends at a time
     */
    public static ImportReport run(
            RunIntake run,
            Supplier<Batch> batches,
            int mostInFlight,
            Iterator<NewCustomerPayment> input,
            ImportOptions options) {
        run.open();
        // Where the client itself sends no more at a time, one more waits there, ready to be sent when another is
        // answered.
        int slots = mostInFlight <= options.parallelism() ? mostInFlight + 1 : options.parallelism();
        return new PaymentImport(run, batches, slots, input, options).run();
    }

    private ImportReport run() {
        try {
            while (hasMore()) {
                prepare();
                send();
                look();
                takeArrived();
            }
            leaveReady();
            return report();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (RuntimeException e) {
            land();
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

    /** Whether there is something to send. An import with nothing left to send is not stopped any more. */
    private boolean mayGoOn() {
        return !score.isStopped() && (!ready.isEmpty() || input.hasNext());
    }

    /** Judges the next payments if there are not enough for the next requests. */
    private void prepare() {
        int ahead = BATCHES_AHEAD * options.batchSize();
        if (score.isStopped() || ready.size() >= ahead / 2 || unconfirmed.size() >= MOST_UNCONFIRMED) {
            return;
        }
        // send() asks before each request. If everything is there already, it sends none.
        if (lines > 0 && ready.isEmpty() && input.hasNext() && isToStop()) {
            return;
        }
        List<ImportedLine> next = new ArrayList<>();
        try {
            while (next.size() < ahead && input.hasNext()) {
                NewCustomerPayment payment = Objects.requireNonNull(input.next(), "a payment of the input is null");
                next.add(ImportedLine.troubled(++lines, payment, Outcome.NOT_SENT, "it was read, and not sent"));
            }
        } catch (RuntimeException e) {
            next.forEach(score::add);
            throw e;
        }
        judge(next, run::judge);
    }

    /**
     * Decides what to do with the payments, and reports those that need no request.
     *
     * @param payments each with the outcome that is known so far
     */
    private void judge(List<ImportedLine> payments, Function<List<NewCustomerPayment>, List<Verdict>> judging) {
        if (payments.isEmpty()) {
            return;
        }
        List<ImportedLine> told = new ArrayList<>();
        try {
            List<Verdict> verdicts =
                    judging.apply(payments.stream().map(ImportedLine::draft).toList());
            for (int i = 0; i < payments.size(); i++) {
                take(payments.get(i), verdicts.get(i)).ifPresent(told::add);
            }
        } catch (BusinessCentralException e) {
            stop(e.reason());
            payments.forEach(payment -> told.add(unjudged(payment, e.reason())));
        } catch (RuntimeException e) {
            payments.forEach(payment -> score.add(unjudged(payment, e.toString())));
            throw e;
        }
        if (!told.isEmpty()) {
            tell(told);
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
            unconfirmed(new Unconfirmed(line, there.journal()));
        } else if (verdict instanceof Verdict.Posted posted) {
            ImportedLine line = ImportedLine.booked(position, draft, Outcome.POSTED_BEFORE, null);
            posted.journal().ifPresent(journal -> unconfirmed(new Unconfirmed(line, journal)));
            return posted.journal().isPresent() ? Optional.empty() : Optional.of(line);
        } else if (verdict instanceof Verdict.Refused refused) {
            return Optional.of(ImportedLine.troubled(position, draft, Outcome.REFUSED, refused.reason()));
        }
        return Optional.empty();
    }

    private static ImportedLine unjudged(ImportedLine payment, String reason) {
        return ImportedLine.troubled(
                payment.position(),
                payment.draft(),
                payment.outcome() == Outcome.NOT_SENT ? Outcome.NOT_SENT : Outcome.UNKNOWN,
                reason);
    }

    /** Whether a create or a read has shown the payment in a journal. */
    private static boolean isEntered(ImportedLine line) {
        return line.outcome() == Outcome.BOOKED || line.outcome() == Outcome.BOOKED_BEFORE;
    }

    private void send() {
        while (hasSlot() && !ready.isEmpty() && !isToStop()) {
            List<Entry> entries = new ArrayList<>();
            while (entries.size() < options.batchSize() && !ready.isEmpty()) {
                entries.add(ready.remove());
            }
            inFlight.add(new EntryFlight(entries, batch(), this));
        }
    }

    private boolean hasSlot() {
        return inFlight.size() < slots;
    }

    private Batch batch() {
        return batches.get().continueOnError().with(options.requestOptions());
    }

    private boolean isToStop() {
        if (score.errors() >= options.stopAfterErrors()) {
            stop(score.errors() + " lines were refused or are unknown, and stopAfterErrors is "
                    + options.stopAfterErrors());
        } else if (options.stopWhen().getAsBoolean()) {
            stop("stopWhen said so");
        }
        return score.isStopped();
    }

    /** One look confirms all that was entered before it is sent, so it waits for some of it to come together. */
    private void look() {
        boolean isDue = (arrivedSinceLook >= BATCHES_A_LOOK && run.nanoTime() - lastLook >= LOOK_EVERY.toNanos())
                || unconfirmed.size() >= MOST_UNCONFIRMED
                || (inFlight.isEmpty() && !mayGoOn());
        if (looks < MOST_LOOKS && isDue && !unconfirmed.isEmpty()) {
            inFlight.add(new LookFlight(unconfirmed, run, batch(), this));
            unconfirmed = new ArrayList<>();
            looks++;
            arrivedSinceLook = 0;
            lastLook = run.nanoTime();
        }
    }

    /** Takes what has arrived; waits if there is nothing else to do. */
    private void takeArrived() throws InterruptedException {
        boolean idle = !hasSlot() || !mayGoOn() || unconfirmed.size() >= MOST_UNCONFIRMED;
        if (idle && !inFlight.isEmpty()) {
            CompletableFuture<?>[] results =
                    inFlight.stream().map(Flight::result).toArray(CompletableFuture[]::new);
            run.await(CompletableFuture.anyOf(results).exceptionally(failure -> null));
        }
        for (Flight flight : List.copyOf(inFlight)) {
            if (flight.result().isDone()) {
                // Taken out first: the listener can throw.
                inFlight.remove(flight);
                arrivedSinceLook++;
                flight.arrive();
                progressed();
            }
        }
    }

    /** No more lines are sent, for this reason; the first one counts. */
    void stop(String reason) {
        score.stop(reason);
    }

    /** The payment is in its journal. */
    void unconfirmed(Unconfirmed payment) {
        unconfirmed.add(payment);
    }

    /** Counts lines that have their outcomes, and reports them to the listener. */
    void tell(List<ImportedLine> told) {
        told.forEach(score::add);
        if (!silent) {
            told.forEach(options.listener()::onLine);
        }
    }

    private void progressed() {
        if (!silent) {
            options.listener().onProgress(score.progress(elapsed()));
        }
    }

    /** A look has shown which payments count. The journals of the others have other marks, or could not be looked at. */
    void looked(List<Unconfirmed> confirmed, List<Unconfirmed> others) {
        looks--;
        setbacks = others.isEmpty() ? 0 : setbacks + 1;
        try {
            tell(confirmed.stream().map(Unconfirmed::line).toList());
        } finally {
            // The listener can throw.
            again(others);
        }
    }

    /** The journals of these payments are gone: what an earlier attempt has entered there is deleted or posted. */
    void gone(List<Unconfirmed> payments) {
        setbacks += payments.isEmpty() ? 0 : 1;
        again(payments);
    }

    private void again(List<Unconfirmed> others) {
        if (setbacks > MOST_SETBACKS) {
            stop("the run's journals change faster than they can be read");
        }
        if (score.isStopped()) {
            tell(others.stream().map(Unconfirmed::unknown).toList());
        } else if (!others.isEmpty()) {
            others.stream().map(Unconfirmed::journal).distinct().forEach(run::leave);
            List<ImportedLine> judged = Stream.concat(
                            others.stream().map(Unconfirmed::line),
                            ready.stream()
                                    .map(entry -> entry.earlier()
                                            .map(outcome -> entry.booked(outcome, null))
                                            .orElseGet(() -> entry.notSent("it was read, and not sent"))))
                    .toList();
            ready.clear();
            judge(judged, run::judgeAgain);
        }
    }

    /** Reports the payments that were judged and not sent. */
    private void leaveReady() {
        List<ImportedLine> left = ready.stream()
                .map(entry -> entry.notSent("the import was stopped before"))
                .toList();
        ready.clear();
        tell(left);
    }

    /** After a failure: waits for the requests on their way, without calling the listener. */
    private void land() {
        silent = true;
        stop("the input or the listener failed");
        try {
            while (!inFlight.isEmpty() || !unconfirmed.isEmpty()) {
                look();
                takeArrived();
            }
            leaveReady();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ImportException interrupted(InterruptedException e) {
        silent = true;
        int underWay = inFlight.size();
        stop("the thread was interrupted");
        List.copyOf(inFlight).forEach(Flight::lost);
        inFlight.clear();
        again(unconfirmed);
        leaveReady();
        Thread.currentThread().interrupt();
        return new ImportException(
                Reason.INTERRUPTED,
                "The import was interrupted with " + underWay
                        + " requests on their way. Import the same payments again to complete it.",
                report(),
                e);
    }

    private ImportReport report() {
        return score.report(elapsed());
    }

    private Duration elapsed() {
        return Duration.ofNanos(run.nanoTime() - began);
    }
}
