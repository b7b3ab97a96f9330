package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.OpeningTest.journal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.Sealing.Objection;
import io.github.businesscentral.payments.internal.run.Sealing.Reason;
import io.github.businesscentral.payments.internal.run.Sealing.Step;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.RunState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final RunJournal OWN = journal(2, 1, 1, RunState.SEALING, Duration.ZERO);
    private static final RunLine GOOD = line(1, "P1", LineKey.lineNumber("P1", 0));

    @Test
    void allLinesAreSealedWhenNoneIsObjectedTo() {
        RunLine next = line(2, "P2", LineKey.lineNumber("P2", 3));

        assertThat(decide(List.of(GOOD, next), Set.of("P3"))).isEqualTo(new Step.Close(Seal.of(List.of(next, GOOD))));
        assertThat(decide(List.of(), Set.of())).isEqualTo(new Step.NothingToPost());
    }

    @Test
    void eachLineThatDoesNotFitIsNamedWithItsReason() {
        RunLine others = line(2, "G 1", 20_000);
        RunLine edited = line(3, "P3", LineKey.lineNumber("P4", 0));
        RunLine copy = line(4, "P1", LineKey.lineNumber("P1", 1));
        RunLine posted = line(5, "P5", LineKey.lineNumber("P5", 0));

        assertThat(decide(List.of(GOOD, others, edited, copy, posted), Set.of("P5")))
                .isEqualTo(new Step.Refused(List.of(
                        new Objection(GOOD, Reason.NUMBER_TWICE),
                        new Objection(others, Reason.NOT_OF_THIS_RUN),
                        new Objection(edited, Reason.EDITED),
                        new Objection(copy, Reason.NUMBER_TWICE),
                        new Objection(posted, Reason.IN_LEDGER))));
    }

    @Test
    void aLineOfAnotherPartIsOfOthers() {
        String number = OpeningTest.ofPart(2, 2);
        RunLine line = line(1, number, LineKey.lineNumber(number, 0));
        RunJournal own = journal(1, 1, 2, RunState.SEALING, Duration.ZERO);

        assertThat(Sealing.decide(own, List.of(own), List.of(line), Set.of()))
                .isEqualTo(new Step.Refused(List.of(new Objection(line, Reason.NOT_OF_THIS_RUN))));
    }

    @Test
    void anotherGenerationOfThePartThatHasLeftOpenComesFirst() {
        for (RunState state : RunState.values()) {
            RunJournal lower = journal(1, 1, 1, state, Duration.ZERO);
            RunJournal higher = journal(3, 1, 1, state, Duration.ZERO);

            assertThat(Sealing.decide(OWN, List.of(lower, OWN), List.of(GOOD), Set.of()) instanceof Step.Close)
                    .isEqualTo(state == RunState.POSTED || state == RunState.OPEN);
            assertThat(Sealing.decide(OWN, List.of(OWN, higher), List.of(GOOD), Set.of()) instanceof Step.Close)
                    .isEqualTo(state == RunState.POSTED || state == RunState.OPEN);
        }
    }

    @Test
    void anotherNumberOfPartsIsRefused() {
        RunJournal other = journal(2, 2, 2, RunState.POSTED, Duration.ZERO);

        assertThat(Sealing.decide(OWN, List.of(OWN, other), List.of(GOOD), Set.of()))
                .isEqualTo(new Step.OtherJournals(List.of(other)));
    }

    @Test
    void aLineBelongsToARunByPartAndLineNumber() {
        String other = OpeningTest.ofPart(2, 2);
        Mark mark = journal(1, 2, 2, RunState.POSTED, Duration.ZERO).mark();

        assertThat(Sealing.belongsTo(mark, line(1, other, LineKey.lineNumber(other, 1))))
                .isTrue();
        assertThat(Sealing.belongsTo(mark, line(1, other, 20_000))).isFalse();
        assertThat(Sealing.belongsTo(OWN.mark(), line(1, "G 1", LineKey.lineNumber("G 1", 0))))
                .isFalse();
        String ofPartOne = OpeningTest.ofPart(1, 2);
        assertThat(Sealing.belongsTo(mark, line(1, ofPartOne, LineKey.lineNumber(ofPartOne, 0))))
                .isFalse();
    }

    @Test
    void onlySealingAndSealedCanBeReopened() {
        assertThat(Arrays.stream(RunState.values()).filter(Sealing::mayReopen))
                .containsExactly(RunState.SEALING, RunState.SEALED);
    }

    private static Step decide(List<RunLine> lines, Set<String> inLedger) {
        return Sealing.decide(OWN, List.of(OWN), lines, inLedger);
    }

    private static RunLine line(int id, String number, int lineNumber) {
        return new RunLine(
                new UUID(0, id),
                ETag.of("\"1\""),
                lineNumber,
                number,
                Optional.of(LocalDate.of(2026, 11, 20)),
                "10000",
                "",
                BigDecimal.ONE.negate(),
                Rules.NOW);
    }
}
