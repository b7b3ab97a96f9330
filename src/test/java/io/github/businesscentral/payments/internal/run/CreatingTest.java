package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.Creating.Answer;
import io.github.businesscentral.payments.internal.run.Creating.Step;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.RunState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link LeftOutRulesTest} does not reach: the answers that the model does not give. */
class CreatingTest {
    private static final String NUMBER = "PAY-0001";

    @Test
    void whatTheLedgerSaysComesBeforeTheMark() {
        List<LedgerEntry> entries = List.of();

        for (RunState state : RunState.values()) {
            assertThat(Creating.beforePost(state, new LedgerFinding.OtherValues(entries), NUMBER))
                    .isEqualTo(new Step.PostedWithOtherValues(entries));
            assertThat(Creating.beforePost(state, new LedgerFinding.Reversed(entries), NUMBER))
                    .isEqualTo(new Step.PostedAndReversed(entries));
        }
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void aPostingThatMayBeRolledBackConfirmsNothing(RunState state) {
        Step expected = switch (state) {
            case OPEN -> new Step.LookAtMark(PaymentOutcome.ALREADY_POSTED);
            case SEALING, SEALED, POSTING -> new Step.Sealed(state);
            case POSTED, EMPTIED -> new Step.Confirmed(PaymentOutcome.ALREADY_POSTED);
        };

        assertThat(Creating.beforePost(state, new LedgerFinding.Posted(), NUMBER))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void onlyAnOpenJournalTakesPaymentsAndConfirmsThem(RunState state) {
        Step before = Creating.beforePost(state, new LedgerFinding.NotThere(), NUMBER);
        Mark mark = Rules.journal(1, state, false).mark();
        Step after = Creating.afterMark(PaymentOutcome.CREATED, mark, mark);

        if (state == RunState.OPEN) {
            assertThat(before).isEqualTo(new Step.Send(LineKey.lineNumber(NUMBER, 0), 0));
            assertThat(after).isEqualTo(new Step.Confirmed(PaymentOutcome.CREATED));
        } else {
            assertThat(before).isEqualTo(new Step.Sealed(state));
            assertThat(after).isEqualTo(new Step.Sealed(state));
        }
    }

    @Test
    void aRunThatWasOpenedAgainConfirmsNothing() {
        Mark open = Rules.journal(1, RunState.OPEN, false).mark();

        assertThat(Creating.afterMark(PaymentOutcome.ALREADY_EXISTED, open.in(RunState.OPEN, "BBBBBBBB"), open))
                .isEqualTo(new Step.Reopened());
    }

    @Test
    void anUnansweredCreateIsSentAgainWithTheSameNumber() {
        assertThat(after(Answer.UNANSWERED, 2)).isEqualTo(new Step.Send(LineKey.lineNumber(NUMBER, 2), 2));
    }

    @Test
    void anEqualLineIsFoundAfterARetryOrExistedBefore() {
        assertThat(Creating.afterAnswer(Answer.EQUAL_LINE, true, NUMBER, 0))
                .isEqualTo(new Step.LookAtMark(PaymentOutcome.FOUND_AFTER_RETRY));
        assertThat(Creating.afterAnswer(Answer.EQUAL_LINE, false, NUMBER, 0))
                .isEqualTo(new Step.LookAtMark(PaymentOutcome.ALREADY_EXISTED));
    }

    @Test
    void theNextNumberIsTakenOnlyPastAnotherPaymentThatIsSeen() {
        assertThat(after(Answer.OTHER_PAYMENT, 0)).isEqualTo(new Step.Send(LineKey.lineNumber(NUMBER, 1), 1));
        assertThat(after(Answer.OTHER_PAYMENT, LineKey.MOST_NUMBERS - 1)).isInstanceOf(Step.Unknown.class);
        assertThat(after(Answer.HIDDEN_LINE, 0))
                .isEqualTo(new Step.Unknown(LineKey.lineNumber(NUMBER, 0), Answer.HIDDEN_LINE));
        assertThat(after(Answer.OTHER_DOCUMENT_NUMBER, 1))
                .isEqualTo(new Step.Unknown(LineKey.lineNumber(NUMBER, 1), Answer.OTHER_DOCUMENT_NUMBER));
        assertThat(after(Answer.OTHER_VALUES, 1)).isEqualTo(new Step.DifferentLine(LineKey.lineNumber(NUMBER, 1)));
        assertThat(after(Answer.JOURNAL_GONE, 0)).isEqualTo(new Step.FindJournal());
    }

    private static Step after(Answer answer, int collisions) {
        return Creating.afterAnswer(answer, false, NUMBER, collisions);
    }
}
