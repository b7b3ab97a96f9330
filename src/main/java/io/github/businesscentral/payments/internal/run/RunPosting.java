package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** How many of the sealed payments are looked for in the ledger. */
    static final int SAMPLE = 30;

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

        /**
         * Ask the ledger for these document numbers, and, if {@code account} is set, whether the balancing account has entries
         * of type Payment since the journal was sealed; then read the lines again and {@link #settle}.
         */
        record AskLedger(Set<String> documentNumbers, boolean account) implements Step {}

        /** The lines have changed meanwhile: read them again and {@link #look}. */
        record LookAgain() implements Step {}

        /** PATCH to {@link RunState#POSTED}. */
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
     * @param known the sealed lines, if this process has read them once: lines that fitted this seal
     * @param sincePatch the time since the last change of the mark, by the server's clock
     */
    static Step look(Turn turn, Seal seal, List<RunLine> lines, Optional<List<RunLine>> known, Duration sincePatch) {
        if (seal.fits(lines)) {
            return turn == Turn.OWN_PATCH ? new Step.Post() : new Step.TakeTurn(waitBefore(turn, sincePatch));
        }
        Optional<List<RunLine>> strays = Strays.among(lines, seal);
        if (strays.isPresent()) {
            return new Step.DeleteStrays(strays.get());
        }
        Set<String> numbers = known.map(RunPosting::sample).orElseGet(() -> numbers(lines.stream()));
        return new Step.AskLedger(numbers, known.isEmpty());
    }

    /** Only the process whose own posting was refused, and which sees all lines, need not wait: nothing of it is on its way. */
    private static Duration waitBefore(Turn turn, Duration sincePatch) {
        Duration left = TURN.minus(sincePatch);
        return turn == Turn.REFUSED || left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * What lines and ledger say together, when the lines are not those of the seal (rule 6): deleted lines must not be taken for
     * posted ones.
     *
     * <p>GETs may show what a posting has done and not committed, and it can be rolled back. So that lines are gone and the ledger
     * has them is believed only after an own posting answered 204: it has waited for the locks of the other one, and finds no
     * line, or after a rollback the sealed ones, and posts them. That lines are gone and the ledger does not have them is
     * believed only if they are still gone after the ledger was asked.
     *
     * @param lines read after the ledger was asked
     * @param ledger what the ledger says of the numbers asked for
     * @param accountHasEntries whether the balancing account has entries since the journal was sealed; asked only if nothing is known
     */
    static Step settle(
            Turn turn,
            Seal seal,
            List<RunLine> lines,
            Optional<List<RunLine>> known,
            Map<String, LedgerFinding> ledger,
            boolean accountHasEntries) {
        if (seal.fits(lines)) {
            return new Step.LookAgain();
        }
        return known.map(original -> settleKnown(turn, lines, original, ledger))
                .orElseGet(() -> settleUnknown(turn, lines, ledger, accountHasEntries));
    }

    private static Step settleKnown(
            Turn turn, List<RunLine> lines, List<RunLine> original, Map<String, LedgerFinding> ledger) {
        Set<Object> sealedIds = original.stream().map(RunLine::id).collect(Collectors.toSet());
        Set<Object> thereIds = lines.stream().map(RunLine::id).collect(Collectors.toSet());
        if (original.stream().anyMatch(line -> thereIds.contains(line.id()))) {
            Set<Object> unedited = lines.stream().map(Seal::digest).collect(Collectors.toSet());
            return new Step.Differs(
                    numbers(original.stream().filter(line -> !unedited.contains(Seal.digest(line)))),
                    lines.stream()
                            .filter(line -> !sealedIds.contains(line.id()))
                            .toList());
        }
        if (!lines.isEmpty()) {
            return new Step.DeleteStrays(lines);
        }
        Set<String> asked = sample(original);
        Set<String> notPosted = asked.stream()
                .filter(number -> !isPosted(number, ledger))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (notPosted.isEmpty()) {
            return gone(turn);
        }
        return notPosted.size() == asked.size() ? new Step.Emptied() : new Step.PartlyPosted(notPosted);
    }

    private static Step settleUnknown(
            Turn turn, List<RunLine> lines, Map<String, LedgerFinding> ledger, boolean accountHasEntries) {
        List<RunLine> posted = lines.stream()
                .filter(line -> isPosted(line.documentNumber(), ledger))
                .toList();
        if (!posted.isEmpty()) {
            return new Step.DeleteStrays(posted);
        }
        if (!lines.isEmpty()) {
            return new Step.Differs(Set.of(), lines);
        }
        return accountHasEntries ? gone(turn) : new Step.Emptied();
    }

    private static Step gone(Turn turn) {
        return switch (turn) {
            case ANSWERED -> new Step.Posted();
            case OWN_PATCH -> new Step.Post();
            case FOUND, REFUSED, UNANSWERED -> new Step.TakeTurn(Duration.ZERO);
        };
    }

    private static boolean isPosted(String number, Map<String, LedgerFinding> ledger) {
        return ledger.get(number) instanceof LedgerFinding.Posted;
    }

    private static Set<String> sample(Collection<RunLine> original) {
        return numbers(original.stream().limit(SAMPLE));
    }

    private static Set<String> numbers(Stream<RunLine> lines) {
        return lines.map(RunLine::documentNumber).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
