package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.SealedInLedger.Share;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedInLedgerTest {
    private static final UUID CLEARING = new UUID(9, 9);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Rules.NOW;
    private static final List<RunLine> SEALED = Rules.lines(3, 1);
    private static final Seal SEAL = Seal.of(SEALED);

    @Test
    void entriesInARowWithTheSealedNumbersAreThePosting() {
        List<LedgerEntry> entries = new ArrayList<>(List.of(
                entry(1, "X5", 60),
                entry(2, "X6", 60),
                entry(3, "X7", 60),
                entry(4, "P1", 20),
                entry(5, "P0", 15),
                entry(6, "X8", 1),
                entry(7, "X9", 1)));
        Collections.shuffle(entries, new Random(1));

        SealedInLedger found = SealedInLedger.of(SEAL, entries, NOW);

        assertThat(found).isEqualTo(new SealedInLedger(Share.ALL, Set.of(), Duration.ofMinutes(15)));
        assertThat(found.isCertain()).isTrue();
        assertThat(SealedInLedger.of(SEAL, entries, NOW.minusSeconds(300)).isCertain())
                .isTrue();
        assertThat(SealedInLedger.of(SEAL, entries, NOW.minusSeconds(301)).isCertain())
                .as("a posting of 9:59 minutes ago can be rolled back")
                .isFalse();
    }

    @Test
    void aLineThatWasPostedWithTheRestIsPassedOver() {
        List<LedgerEntry> entries = List.of(entry(1, "P0", 20), entry(2, "Y", 20), entry(3, "P1", 20));

        assertThat(SealedInLedger.of(SEAL, entries, NOW).share()).isEqualTo(Share.ALL);
        assertThat(SealedInLedger.of(SEAL, List.of(entry(1, "P0", 20), entry(2, "Y", 20), entry(3, "Z", 20)), NOW)
                        .share())
                .isEqualTo(Share.NONE);
    }

    @Test
    void aReversalAfterwardsDoesNotHideThePosting() {
        List<LedgerEntry> entries =
                List.of(entry(1, "P0", 20), entry(2, "P1", 20), entry(3, "P0", 3), entry(4, "P1", 3));

        assertThat(SealedInLedger.of(SEAL, entries, NOW).share()).isEqualTo(Share.ALL);
    }

    @Test
    void entriesOfOthersAreNotThePosting() {
        assertThat(SealedInLedger.of(SEAL, List.of(), NOW).share()).isEqualTo(Share.NONE);
        assertThat(SealedInLedger.of(SEAL, List.of(entry(1, "P0", 20)), NOW).share())
                .isEqualTo(Share.NONE);
        assertThat(SealedInLedger.of(SEAL, List.of(entry(1, "P0", 20), entry(2, "P0", 20)), NOW)
                        .share())
                .isEqualTo(Share.NONE);
        assertThat(SealedInLedger.of(SEAL, List.of(entry(1, "X1", 20), entry(2, "X2", 20)), NOW)
                        .share())
                .isEqualTo(Share.NONE);
    }

    @Test
    void knownLinesAreLookedForOneByOne() {
        LedgerEntry p0 = entry(1, "P0", 30);
        LedgerEntry p1 = entry(8, "P1", 12);

        assertThat(known(p0, p1)).isEqualTo(new SealedInLedger(Share.ALL, Set.of(), Duration.ofMinutes(12)));
        assertThat(known(p0)).isEqualTo(new SealedInLedger(Share.SOME, Set.of("P1"), Duration.ZERO));
        assertThat(known()).isEqualTo(new SealedInLedger(Share.NONE, Set.of(), Duration.ZERO));
    }

    @Test
    void otherValuesInTheLedgerAreNotThePayment() {
        LedgerEntry otherDay =
                new LedgerEntry(1, "P0", DAY.plusDays(1), CLEARING, BigDecimal.TEN, BigDecimal.ZERO, NOW);

        assertThat(known(otherDay).share()).isEqualTo(Share.NONE);
    }

    private static SealedInLedger known(LedgerEntry... entries) {
        return SealedInLedger.of(SEALED, CLEARING, List.of(entries), NOW);
    }

    private static LedgerEntry entry(int entryNumber, String documentNumber, int minutesAgo) {
        return new LedgerEntry(
                entryNumber,
                documentNumber,
                DAY,
                CLEARING,
                BigDecimal.TEN,
                BigDecimal.ZERO,
                NOW.minus(Duration.ofMinutes(minutesAgo)));
    }
}
