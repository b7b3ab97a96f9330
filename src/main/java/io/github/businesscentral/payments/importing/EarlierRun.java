package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What earlier runs of an import have done, as their resume file knows it. */
final class EarlierRun {
    static final String HEADER = "business-central-import 1";

    private static final Pattern OUTCOMES = Pattern.compile("[brun]+");

    @Nullable String journal;

    ImportTarget.@Nullable Line witness;

    boolean hasWitness;
    boolean complete;

    /** As late as this a request for lines that have their outcome may be executed. */
    @Nullable Instant late;

    final List<Started> chunks = new ArrayList<>();
    final Map<Long, Integer> renumbered = new HashMap<>();
    private final Map<Long, String> refusals = new HashMap<>();

    static EarlierRun none() {
        return new EarlierRun();
    }

    static char letter(Outcome outcome) {
        return switch (outcome) {
            case BOOKED, BOOKED_BEFORE -> 'b';
            case REFUSED -> 'r';
            case UNKNOWN -> 'u';
            case NOT_SENT -> 'n';
        };
    }

    /** Whether there was one. */
    boolean exists() {
        return hasWitness;
    }

    boolean isComplete() {
        return complete;
    }

    /** As late as this a request of an earlier run may be executed, if there is one. */
    Optional<Instant> mayCommitUntil() {
        Stream<Instant> open =
                chunks.stream().filter(chunk -> !chunk.isEnded()).map(chunk -> chunk.sentUntil.plus(LateCommit.LATEST));
        return Stream.concat(Stream.ofNullable(late), open).max(Comparator.naturalOrder());
    }

    /** The last line of the journal before the first run; empty if it had none. */
    Optional<ImportTarget.Line> witness() {
        return Optional.ofNullable(witness);
    }

    void requireJournal(String address) {
        if (journal != null && !journal.equals(address)) {
            throw new ImportException(
                    Reason.OTHER_JOURNAL,
                    "The resume file is of an import into " + journal + ", and this is one into " + address
                            + ". Choose another resume file for it.",
                    null,
                    null);
        }
    }

    /** The line at this position was refused; the reason is kept as long as a report can show it. */
    void refused(long position, String reason) {
        if (refusals.size() < Score.MOST_PROBLEMS) {
            refusals.put(position, reason);
        }
    }

    private String refusal(long position) {
        return refusals.getOrDefault(position, "refused by an earlier run; the resume file has the reason");
    }

    /** How many lines of the input it has come to. */
    long lines() {
        return chunks.stream().mapToLong(chunk -> chunk.count).sum();
    }

    /**
     * Reads from {@code input} the lines that were come to, which must be the same ones, and returns those chunks that have
     * lines without an outcome. The lines that have one are told to {@code ended}.
     */
    List<Chunk> open(Iterator<NewCustomerPayment> input, Consumer<ImportedLine> ended) {
        List<Chunk> open = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            Started chunk = chunks.get(i);
            List<NewCustomerPayment> drafts = new ArrayList<>();
            while (drafts.size() < chunk.count && input.hasNext()) {
                drafts.add(next(input));
            }
            if (!Chunk.digest(drafts).equals(chunk.digest)) {
                throw new ImportException(
                        Reason.INPUT_CHANGED,
                        "The input differs from that of the earlier run within lines " + chunk.first + " to "
                                + (chunk.first + chunk.count - 1) + ". Nothing was sent. Import the same input again;"
                                + " corrected lines go into an import of their own.",
                        null,
                        null);
            }
            for (int line = 0; line < chunk.count; line++) {
                tell(chunk, line, drafts.get(line), ended);
            }
            if (!chunk.isEnded()) {
                open.add(again(i, chunk, drafts));
            }
        }
        return open;
    }

    static NewCustomerPayment next(Iterator<NewCustomerPayment> input) {
        return Objects.requireNonNull(input.next(), "a line of the input is null");
    }

    private void tell(Started chunk, int line, NewCustomerPayment draft, Consumer<ImportedLine> ended) {
        long position = chunk.first + line;
        if (chunk.letter(line) == 'b') {
            ended.accept(ImportedLine.troubled(position, draft, Outcome.BOOKED_BEFORE, ""));
        } else if (chunk.letter(line) == 'r') {
            ended.accept(ImportedLine.troubled(position, draft, Outcome.REFUSED, refusal(position)));
        }
    }

    /** The lines of a chunk that have no outcome, as a chunk; those that have one are left out by their letters. */
    private Chunk again(int index, Started chunk, List<NewCustomerPayment> drafts) {
        int[] numbers =
                IntStream.range(0, chunk.count).map(line -> number(chunk, line)).toArray();
        Chunk again = Chunk.again(index, chunk.first, drafts, numbers, chunk.sentUntil);
        for (int line = 0; line < chunk.count; line++) {
            if (chunk.letter(line) == 'b') {
                again.known(line, Outcome.BOOKED_BEFORE, "");
            } else if (chunk.letter(line) == 'r') {
                again.known(line, Outcome.REFUSED, refusal(chunk.first + line));
            } else if (chunk.letter(line) == 'u') {
                again.suspect(line);
            }
        }
        return again;
    }

    private int number(Started chunk, int line) {
        return renumbered.getOrDefault(chunk.first + line, chunk.number + line * chunk.step);
    }

    /** Whether a line is known to be booked. */
    boolean hasBooked() {
        return chunks.stream().anyMatch(chunk -> chunk.letters.indexOf('b') >= 0);
    }

    /** Whether a line may have been sent without its being known what became of it. */
    boolean hasUnknown() {
        return chunks.stream().anyMatch(chunk -> chunk.letters.isEmpty() || chunk.letters.indexOf('u') >= 0);
    }

    /** The smallest and the largest number that lines have. */
    IntSummaryStatistics numbers() {
        IntStream regular = chunks.stream().flatMapToInt(chunk -> IntStream.of(chunk.number, chunk.last()));
        return IntStream.concat(regular, renumbered.values().stream().mapToInt(Integer::intValue))
                .summaryStatistics();
    }

    /** Returns how many lines that were booked are not among {@code lines}, which are sorted by their numbers. */
    long missing(Iterable<CustomerPayment> lines) {
        NavigableMap<Integer, Started> regular = new TreeMap<>();
        chunks.forEach(chunk -> regular.put(chunk.number, chunk));
        int longest = chunks.stream()
                .mapToInt(chunk -> chunk.last() - chunk.number)
                .max()
                .orElse(0);
        Map<Integer, Long> irregular = new HashMap<>();
        renumbered.forEach((position, number) -> irregular.put(number, position));
        for (CustomerPayment line : lines) {
            int number = line.lineNumber();
            Long position = irregular.get(number);
            if (position != null) {
                chunkOf(position).see(position, line.id());
            }
            // Those that begin close enough before it to have it.
            regular.subMap(Math.max(0, number - longest), true, number, true)
                    .values()
                    .forEach(chunk -> chunk.see(number, renumbered, line.id()));
        }
        return chunks.stream().mapToLong(Started::missing).sum();
    }

    private Started chunkOf(long position) {
        return chunks.stream()
                .filter(chunk -> chunk.first <= position && position < chunk.first + chunk.count)
                .findFirst()
                .orElseThrow();
    }

    /** A chunk that was about to be sent. */
    static final class Started {
        private final long first;
        private final int count;
        private final int number;
        private final int step;
        private Instant sentUntil;
        private final String digest;
        private final BitSet seen = new BitSet();
        private String letters = "";
        private int identified = -1;
        private @Nullable UUID id;

        Started(long first, int count, int number, int step, Instant sentUntil, String digest) {
            this.first = first;
            this.count = count;
            this.number = number;
            this.step = step;
            this.sentUntil = sentUntil;
            this.digest = digest;
        }

        /** What became of the lines, and the id of one of them; -1 if there is none. */
        void ended(String outcomes, int line, @Nullable UUID idOfLine) {
            if (outcomes.length() != count || !OUTCOMES.matcher(outcomes).matches()) {
                throw new IllegalArgumentException("outcomes");
            }
            letters = outcomes;
            identified = line;
            id = idOfLine;
        }

        /** What had not been sent before may have been now. */
        void again(Instant until) {
            letters = letters.replace('n', 'u');
            sentUntil = until.isAfter(sentUntil) ? until : sentUntil;
        }

        private int last() {
            return number + (count - 1) * step;
        }

        private char letter(int line) {
            return letters.isEmpty() ? 'u' : letters.charAt(line);
        }

        private boolean isEnded() {
            return !letters.isEmpty() && letters.indexOf('u') < 0 && letters.indexOf('n') < 0;
        }

        /** A line with this number is there. */
        private void see(int there, Map<Long, Integer> renumbered, UUID idThere) {
            int line = (there - number) / step;
            if ((there - number) % step == 0 && line < count && !renumbered.containsKey(first + line)) {
                see(first + line, idThere);
            }
        }

        private void see(long position, UUID idThere) {
            int line = (int) (position - first);
            seen.set(line, line != identified || idThere.equals(id));
        }

        private long missing() {
            return IntStream.range(0, count)
                    .filter(line -> letter(line) == 'b' && !seen.get(line))
                    .count();
        }
    }
}
