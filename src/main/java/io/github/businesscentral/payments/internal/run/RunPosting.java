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
 *   <li>PATCH the mark to {@link RunState#POSTING}, under its ETag, with a new nonce and the balancing account off. Every posting
 *       takes such a PATCH of its own.
 *   <li>Then read the lines: {@link #look}. Delete strays by id and ETag and read again, until it says something else.
 *   <li>Only after {@link Step.Post}: one posting. Then read the lines again, after any answer and after none.
 *   <li>{@link Step.AskLedger}: ask the ledger, read the lines once more after that, and decide with {@link #settle}.
 * </ol>
 *
 * <p>A journal found in POSTING is looked at first, without a PATCH ({@link Turn#FOUND}).
 */
final class RunPosting {
    /** How long an earlier posting is given before another one is sent. */
    static final Duration TURN = Duration.ofMinutes(10);

    private RunPosting() {}

    /** Where this process stands. */
    enum Turn {
        /** It found the journal in POSTING. */
        FOUND,
        /** It changed the mark to POSTING and has not posted since; the lines were read after that. */
        OWN_PATCH,
        /** Its posting was answered 204. */
        ANSWERED,
        /** Its posting was refused with a readable error. */
        REFUSED,
        /** Its posting had no readable answer. */
        UNANSWERED
    }

    /** What to do next. */
    sealed interface Step {
        /** Send one posting. */
        record Post() implements Step {}

        /** PATCH to POSTING with a new nonce after this time, and look again as {@link Turn#OWN_PATCH}. */
        record TakeTurn(Duration after) implements Step {}

        /** Delete these lines by id and ETag, and read the lines again. */
        record DeleteStrays(List<RunLine> lines) implements Step {}

        /** Ask the ledger for the sealed payments; then read the lines again and {@link #settle}. */
        record AskLedger() implements Step {}

        /** Read the lines again after this time and {@link #look}. */
        record LookAgain(Duration after) implements Step {}

        /** PATCH to {@link RunState#POSTED}. Lines that are left are strays ({@link ServerRun} deletes them). */
        record Posted() implements Step {}

        /** PATCH to {@link RunState#EMPTIED}, and tell people. */
        record Emptied() implements Step {}

        /**
         * Stay in POSTING and tell people: sealed payments without their line or with an edited one, and lines that are not
         * explained. {@code missing} is empty if this process does not know what was sealed.
         */
        record Differs(Set<String> missing, List<RunLine> unexplained) implements Step {}

        /** Stay in POSTING and tell people: the ledger has some of the sealed payments and not these. */
        record PartlyPosted(Set<String> notInLedger) implements Step {}
    }

    /**
     * What the lines say.
     *
     * <p>A posting needs an own PATCH and a look after it, or one that others have made meanwhile would be repeated. Only the
     * digest keeps a copy that entered after the seal from being posted.
     *
     * @param sincePatch the time since the last change of the mark, by the server's clock
     */
    static Step look(Turn turn, Seal seal, List<RunLine> lines, Duration sincePatch) {
        if (seal.fits(lines)) {
            return turn == Turn.OWN_PATCH ? new Step.Post() : new Step.TakeTurn(waitBefore(turn, sincePatch));
        }
        return Strays.among(lines, seal).<Step>map(Step.DeleteStrays::new).orElseGet(Step.AskLedger::new);
    }

    /** Only the process whose own posting was refused, and which sees all lines, need not wait: nothing of it is on its way. */
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
     * What lines and ledger say together, when the lines are not those of the seal (rule 6): deleted lines must not be taken for
     * posted ones.
     *
     * <p>GETs may show what a posting has done and not committed, and it can be rolled back. So what they show of the ledger is
     * believed only if it is older than a posting can be, or after an own posting: that one has waited for the locks of the
     * other, and finds no line, or after a rollback the sealed ones, and posts them.
     *
     * @param lines read after the ledger was asked
     * @param known the sealed lines, if this process has read them once: lines that fitted this seal
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
     * Another posting is sent only if the ledger does not show the payments. If it does, they are posted or being posted, and a create
     * that had read the account before it was taken off may bring a copy: so the process waits until it is certain.
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

    /** Who does not know the lines of the seal cannot tell a stray from them, unless the ledger has all that was sealed. */
    private static Step leftOfUnknown(List<RunLine> lines, SealedInLedger ledger) {
        if (ledger.isCertain()) {
            return new Step.Posted();
        }
        return ledger.share() == Share.ALL
                ? new Step.LookAgain(leftOfTurn(ledger.age()))
                : new Step.Differs(Set.of(), lines);
    }
}
