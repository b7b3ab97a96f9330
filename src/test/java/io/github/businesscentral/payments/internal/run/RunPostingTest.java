package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.RunPosting.Step;
import io.github.businesscentral.payments.internal.run.RunPosting.Turn;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.RunState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

        assertThat(RunPosting.look(Turn.OWN_PATCH, SEAL, lines, Optional.empty(), Duration.ZERO))
                .isEqualTo(new Step.DeleteStrays(STRAY));
    }

    @Test
    void theLedgerIsAskedForWhatThisProcessKnows() {
        assertThat(RunPosting.look(Turn.FOUND, SEAL, STRAY, KNOWN, Duration.ZERO))
                .isEqualTo(new Step.AskLedger(Set.of("P0", "P1"), false));
        assertThat(RunPosting.look(Turn.FOUND, SEAL, STRAY, Optional.empty(), Duration.ZERO))
                .isEqualTo(new Step.AskLedger(Set.of("P2"), true));
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void postedIsSaidOnlyAfterAnOwnPostingWasAnswered(Turn turn) {
        Step expected = switch (turn) {
            case ANSWERED -> new Step.Posted();
            case OWN_PATCH -> new Step.Post();
            case FOUND, REFUSED, UNANSWERED -> new Step.TakeTurn(Duration.ZERO);
        };

        assertThat(settle(turn, List.of(), KNOWN, 3, false)).isEqualTo(expected);
        assertThat(settle(turn, List.of(), Optional.empty(), 0, true)).isEqualTo(expected);
    }

    @Test
    void goneAndNotInTheLedgerIsEmptied() {
        assertThat(settle(Turn.FOUND, List.of(), KNOWN, 0, true)).isEqualTo(new Step.Emptied());
        assertThat(settle(Turn.FOUND, List.of(), Optional.empty(), 0, false)).isEqualTo(new Step.Emptied());
        assertThat(settle(Turn.FOUND, List.of(), KNOWN, 1, true)).isEqualTo(new Step.PartlyPosted(Set.of("P1")));
    }

    @Test
    void otherValuesInTheLedgerAreNotThePayment() {
        Map<String, LedgerFinding> other =
                Map.of("P0", new LedgerFinding.OtherValues(List.of()), "P1", new LedgerFinding.Reversed(List.of()));

        assertThat(RunPosting.settle(Turn.ANSWERED, SEAL, List.of(), KNOWN, other, true))
                .isEqualTo(new Step.Emptied());
    }

    @Test
    void aMissingOrEditedLineIsNamed() {
        RunLine first = SEALED.get(0);
        RunLine edited = new RunLine(
                first.id(), first.etag(), first.lineNumber(), "P0", first.postingDate(), "10000", "", BigDecimal.ONE);

        assertThat(settle(Turn.OWN_PATCH, List.of(edited, STRAY.get(0)), KNOWN, 0, false))
                .isEqualTo(new Step.Differs(Set.of("P0", "P1"), STRAY));
        assertThat(settle(Turn.OWN_PATCH, List.of(edited), Optional.empty(), 0, true))
                .isEqualTo(new Step.Differs(Set.of(), List.of(edited)));
    }

    @Test
    void aSealedLineThatIsUnchangedIsNotNamed() {
        assertThat(settle(Turn.OWN_PATCH, List.of(SEALED.get(1)), KNOWN, 0, false))
                .isEqualTo(new Step.Differs(Set.of("P0"), List.of()));
    }

    @Test
    void whoDoesNotKnowTheSealDeletesOnlyWhatTheLedgerHas() {
        List<RunLine> lines = List.of(Rules.line(0, 2), Rules.line(1, 2));

        assertThat(settle(Turn.FOUND, lines, Optional.empty(), 2, true))
                .isEqualTo(new Step.DeleteStrays(List.of(Rules.line(1, 2))));
        assertThat(settle(Turn.FOUND, lines, KNOWN, 0, true)).isEqualTo(new Step.DeleteStrays(lines));
    }

    @Test
    void linesThatAreBackAreLookedAtAgain() {
        assertThat(settle(Turn.FOUND, SEALED, KNOWN, 3, true)).isEqualTo(new Step.LookAgain());
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
        return RunPosting.look(turn, SEAL, SEALED, Optional.empty(), sincePatch);
    }

    private static Step settle(
            Turn turn, List<RunLine> lines, Optional<List<RunLine>> known, int ledger, boolean accountHasEntries) {
        return RunPosting.settle(turn, SEAL, lines, known, Rules.ledger(ledger), accountHasEntries);
    }
}
