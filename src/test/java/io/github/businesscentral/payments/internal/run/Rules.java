package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.SealedInLedger.Share;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The library's decisions, as the model asks for them. A test that leaves a rule out overrides one of these methods; the library has
 * no such switch.
 */
class Rules {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final RunOptions OPTIONS = RunOptions.balancingAccount(new UUID(9, 9));

    private static final String NAME = "payouts";
    private static final String NONCE = "AAAAAAAA";

    // Decisions.

    Opening.Step forPayment(int payment, List<RunJournal> journals) {
        return Opening.forPayment(number(payment), journals, OPTIONS, NOW);
    }

    Optional<RunJournal> toPost(List<RunJournal> journals) {
        return Opening.toPost(1, journals);
    }

    Creating.Step beforePost(RunState state, LedgerFinding ledger) {
        return Creating.beforePost(state, ledger, number(0));
    }

    Creating.Step afterAnswer(Creating.Answer answer) {
        return Creating.afterAnswer(answer, false, number(0), 0);
    }

    Creating.Step afterMark(RunState state, boolean sameMark) {
        Mark now = journal(1, state, false).mark();
        return Creating.afterMark(PaymentOutcome.CREATED, sameMark ? now : now.in(state, "BBBBBBBB"), now);
    }

    /** Whether the lines may be looked at, to be posted, while a server instance can still show the account that was taken off. */
    boolean mayLookWithOldAccount() {
        return false;
    }

    /** Whether the journal may be read while a server instance can still show the mark from before SEALING. */
    boolean mayReadWithOldMarks() {
        return OPTIONS.cacheWait().compareTo(Duration.ofSeconds(30)) <= 0;
    }

    Sealing.Step decide(RunJournal own, List<RunJournal> journals, List<RunLine> lines, Set<String> inLedger) {
        return Sealing.decide(own, journals, lines, inLedger);
    }

    RunPosting.Step look(RunPosting.Turn turn, Seal seal, List<RunLine> lines, Duration sincePatch) {
        return RunPosting.look(turn, seal, lines, sincePatch);
    }

    RunPosting.Step settle(
            RunPosting.Turn turn,
            Seal seal,
            List<RunLine> lines,
            Optional<List<RunLine>> known,
            SealedInLedger ledger) {
        return RunPosting.settle(turn, seal, lines, known, ledger);
    }

    boolean mayReopen(RunState state) {
        return Sealing.mayReopen(state);
    }

    // What is sent, and when.

    boolean accountOffInPosting() {
        return true;
    }

    boolean ifMatch() {
        return true;
    }

    boolean sealingBeforeTheJournalIsRead() {
        return true;
    }

    boolean markReadById() {
        return true;
    }

    boolean creatorsDeleteTheirLines() {
        return false;
    }

    boolean ownPatchForEachPosting() {
        return true;
    }

    boolean lookAfterThePatch() {
        return true;
    }

    boolean linesReadAfterTheLedger() {
        return true;
    }

    boolean straysDeletedById() {
        return true;
    }

    // What the model's numbers stand for.

    static String number(int payment) {
        return "P" + payment;
    }

    static LedgerFinding finding(boolean posted) {
        return posted ? new LedgerFinding.Posted() : new LedgerFinding.NotThere();
    }

    /** A line of a payment; lines of another kind are other lines of the same payment. */
    static RunLine line(int payment, int kind) {
        return new RunLine(
                new UUID(kind, payment),
                ETag.of("\"1\""),
                LineKey.lineNumber(number(payment), 0),
                number(payment),
                Optional.of(LocalDate.of(2026, 11, 20)),
                "10000",
                "",
                BigDecimal.TEN.negate(),
                NOW);
    }

    /** The lines of the payments in {@code mask}. */
    static List<RunLine> lines(int mask, int kind) {
        return IntStream.range(0, 2)
                .filter(i -> (mask >> i & 1) != 0)
                .mapToObj(i -> line(i, kind))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    static final SealedInLedger NONE = new SealedInLedger(Share.NONE, Set.of(), Duration.ZERO);
    static final SealedInLedger SOME = new SealedInLedger(Share.SOME, Set.of("P1"), Duration.ZERO);
    static final SealedInLedger ALL = new SealedInLedger(Share.ALL, Set.of(), Duration.ZERO);
    static final SealedInLedger ALL_LONG_AGO = new SealedInLedger(Share.ALL, Set.of(), Duration.ofHours(1));

    static RunJournal journal(int generation, RunState state, boolean longAgo) {
        Mark open = Mark.open(NAME, generation, 1, 1, NONCE);
        Mark mark = (state.compareTo(RunState.SEALED) >= 0)
                ? open.sealed(Seal.of(lines(1, 1)), Instant.EPOCH, NONCE).in(state, NONCE)
                : open.in(state, NONCE);
        return new RunJournal(
                new UUID(7, generation),
                ETag.of("\"" + state + "\""),
                mark,
                longAgo ? NOW.minus(Duration.ofHours(1)) : NOW);
    }
}
