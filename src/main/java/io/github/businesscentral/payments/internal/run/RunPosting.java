package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.SealedInLedger.Share;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.internal.run.journal.Strays;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Posts a sealed journal once, and finds out whether it is posted (rules 4 to 6).
 *
 * <ol>
 *   <li>PATCH the mark to {@link RunState#POSTING}, under its ETag, with a new nonce, and remove the balancing account. Every posting
 *     needs its own PATCH.
 *   <li>Then read the lines: {@link #look}. Delete strays by id and ETag, and read again until it returns another step.
 *   <li>Only after {@link Step.Post}: send one posting. Then read the lines again, whether or not there was a response.
 *   <li>{@link Step.AskLedger}: query the ledger, then read the lines once more, and decide with {@link #settle settle(…)}.
 * </ol>
 *
 * <p>A journal that is already in POSTING is read first, without a PATCH ({@link Turn#FOUND}).
 */
final class RunPosting {
    /** How long to wait for an earlier posting before sending another one. */
    static final Duration TURN = Duration.ofMinutes(10);

    private RunPosting() {}

    /** The progress of this process. */
    enum Turn {
        /** It found the journal in POSTING. */
        FOUND,
        /** It changed the mark to POSTING, has not posted since, and read the lines after that. */
        OWN_PATCH,
        /** Its posting was answered with 204. */
        ANSWERED,
        /** Its posting was refused with a readable error. */
        REFUSED,
        /** Its posting got no readable response. */
        UNANSWERED
    }

    /** The next step. */
    sealed interface Step {
        /** Send one posting. */
        record Post() implements Step {}

        /** After this time, PATCH to POSTING with a new nonce and read the lines again as {@link Turn#OWN_PATCH}. */
        record TakeTurn(Duration after) implements Step {}

        /** Delete these lines by id and ETag, and read the lines again. */
        record DeleteStrays(List<RunLine> lines) implements Step {}

        /** Look for the sealed payments in the ledger. Then read the lines again and {@link #settle settle(…)}. */
        record AskLedger() implements Step {}

        /** After this time, read the lines again and {@link #look}. */
        record LookAgain(Duration after) implements Step {}

        /** PATCH to {@link RunState#POSTED}. Remaining lines are strays, which {@link ServerRun} deletes. */
        record Posted() implements Step {}

        /** PATCH to {@link RunState#EMPTIED}, and report it to people. */
        record Emptied() implements Step {}

        /**
         * Stay in POSTING and report the differences to people: sealed payments whose line is missing or edited, and lines
         * without an explanation. {@code missing} is empty if this process does not know the sealed lines.
         */
        record Differs(Set<String> missing, List<RunLine> unexplained) implements Step {}

        /** Stay in POSTING and report to people: the ledger has some of the sealed payments, but not these. */
        record PartlyPosted(Set<String> notInLedger) implements Step {}
    }

    /**
     * Decides by the lines.
     *
     * <p>A posting needs its own PATCH and a read of the lines after it. Otherwise it could repeat a posting that another process
     * made in the meantime. Only the digest keeps a copy that was entered after the seal from being posted.
     *
     * @param sincePatch the time since the last change of the mark, by the server's clock
     */
    static Step look(Turn turn, Seal seal, List<RunLine> lines, Duration sincePatch) {
        if (seal.fits(lines)) {
            return turn == Turn.OWN_PATCH ? new Step.Post() : new Step.TakeTurn(waitBefore(turn, sincePatch));
        }
        return Strays.among(lines, seal).<Step>map(Step.DeleteStrays::new).orElseGet(Step.AskLedger::new);
    }

    /**
     * No wait is needed if this process's own posting was refused and it sees all lines. Then none of its postings is in flight.
     */
    private static Duration waitBefore(Turn turn, Duration sincePatch) {
        return turn == Turn.REFUSED ? Duration.ZERO : leftOfTurn(sincePatch);
    }

    private static Duration leftOfTurn(Duration since) {
        Duration left = TURN.minus(since);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        // The clocks of the server's database and its front end can differ.
        return left.compareTo(TURN) > 0 ? TURN : left;
    }

    /**
     * Decides by lines and ledger together when the lines differ from the seal (rule 6). Deleted lines must not be mistaken for
     * posted ones.
     *
     * <p>A GET may show the effects of a posting that is not committed yet and may be rolled back. Ledger entries therefore count
     * only if they are older than the longest posting, or after this process's own posting. That posting waited for the locks of
     * the other one. It then found no lines, or after a rollback the sealed lines, which it posted.
     *
     * @param lines the lines, read after the ledger
     * @param known the sealed lines, if this process has ever read lines that match the seal
     */
    static Step settle(
            Turn turn, Seal seal, List<RunLine> lines, Optional<List<RunLine>> known, SealedInLedger ledger) {
        if (seal.fits(lines)) {
            return new Step.LookAgain(Duration.ZERO);
        }
        if (lines.isEmpty()) {
            return gone(turn, ledger);
        }
        return known.map(original -> left(lines, original)).orElseGet(() -> leftOfUnknown(lines, ledger));
    }

    /**
     * Decides when all sealed lines are gone. Another posting is sent only if the ledger does not show the payments. If it does,
     * they are posted or being posted. A create that copied the account before it was removed may still add a line, so the
     * process waits until the result is certain.
     */
    private static Step gone(Turn turn, SealedInLedger ledger) {
        if (ledger.share() == Share.ALL) {
            return turn == Turn.ANSWERED || ledger.isCertain()
                    ? new Step.Posted()
                    : new Step.LookAgain(leftOfTurn(ledger.age()));
        }
        return switch (turn) {
            case ANSWERED, REFUSED ->
                ledger.share() == Share.SOME ? new Step.PartlyPosted(ledger.missing()) : new Step.Emptied();
            case OWN_PATCH -> new Step.Post();
            case FOUND, UNANSWERED -> new Step.TakeTurn(Duration.ZERO);
        };
    }

    private static Step left(List<RunLine> lines, List<RunLine> original) {
        Set<Object> sealedIds = original.stream().map(RunLine::id).collect(Collectors.toSet());
        Set<Object> thereIds = lines.stream().map(RunLine::id).collect(Collectors.toSet());
        if (original.stream().noneMatch(line -> thereIds.contains(line.id()))) {
            return new Step.DeleteStrays(lines);
        }
        Set<Object> unedited = lines.stream().map(Seal::digest).collect(Collectors.toSet());
        return new Step.Differs(
                original.stream()
                        .filter(line -> !unedited.contains(Seal.digest(line)))
                        .map(RunLine::documentNumber)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                lines.stream().filter(line -> !sealedIds.contains(line.id())).toList());
    }

    /** A process that does not know the sealed lines cannot tell strays from them, unless the ledger has all sealed payments. */
    private static Step leftOfUnknown(List<RunLine> lines, SealedInLedger ledger) {
        if (ledger.isCertain()) {
            return new Step.Posted();
        }
        return ledger.share() == Share.ALL
                ? new Step.LookAgain(leftOfTurn(ledger.age()))
                : new Step.Differs(Set.of(), lines);
    }
}
