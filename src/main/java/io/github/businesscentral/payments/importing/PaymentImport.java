package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.batch.ImportOptions;
import io.github.businesscentral.payments.batch.ImportReport;
import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The import of payments into a journal, each exactly once, whatever becomes of answers and of this program. What belongs to the
 * caller, the input and the listener, is used by the calling thread only; batches travel on the client's threads. In memory are the
 * lines on their way, and of an earlier run a record for each hundred lines and those that it left open.
 */
public final class PaymentImport {
    // Others would have to take number after number in the very moments in between.
    private static final int MOST_NUMBERS = 10;

    private final ImportTarget target;
    private final ImportOptions options;
    private final Iterator<NewCustomerPayment> input;
    private final ImportLog log;
    private final Score score = new Score();
    private final long began;

    private final List<Flight> inFlight = new ArrayList<>();
    private final Deque<Chunk> waiting = new ArrayDeque<>();
    private int chunks;
    private long lines;

    private PaymentImport(
            ImportTarget target, ImportOptions options, Iterator<NewCustomerPayment> input, ImportLog log) {
        this.target = target;
        this.options = options;
        this.input = input;
        this.log = log;
        this.began = target.nanoTime();
    }

    /** Imports the payments that {@code input} brings. */
    public static ImportReport run(ImportTarget target, Iterator<NewCustomerPayment> input, ImportOptions options) {
        try (ImportLog log = ImportLog.open(options.resumeFile())) {
            return run(target, input, options, log);
        }
    }

    static ImportReport run(
            ImportTarget target, Iterator<NewCustomerPayment> input, ImportOptions options, ImportLog log) {
        return new PaymentImport(target, options, input, log).run();
    }

    private ImportReport run() {
        readEarlier();
        if (log.earlier().isComplete()) {
            requireNoMore();
            return report();
        }
        begin();
        try {
            sendAll();
            return end();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ImportException e) {
            land(e);
            throw new ImportException(e.reason(), String.valueOf(e.getMessage()), report(), e);
        } catch (RuntimeException e) {
            land(e);
            throw inputFailed(e, report());
        }
    }

    /** Reads what earlier runs have done, and the input as far as they came. */
    private void readEarlier() {
        EarlierRun earlier = log.earlier();
        earlier.requireJournal(target.journal());
        // Whatever becomes of this run: the journal must not be posted while those requests can be executed.
        earlier.mayCommitUntil().ifPresent(this::mayCommitUntil);
        try {
            waiting.addAll(earlier.open(input, line -> {
                score.add(line, false);
                options.listener().onLine(line);
            }));
        } catch (ImportException e) {
            throw e;
        } catch (RuntimeException e) {
            throw inputFailed(e, null);
        }
        chunks = earlier.chunks.size();
        lines = earlier.lines();
    }

    private static ImportException inputFailed(RuntimeException e, @Nullable ImportReport report) {
        return new ImportException(
                Reason.INPUT_FAILED,
                "The input or the listener failed: " + e + ". What was sent is recorded; import the same input again to"
                        + " complete it.",
                report,
                e);
    }

    /** Looks at the journal: nothing is sent if what is booked is not there any more. */
    private void begin() {
        EarlierRun earlier = log.earlier();
        Optional<ImportTarget.Line> last = target.look();
        if (!earlier.exists()) {
            log.begun(target.journal(), last);
            return;
        }
        if (!earlier.chunks.isEmpty()) {
            // Requests of an earlier run may still be executed: nobody else gets their numbers.
            target.skip(earlier.numbers().getMax());
        }
        new Verification(earlier, target).run(List.copyOf(waiting));
    }

    private void mayCommitUntil(Instant until) {
        if (until.isAfter(target.now())) {
            target.mayCommitUntil(until);
            score.mayCommitUntil(until);
        }
    }

    private void requireNoMore() {
        boolean hasMore;
        try {
            hasMore = input.hasNext();
        } catch (RuntimeException e) {
            throw inputFailed(e, null);
        }
        if (hasMore) {
            throw new ImportException(
                    Reason.INPUT_CHANGED,
                    "The import was completed with " + lines
                            + " lines, and the input has more. Nothing was sent. Import the"
                            + " further lines with another resume file.",
                    null,
                    null);
        }
    }

    private void sendAll() throws InterruptedException {
        awaitRoom();
        // An import with nothing left to send is not stopped any more.
        while ((!waiting.isEmpty() || input.hasNext()) && !isToStop()) {
            Optional<Chunk> chunk = waiting.isEmpty() ? next() : Optional.of(nextAgain());
            chunk.ifPresent(this::send);
            if (waiting.isEmpty() && hasNoWitness()) {
                // As long as the journal has no line, nobody could tell whether it was posted: the first is waited for.
                arriveAll();
            }
            awaitRoom();
        }
        arriveAll();
    }

    private boolean isToStop() {
        if (score.errors() >= options.stopAfterErrors()) {
            score.stop(score.errors() + " lines were refused or are unknown, and stopAfterErrors is "
                    + options.stopAfterErrors());
        } else if (options.stopWhen().getAsBoolean()) {
            score.stop("stopWhen said so");
        }
        return score.isStopped();
    }

    /** The next lines of the input, on the disk and ready to be sent; none if they cannot have numbers. */
    private Optional<Chunk> next() {
        List<NewCustomerPayment> drafts = new ArrayList<>();
        int size = hasNoWitness() ? 1 : options.batchSize();
        while (drafts.size() < size && input.hasNext()) {
            drafts.add(EarlierRun.next(input));
        }
        Optional<Integer> number = reserve(drafts.size());
        Chunk chunk = Chunk.of(chunks++, lines + 1, drafts, number.orElse(0), target.step(), sendingEnds());
        lines += drafts.size();
        if (number.isEmpty()) {
            chunk.open().forEach(line -> chunk.troubled(line, Outcome.NOT_SENT, "there was no line number for it"));
            scored(chunk).forEach(options.listener()::onLine);
            return Optional.empty();
        }
        log.started(chunk, target.step());
        return Optional.of(chunk);
    }

    /** The next chunk that an earlier run left open; one that cannot be recorded is left as it is. */
    private Chunk nextAgain() {
        again(waiting.element());
        return waiting.remove();
    }

    private Chunk again(Chunk chunk) {
        if (!chunk.open().isEmpty()) {
            chunk.sentUntil(sendingEnds());
            log.again(chunk);
        }
        return chunk;
    }

    /** When the last request of a batch that is sent now will go out. */
    private Instant sendingEnds() {
        return target.now().plus(target.deadline(options.requestOptions()));
    }

    private Optional<Integer> reserve(int count) {
        return asked(() -> Optional.of(target.reserve(count)));
    }

    private boolean hasNoWitness() {
        return asked(target::witness).isEmpty();
    }

    /** What the client throws here is about the journal, or numbers that cannot be had: nothing was sent. */
    private <T> Optional<T> asked(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (BusinessCentralException e) {
            score.stop(e.reason());
        } catch (IllegalStateException e) {
            score.stop(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void send(Chunk chunk) {
        Batch batch = target.batch().continueOnError().with(options.requestOptions());
        Flight flight = new Flight(chunk);
        flight.board(batch, target);
        if (flight.isEmpty()) {
            tell(record(chunk));
        } else {
            flight.depart(batch);
            inFlight.add(flight);
        }
    }

    private void awaitRoom() throws InterruptedException {
        while (inFlight.size() >= options.parallelism()) {
            arriveNext();
        }
    }

    private void arriveAll() throws InterruptedException {
        while (!inFlight.isEmpty()) {
            arriveNext();
        }
    }

    private void arriveNext() throws InterruptedException {
        CompletableFuture<?>[] results = inFlight.stream().map(Flight::result).toArray(CompletableFuture[]::new);
        target.await(CompletableFuture.anyOf(results).exceptionally(failure -> null));
        for (Flight flight : List.copyOf(inFlight)) {
            if (flight.result().isDone()) {
                arrived(flight);
            }
        }
    }

    /** Should the resume file fail, the flight is still there to be reported. */
    private void arrived(Flight flight) {
        flight.arrive(score, target.now());
        if (!flight.taken().isEmpty()) {
            renumber(flight);
        }
        if (flight.chunk.open().isEmpty()) {
            List<ImportedLine> news = record(flight.chunk);
            inFlight.remove(flight);
            tell(news);
        } else {
            send(again(flight.chunk));
            inFlight.remove(flight);
        }
    }

    /** Lines whose numbers somebody else has taken get others. */
    private void renumber(Flight flight) {
        Chunk chunk = flight.chunk;
        for (int line : flight.taken()) {
            Optional<Integer> number = chunk.renumberings() < MOST_NUMBERS ? reserve(1) : Optional.empty();
            if (number.isEmpty()) {
                chunk.troubled(line, Outcome.NOT_SENT, "its line number is another payment's, and there was no other");
                score.stop("others take the line numbers of this journal faster than the import can");
            } else {
                chunk.renumber(line, number.get());
                log.renumbered(chunk, line);
            }
        }
        chunk.renumbered();
    }

    /** Scores the lines of a chunk, then writes their outcomes into the resume file, and returns what is new. */
    private List<ImportedLine> record(Chunk chunk) {
        List<ImportedLine> news = scored(chunk);
        score.mayCommitUntil().ifPresent(log::mayCommitUntil);
        log.ended(chunk);
        return news;
    }

    private List<ImportedLine> scored(Chunk chunk) {
        List<ImportedLine> news = chunk.takeNews();
        news.forEach(line -> score.add(line, true));
        return news;
    }

    private void tell(List<ImportedLine> news) {
        news.forEach(options.listener()::onLine);
        options.listener().onProgress(score.progress(elapsed()));
    }

    /** Waits for what is on its way and records it, after a failure; nobody is told any more. */
    private void land(RuntimeException after) {
        try {
            while (!inFlight.isEmpty()) {
                Flight flight = inFlight.get(0);
                target.await(flight.result().handle((result, failure) -> true));
                record(flight, after);
                inFlight.remove(flight);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void record(Flight flight, RuntimeException after) {
        Chunk chunk = flight.chunk;
        flight.arrive(score, target.now());
        chunk.open().forEach(line -> chunk.troubled(line, Outcome.NOT_SENT, "its line number is another payment's"));
        try {
            record(chunk);
        } catch (ImportException e) {
            after.addSuppressed(e);
        }
    }

    private ImportException interrupted(InterruptedException e) {
        // What is on its way stays open in the resume file: the next run finds out what became of it.
        for (Flight flight : inFlight) {
            flight.result().cancel(true);
            mayCommitUntil(flight.chunk.mayCommitUntil());
            flight.chunk.open().forEach(line -> flight.chunk.troubled(line, Outcome.UNKNOWN, "interrupted on its way"));
            scored(flight.chunk);
        }
        Thread.currentThread().interrupt();
        score.stop("the thread was interrupted");
        return new ImportException(
                Reason.INTERRUPTED,
                "The import was interrupted with " + inFlight.size()
                        + " batches on their way. Import the same input again to" + " complete it.",
                report(),
                e);
    }

    private ImportReport end() {
        leftOpen().forEach(options.listener()::onLine);
        ImportReport report = report();
        if (report.isFinished()) {
            log.completed();
        }
        return report;
    }

    private ImportReport report() {
        leftOpen();
        return score.report(elapsed());
    }

    /** Lines that earlier runs left open, and that this one has not come to, are as open as before. */
    private List<ImportedLine> leftOpen() {
        List<ImportedLine> left = new ArrayList<>();
        for (Chunk chunk : waiting) {
            chunk.open()
                    .forEach(line -> chunk.troubled(
                            line,
                            chunk.isSuspect(line) ? Outcome.UNKNOWN : Outcome.NOT_SENT,
                            "this run has not come to it"));
            left.addAll(scored(chunk));
        }
        waiting.clear();
        return left;
    }

    private Duration elapsed() {
        return Duration.ofNanos(target.nanoTime() - began);
    }
}
