package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.journal.JournalCode;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the journal for a payment, and the journal to post next.
 *
 * <p>Before each decision, read all journals whose code starts with {@link JournalCode#prefix prefix(…)}, with their marks, in
 * one request to the primary database. After {@link Step.Open}, POST the journal with its mark and the balancing account. Whether
 * the response is 201 or duplicate key, read again and decide again.
 */
final class Opening {
    private static final Comparator<RunJournal> BY_GENERATION =
            Comparator.comparingInt(journal -> journal.mark().generation());

    private Opening() {}

    /** The next step to get a journal. */
    sealed interface Step {
        /** Enter the payment into this journal if its state is {@link RunState#OPEN}. */
        record Use(RunJournal journal) implements Step {}

        /** Create this journal, and read again. */
        record Open(int generation, int part, int parts) implements Step {}

        /** Read again after this time. */
        record Wait(Duration time) implements Step {}

        /** Refused: people must decide what happened to the lines of this journal. */
        record Emptied(RunJournal journal) implements Step {}

        /** Refused: the marks state different numbers of parts, so a payment would have two journals. */
        record PartsDiffer(Set<Integer> parts) implements Step {}
    }

    /**
     * Returns the journal for the payment: the highest generation of its part (rule 7).
     *
     * <p>The first journal of a run is always part 1, because only one journal's unique code makes two processes agree on the
     * number of parts. The next generation waits until no server instance can still show an older mark.
     */
    static Step forPayment(String documentNumber, List<RunJournal> journals, RunOptions options, Instant now) {
        int parts = journals.isEmpty() ? 1 : journals.get(0).mark().parts();
        return forPart(LineKey.part(documentNumber, parts), journals, options, now);
    }

    /** Returns the journal for the payments of a part. */
    static Step forPart(int part, List<RunJournal> journals, RunOptions options, Instant now) {
        Set<Integer> parts = journals.stream().map(it -> it.mark().parts()).collect(Collectors.toSet());
        if (parts.size() > 1) {
            return new Step.PartsDiffer(parts);
        }
        if (parts.isEmpty()) {
            return new Step.Open(1, 1, options.parts());
        }
        int all = parts.iterator().next();
        Optional<RunJournal> latest = ofPart(part, journals).max(BY_GENERATION);
        return latest.map(journal -> afterLatest(journal, options, now)).orElseGet(() -> new Step.Open(1, part, all));
    }

    private static Step afterLatest(RunJournal latest, RunOptions options, Instant now) {
        return switch (latest.state()) {
            case OPEN, SEALING, SEALED, POSTING -> new Step.Use(latest);
            case EMPTIED -> new Step.Emptied(latest);
            case POSTED -> {
                Duration left = options.cacheWait().minus(Duration.between(latest.changed(), now));
                yield left.compareTo(Duration.ZERO) > 0
                        ? new Step.Wait(left)
                        : new Step.Open(
                                latest.mark().generation() + 1,
                                latest.mark().part(),
                                latest.mark().parts());
            }
        };
    }

    /**
     * Returns the journal of a part to seal and post next: one that has left OPEN, else the lowest generation. Two generations
     * can be unsettled in two cases. A person deleted a posted journal while a process was opening the next one, or the server
     * executed the request that opened it once more after that ({@link Sealing}).
     */
    static Optional<RunJournal> toPost(int part, List<RunJournal> journals) {
        return ofPart(part, journals)
                .filter(journal -> journal.state() != RunState.POSTED)
                .min(Comparator.<RunJournal, Boolean>comparing(journal -> journal.state() == RunState.OPEN)
                        .thenComparing(BY_GENERATION));
    }

    private static Stream<RunJournal> ofPart(int part, List<RunJournal> journals) {
        return journals.stream().filter(journal -> journal.mark().part() == part);
    }
}
