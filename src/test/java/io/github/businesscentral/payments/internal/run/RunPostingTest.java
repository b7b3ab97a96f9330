package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.Rules.ALL;
import static io.github.businesscentral.payments.internal.run.Rules.ALL_LONG_AGO;
import static io.github.businesscentral.payments.internal.run.Rules.NONE;
import static io.github.businesscentral.payments.internal.run.Rules.SOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.RunPosting.Step;
import io.github.businesscentral.payments.internal.run.RunPosting.Turn;
import io.github.businesscentral.payments.internal.run.SealedInLedger.Share;
import io.github.businesscentral.payments.internal.run.journal.MarkChange;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.RunState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunPostingTest {
    private static final List<RunLine> SEALED = Rules.lines(3, 1);
    private static final Seal SEAL = Seal.of(SEALED);
    private static final Optional<List<RunLine>> KNOWN = Optional.of(SEALED);
    private static final List<RunLine> STRAY = List.of(Rules.line(2, 2));

    @Test
    void onlyAnOwnPatchAllowsToPost() {
        assertThat(look(Turn.OWN_PATCH, Duration.ZERO)).isEqualTo(new Step.Post());
        assertThat(look(Turn.FOUND, Duration.ofMinutes(9))).isEqualTo(new Step.TakeTurn(Duration.ofMinutes(1)));
        assertThat(look(Turn.FOUND, Duration.ofMinutes(11))).isEqualTo(new Step.TakeTurn(Duration.ZERO));
        assertThat(look(Turn.UNANSWERED, Duration.ZERO)).isEqualTo(new Step.TakeTurn(Duration.ofMinutes(10)));
        assertThat(look(Turn.ANSWERED, Duration.ZERO)).isEqualTo(new Step.TakeTurn(Duration.ofMinutes(10)));
        assertThat(look(Turn.REFUSED, Duration.ZERO)).isEqualTo(new Step.TakeTurn(Duration.ZERO));
    }

    @Test
    void linesWhoseRemovalGivesTheSealAreStrays() {
        List<RunLine> lines = List.of(SEALED.get(1), STRAY.get(0), SEALED.get(0));

        assertThat(RunPosting.look(Turn.OWN_PATCH, SEAL, lines, Duration.ZERO)).isEqualTo(new Step.DeleteStrays(STRAY));
    }

    @Test
    void otherLinesLeadToTheLedger() {
        assertThat(RunPosting.look(Turn.FOUND, SEAL, STRAY, Duration.ZERO)).isEqualTo(new Step.AskLedger());
        assertThat(RunPosting.look(Turn.FOUND, SEAL, List.of(), Duration.ZERO)).isEqualTo(new Step.AskLedger());
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void whatTheLedgerShowsIsNotPostedAgain(Turn turn) {
        Step expected = turn == Turn.ANSWERED ? new Step.Posted() : new Step.LookAgain(Duration.ofMinutes(10));

        assertThat(settle(turn, List.of(), KNOWN, ALL)).isEqualTo(expected);
        assertThat(settle(turn, List.of(), Optional.empty(), ALL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void whatWasPostedLongAgoIsPosted(Turn turn) {
        assertThat(settle(turn, List.of(), KNOWN, ALL_LONG_AGO)).isEqualTo(new Step.Posted());
        assertThat(settle(turn, List.of(), Optional.empty(), ALL_LONG_AGO)).isEqualTo(new Step.Posted());
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void goneAndNotInTheLedgerIsEmptiedAfterAnOwnPosting(Turn turn) {
        Step expected = switch (turn) {
            case ANSWERED, REFUSED -> new Step.Emptied();
            case OWN_PATCH -> new Step.Post();
            case FOUND, UNANSWERED -> new Step.TakeTurn(Duration.ZERO);
        };

        assertThat(settle(turn, List.of(), KNOWN, NONE)).isEqualTo(expected);
        assertThat(settle(turn, List.of(), Optional.empty(), NONE)).isEqualTo(expected);
    }

    @Test
    void someInTheLedgerAreNamed() {
        assertThat(settle(Turn.ANSWERED, List.of(), KNOWN, SOME)).isEqualTo(new Step.PartlyPosted(Set.of("P1")));
    }

    @Test
    void aMissingOrEditedLineIsNamed() {
        RunLine first = SEALED.get(0);
        RunLine edited = new RunLine(
                first.id(),
                first.etag(),
                first.lineNumber(),
                "P0",
                first.postingDate(),
                "10000",
                "",
                BigDecimal.ONE,
                Rules.NOW);

        assertThat(settle(Turn.OWN_PATCH, List.of(edited, STRAY.get(0)), KNOWN, NONE))
                .isEqualTo(new Step.Differs(Set.of("P0", "P1"), STRAY));
        assertThat(settle(Turn.OWN_PATCH, List.of(edited), Optional.empty(), NONE))
                .isEqualTo(new Step.Differs(Set.of(), List.of(edited)));
    }

    @Test
    void aSealedLineThatIsUnchangedIsNotNamed() {
        assertThat(settle(Turn.OWN_PATCH, List.of(SEALED.get(1)), KNOWN, NONE))
                .isEqualTo(new Step.Differs(Set.of("P0"), List.of()));
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void aSealedLineIsNotDeletedIfTheLedgerHasItToo(Turn turn) {
        assertThat(settle(turn, List.of(SEALED.get(1)), KNOWN, ALL_LONG_AGO))
                .isEqualTo(new Step.Differs(Set.of("P0"), List.of()));
    }

    @Test
    void whoKnowsTheSealDeletesOtherLines() {
        assertThat(settle(Turn.FOUND, STRAY, KNOWN, NONE)).isEqualTo(new Step.DeleteStrays(STRAY));
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void whoDoesNotKnowTheSealWaitsUntilThePostingIsCertain(Turn turn) {
        SealedInLedger young = new SealedInLedger(Share.ALL, Set.of(), Duration.ofMinutes(3));

        assertThat(settle(turn, STRAY, Optional.empty(), young)).isEqualTo(new Step.LookAgain(Duration.ofMinutes(7)));
        assertThat(settle(turn, STRAY, Optional.empty(), ALL_LONG_AGO)).isEqualTo(new Step.Posted());
    }

    @Test
    void linesThatAreBackAreLookedAtAgain() {
        assertThat(settle(Turn.FOUND, SEALED, KNOWN, ALL)).isEqualTo(new Step.LookAgain(Duration.ZERO));
    }

    @Test
    void aChangeOfTheMarkIsRecognizedByItsNonce() {
        RunJournal journal = OpeningTest.journal(1, 1, 1, RunState.POSTING, Duration.ZERO);
        ETag other = ETag.of("\"0\"");

        assertThat(MarkChange.of(other, "AAAAAAAA", Optional.of(journal))).isEqualTo(MarkChange.DONE);
        assertThat(MarkChange.of(journal.etag(), "BBBBBBBB", Optional.of(journal)))
                .isEqualTo(MarkChange.SEND_AGAIN);
        assertThat(MarkChange.of(other, "BBBBBBBB", Optional.of(journal))).isEqualTo(MarkChange.OVERTAKEN);
        assertThat(MarkChange.of(other, "BBBBBBBB", Optional.empty())).isEqualTo(MarkChange.GONE);
    }

    private static Step look(Turn turn, Duration sincePatch) {
        return RunPosting.look(turn, SEAL, SEALED, sincePatch);
    }

    private static Step settle(Turn turn, List<RunLine> lines, Optional<List<RunLine>> known, SealedInLedger ledger) {
        return RunPosting.settle(turn, SEAL, lines, known, ledger);
    }
}
