package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.Opening.Step;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final Instant NOW = Rules.NOW;
    private static final RunOptions OPTIONS = Rules.OPTIONS;

    @Test
    void theFirstJournalOfARunIsAlwaysPartOne() {
        assertThat(Opening.forPayment(ofPart(2, 3), List.of(), OPTIONS.parts(3), NOW))
                .isEqualTo(new Step.Open(1, 1, 3));
    }

    @Test
    void theMarksTellTheNumberOfParts() {
        RunJournal first = journal(1, 1, 3, RunState.OPEN, Duration.ZERO);

        assertThat(Opening.forPayment(ofPart(2, 3), List.of(first), OPTIONS, NOW))
                .isEqualTo(new Step.Open(1, 2, 3));
        assertThat(Opening.forPayment(ofPart(1, 3), List.of(first), OPTIONS, NOW))
                .isEqualTo(new Step.Use(first));
        assertThat(Opening.forPayment(
                        "P1", List.of(first, journal(1, 1, 2, RunState.OPEN, Duration.ZERO)), OPTIONS, NOW))
                .isEqualTo(new Step.PartsDiffer(Set.of(2, 3)));
    }

    @Test
    void theNextGenerationIsOpenedSixtySecondsAfterPosted() {
        RunJournal just = journal(1, 1, 1, RunState.POSTED, Duration.ofSeconds(59));
        RunJournal posted = journal(1, 1, 1, RunState.POSTED, Duration.ofSeconds(60));
        RunJournal second = journal(2, 1, 1, RunState.SEALED, Duration.ZERO);

        assertThat(Opening.forPayment("P1", List.of(just), OPTIONS, NOW))
                .isEqualTo(new Step.Wait(Duration.ofSeconds(1)));
        assertThat(Opening.forPayment("P1", List.of(posted), OPTIONS, NOW)).isEqualTo(new Step.Open(2, 1, 1));
        assertThat(Opening.forPayment("P1", List.of(second, posted), OPTIONS, NOW))
                .isEqualTo(new Step.Use(second));
    }

    @Test
    void anEmptiedJournalHasNoNextGeneration() {
        RunJournal emptied = journal(1, 1, 1, RunState.EMPTIED, Duration.ofDays(1));

        assertThat(Opening.forPayment("P1", List.of(emptied), OPTIONS, NOW)).isEqualTo(new Step.Emptied(emptied));
    }

    @Test
    void theLowestGenerationThatIsNotPostedIsPostedFirst() {
        RunJournal first = journal(1, 2, 2, RunState.OPEN, Duration.ZERO);
        RunJournal second = journal(2, 2, 2, RunState.OPEN, Duration.ZERO);
        RunJournal posted = journal(1, 1, 2, RunState.POSTED, Duration.ZERO);

        assertThat(Opening.toPost(2, List.of(second, posted, first))).contains(first);
        assertThat(Opening.toPost(1, List.of(second, posted, first))).isEqualTo(Optional.empty());
    }

    @Test
    void aGenerationThatHasLeftOpenIsPostedBeforeALowerOneThatIsOpen() {
        RunJournal first = journal(1, 1, 1, RunState.OPEN, Duration.ZERO);
        RunJournal second = journal(2, 1, 1, RunState.SEALED, Duration.ZERO);
        RunJournal third = journal(3, 1, 1, RunState.POSTING, Duration.ZERO);

        assertThat(Opening.toPost(1, List.of(first, third, second))).contains(second);
    }

    static RunJournal journal(int generation, int part, int parts, RunState state, Duration ago) {
        Mark open = Mark.open("payouts", generation, part, parts, "AAAAAAAA");
        Mark mark = (state.compareTo(RunState.SEALED) >= 0)
                ? open.sealed(Seal.of(Rules.lines(1, 1)), Instant.EPOCH, "AAAAAAAA")
                        .in(state, "AAAAAAAA")
                : open.in(state, "AAAAAAAA");
        return new RunJournal(new UUID(generation, part), ETag.of("\"1\""), mark, NOW.minus(ago));
    }

    static String ofPart(int part, int parts) {
        int i = 0;
        while (LineKey.part("P" + i, parts) != part) {
            i++;
        }
        return "P" + i;
    }
}
