package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.protocol.TextHash;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The open journals of a run, one for each part, with hashes of the lines that are certainly in them. Opens and reads several
 * journals at a time.
 */
final class OpenJournals {
    // To reach this, others would have to open and post a generation between every two reads.
    private static final int MOST_LOOKS = 50;
    // More than the server processes at a time, so that some are ready in advance. The client's rate limit still
    // applies.
    private static final int AT_A_TIME = 8;

    private final RunContext run;
    private final RunReader reader;
    private final RunJournals journals;
    private final Transport transport;
    private final Consumer<CompletableFuture<?>> wait;
    private final Map<Integer, Place> places = new HashMap<>();
    private final Set<UUID> made = new HashSet<>();
    private final Set<Integer> partsSeen = new HashSet<>();
    private Optional<List<RunJournal>> justListed = Optional.empty();
    private int changes;
    private int parts = 1;

    /** Waits for responses with {@code wait}. */
    OpenJournals(
            RunContext run,
            RunReader reader,
            RunJournals journals,
            Transport transport,
            Consumer<CompletableFuture<?>> wait) {
        this.run = run;
        this.reader = reader;
        this.journals = journals;
        this.transport = transport;
        this.wait = wait;
    }

    /** An open journal, with the mark that was read. */
    static final class Place {
        private final RunJournal journal;
        private @Nullable LongSet lines;

        private Place(RunJournal journal) {
            this.journal = journal;
        }

        RunJournal journal() {
            return journal;
        }

        boolean hasLines() {
            return lines != null && !lines.isEmpty();
        }

        boolean has(long line) {
            return lines != null && lines.contains(line);
        }
    }

    /** How often a journal turned out to be new or to have another mark. */
    int changes() {
        return changes;
    }

    /** Returns the journal for payments whose document number has this {@link LineKey#partHash}. Empty if no open one exists. */
    Optional<Place> of(TextHash partHash) {
        return Optional.ofNullable(places.get(LineKey.part(partHash, parts)));
    }

    /** Whether the part had no journal when the journals were last read. */
    boolean isFirst(TextHash partHash) {
        return !partsSeen.contains(LineKey.part(partHash, parts));
    }

    /**
     * Finds the open journals.
     *
     * @throws RunSealedException if one is sealed or being posted
     */
    void find() {
        find(reader.journals());
    }

    /** Finds the open journals, and keeps the list for {@link #open} until lines are read. */
    void findFirst() {
        List<RunJournal> all = reader.journals();
        find(all);
        justListed = Optional.of(all);
    }

    private void find(List<RunJournal> all) {
        for (int part = 1; part <= parts(all); part++) {
            use(part, all);
        }
    }

    private List<RunJournal> listed() {
        List<RunJournal> all = justListed.orElseGet(reader::journals);
        justListed = Optional.empty();
        return all;
    }

    private Opening.Step use(int part, List<RunJournal> all) {
        Opening.Step step = Opening.forPart(part, all, run.options(), journals.now());
        if (step instanceof Opening.Step.Use found) {
            if (found.journal().state() != RunState.OPEN) {
                throw new RunSealedException(run.name(), found.journal().state(), reader.lastCall());
            }
            Place known = places.get(part);
            if (known == null || !known.journal.mark().equals(found.journal().mark())) {
                places.put(part, new Place(found.journal()));
                changes++;
            }
        }
        return step;
    }

    /** Opens the journals for document numbers with these hashes, unless they are open. Meanwhile reads the lines of those that are. */
    void open(Collection<TextHash> partHashes, LineDigest digest) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            List<RunJournal> all = listed();
            Map<String, Opening.Step.Open> toOpen = new LinkedHashMap<>();
            Opening.Step other = null;
            for (TextHash hash : partHashes) {
                if (of(hash).isEmpty()) {
                    Opening.Step step = use(LineKey.part(hash, parts(all)), all);
                    if (step instanceof Opening.Step.Open open) {
                        toOpen.put(open.part() + "/" + open.generation(), open);
                    } else if (!(step instanceof Opening.Step.Use)) {
                        other = step;
                    }
                }
            }
            if (toOpen.isEmpty() && other == null) {
                return;
            }
            if (other != null) {
                journals.take(other);
            }
            if (!toOpen.isEmpty()) {
                openTogether(toOpen.values(), digest);
            }
        }
        throw reader.conflict(
                Reason.OTHER_GENERATION, "The run's journals change faster than they can be read. Try again.");
    }

    /** The number of parts of the run. */
    private int parts(List<RunJournal> all) {
        all.forEach(journal -> partsSeen.add(journal.mark().part()));
        parts = all.stream()
                .map(journal -> journal.mark().parts())
                .findFirst()
                .orElse(run.options().parts());
        return parts;
    }

    private void openTogether(Collection<Opening.Step.Open> toOpen, LineDigest digest) {
        Batch batch = run.calls().batch().continueOnError();
        List<Handle<CustomerPaymentJournal>> opened = toOpen.stream()
                .map(open -> batch.add(transport.prepare(journals.opening(open))))
                .toList();
        CompletableFuture<BatchResult> opening = batch.executeAsync();
        try {
            readLines(digest);
            value(opening);
        } catch (RuntimeException e) {
            opening.cancel(true);
            throw e;
        }
        for (Handle<CustomerPaymentJournal> journal : opened) {
            try {
                made.add(journal.value().id());
            } catch (DuplicateKeyException taken) {
                journals.requireOwnAndPause(taken);
            }
        }
    }

    /** Reads the lines of the journals that have not been read yet. */
    void readLines(LineDigest digest) {
        justListed = Optional.empty();
        List<Place> unread =
                places.values().stream().filter(place -> place.lines == null).toList();
        unread.forEach(place -> place.lines = new LongSet());
        List<Place> filled = unread.stream()
                .filter(place -> !made.contains(place.journal.id()))
                .toList();
        Instant now = journals.now();
        Deque<Place> underWay = new ArrayDeque<>();
        Deque<CompletableFuture<Hashed>> answers = new ArrayDeque<>();
        for (Place place : filled) {
            if (answers.size() == AT_A_TIME) {
                take(underWay.remove(), value(answers.remove()), digest, now);
            }
            CallSpec<Page<CustomerPayment>> lines =
                    run.calls().payments().spec(run.calls().paymentsUrl(place.journal.id()), digest.query());
            underWay.add(place);
            answers.add(
                    filled.size() == 1
                            ? CompletableFuture.completedFuture(
                                    hashed(transport.execute(lines).value(), digest, now))
                            : transport.executeAsync(lines, page -> hashed(page.value(), digest, now)));
        }
        while (!answers.isEmpty()) {
            take(underWay.remove(), value(answers.remove()), digest, now);
        }
    }

    /** The hashes of a page's lines, and the link to the next page. */
    private record Hashed(LongSet lines, Optional<HttpUrl> next) {}

    private static Hashed hashed(Page<CustomerPayment> page, LineDigest digest, Instant now) {
        LongSet hashes = new LongSet();
        for (CustomerPayment line : page.items()) {
            if (LineKey.isLineNumber(line.documentNumber(), line.lineNumber()) && isCommitted(line, now)) {
                hashes.add(digest.of(line));
            }
        }
        return new Hashed(hashes, page.nextLink());
    }

    private void take(Place place, Hashed first, LineDigest digest, Instant now) {
        place.lines = first.lines();
        for (Optional<HttpUrl> next = first.next(); next.isPresent(); ) {
            Hashed more =
                    hashed(reader.send(run.calls().payments().page(next.get())).value(), digest, now);
            more.lines().addTo(first.lines());
            next = more.next();
        }
    }

    /**
     * Whether the line is certainly committed. A GET can return a line whose create is rolled back later. The server aborts a
     * create after the same time as a posting, so younger lines are left out. Their payments are sent, and the server decides
     * under its locks.
     */
    private static boolean isCommitted(CustomerPayment line, Instant now) {
        return line.lastModifiedDateTime()
                .filter(entered -> !entered.plus(RunPosting.TURN).isAfter(now))
                .isPresent();
    }

    private <T> T value(CompletableFuture<T> answer) {
        wait.accept(answer);
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Forgets a journal whose mark has changed. It must be found again. */
    void leave(RunJournal journal) {
        places.values().removeIf(place -> place.journal.equals(journal));
    }
}
