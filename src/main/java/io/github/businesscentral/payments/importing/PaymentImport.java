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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The import of payments into a journal, each exactly once, whatever becomes of answers and of this program. What belongs to the
 * caller, the input and the listener, is used by the calling thread only; batches travel on the client's threads. No more is kept
 * in memory than what is on its way.
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
    private int chunks;
    private long lines;
    private int renumberings;

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
            return new PaymentImport(target, options, input, log).run();
        }
    }

    private ImportReport run() {
        try {
            List<Chunk> open = begin();
            if (log.earlier().isComplete()) {
                requireNoMore();
                return report();
            }
            sendAll(open);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ImportException | BusinessCentralException e) {
            land();
            throw e;
        } catch (RuntimeException e) {
            land();
            throw new ImportException(
                    Reason.INPUT_FAILED,
                    "The input or the listener failed after line " + lines + ": " + e
                            + ". What was sent is recorded; import" + " the same input again to complete it.",
                    report(),
                    e);
        }
        return end();
    }

    private void sendAll(List<Chunk> open) throws InterruptedException {
        for (Chunk chunk : open) {
            awaitRoom();
            if (isToStop()) {
                break;
            }
            launch(chunk);
        }
        awaitRoom();
        // An import with nothing left to send is not stopped any more.
        while (input.hasNext() && !isToStop()) {
            try {
                launch(next());
            } catch (BusinessCentralException e) {
                // A number could not be had: nothing of the chunk was sent.
                score.stop(e.reason());
            }
            awaitRoom();
        }
        arriveAll();
    }

    /** Reads what earlier runs have done, and returns those of their chunks that are not ended. */
    private List<Chunk> begin() {
        EarlierRun earlier = log.earlier();
        earlier.requireJournal(target.journal());
        List<Chunk> open = earlier.open(input, line -> {
            score.add(line, false);
            options.listener().onLine(line);
        });
        chunks = earlier.chunks.size();
        lines = earlier.lines();
        if (!earlier.exists()) {
            log.begun(target.journal(), target.witness());
        } else if (!earlier.isComplete()) {
            new Verification(earlier, target).run(open);
            open.stream().map(Chunk::mayCommitUntil).forEach(this::mayCommitUntil);
        }
        return open;
    }

    private void mayCommitUntil(Instant until) {
        if (until.isAfter(target.now())) {
            target.mayCommitUntil(until);
            score.mayCommitUntil(until);
        }
    }

    private void requireNoMore() {
        if (input.hasNext()) {
            throw new ImportException(
                    Reason.INPUT_CHANGED,
                    "The import was completed with " + lines
                            + " lines, and the input has more. Nothing was sent. Import the"
                            + " further lines with another resume file.",
                    null,
                    null);
        }
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

    private Chunk next() {
        List<NewCustomerPayment> drafts = new ArrayList<>();
        // The first line that a journal gets is waited for: as long as it has none, nobody could tell whether it was
        // posted.
        int size = target.witness().isEmpty() ? 1 : options.batchSize();
        while (drafts.size() < size && input.hasNext()) {
            drafts.add(EarlierRun.next(input));
        }
        int number = target.reserve(drafts.size());
        Chunk chunk = Chunk.of(chunks++, lines + 1, drafts, number, target.step(), target.now());
        lines += drafts.size();
        log.started(chunk, target.step());
        return chunk;
    }

    private void awaitRoom() throws InterruptedException {
        while (inFlight.size() >= options.parallelism()) {
            arriveNext();
        }
    }

    private void launch(Chunk chunk) throws InterruptedException {
        send(chunk);
        if (target.witness().isEmpty()) {
            arriveAll();
        }
    }

    private void send(Chunk chunk) {
        Batch batch = target.batch().continueOnError().with(options.requestOptions());
        Flight flight = new Flight(chunk);
        flight.board(batch, target);
        if (flight.isEmpty()) {
            ended(chunk);
        } else {
            flight.depart(batch);
            inFlight.add(flight);
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
                inFlight.remove(flight);
                flight.arrive(score, target.now());
                if (flight.taken().isEmpty()) {
                    ended(flight.chunk);
                } else {
                    renumber(flight);
                }
            }
        }
    }

    /** Lines whose numbers somebody else has taken go out again with others. */
    private void renumber(Flight flight) {
        Optional<BusinessCentralException> failure = Optional.empty();
        for (int line : flight.taken()) {
            try {
                flight.chunk.renumber(line, target.reserve(1));
                log.renumbered(flight.chunk, line);
            } catch (BusinessCentralException e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isEmpty() && renumberings++ < MOST_NUMBERS) {
            log.force();
            send(flight.chunk);
            return;
        }
        String reason = failure.map(BusinessCentralException::reason)
                .orElse("others take the line numbers of this journal faster than the import can");
        score.stop(reason);
        flight.chunk.open().forEach(line -> flight.chunk.troubled(line, Outcome.NOT_SENT, reason));
        ended(flight.chunk);
    }

    private void ended(Chunk chunk) {
        log.ended(chunk);
        List<ImportedLine> news = chunk.news();
        news.forEach(line -> score.add(line, true));
        news.forEach(options.listener()::onLine);
        options.listener().onProgress(score.progress(elapsed()));
    }

    /** Waits for what is on its way and records it, after a failure; nobody is told any more. */
    private void land() {
        try {
            while (!inFlight.isEmpty()) {
                Flight flight = inFlight.remove(0);
                target.await(flight.result().exceptionally(failure -> null));
                flight.arrive(score, target.now());
                flight.chunk.open().forEach(line -> flight.chunk.troubled(line, Outcome.NOT_SENT, "not sent again"));
                log.ended(flight.chunk);
                flight.chunk.news().forEach(line -> score.add(line, true));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ImportException interrupted(InterruptedException e) {
        // What is on its way stays open in the resume file: the next run finds out what became of it.
        inFlight.forEach(flight -> flight.result().cancel(true));
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
        ImportReport report = report();
        if (report.isComplete()) {
            log.completed();
        }
        return report;
    }

    private ImportReport report() {
        return score.report(elapsed());
    }

    private Duration elapsed() {
        return Duration.ofNanos(target.nanoTime() - began);
    }
}
