package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerFindingTest {
    private static final UUID BANK = new UUID(1, 1);
    private static final UUID RECEIVABLES = new UUID(1, 2);
    private static final UUID OTHER_BANK = new UUID(1, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void noEntryMeansNotThere() {
        assertThat(find(List.of())).isEqualTo(new LedgerFinding.NotThere());
    }

    @Test
    void aReceiptOnTheDayIsPostedWhateverItsAmountInLocalCurrency() {
        assertThat(find(receipt(DAY, BANK, "93.17"))).isEqualTo(new LedgerFinding.Posted());
    }

    @Test
    void anotherDaySignOrAccountIsNotThePayment() {
        assertThat(find(receipt(DAY.plusDays(1), BANK, "100"))).isInstanceOf(LedgerFinding.OtherValues.class);
        assertThat(find(receipt(DAY, BANK, "-100"))).isInstanceOf(LedgerFinding.OtherValues.class);
        assertThat(find(receipt(DAY, OTHER_BANK, "100"))).isInstanceOf(LedgerFinding.OtherValues.class);
        assertThat(find(both(receipt(DAY, BANK, "100"), receipt(DAY.plusDays(1), BANK, "100"))))
                .isInstanceOf(LedgerFinding.OtherValues.class);
    }

    @Test
    void oppositeEntriesMeanReversed() {
        List<LedgerEntry> entries = both(receipt(DAY, BANK, "100"), receipt(DAY.plusDays(3), BANK, "-100"));

        assertThat(find(entries)).isEqualTo(new LedgerFinding.Reversed(entries));
    }

    @Test
    void postedReversedAndPostedAgainOnTheDayIsPosted() {
        List<LedgerEntry> reversed = both(receipt(DAY, BANK, "100"), receipt(DAY, BANK, "-100"));

        assertThat(find(both(reversed, receipt(DAY, BANK, "100")))).isEqualTo(new LedgerFinding.Posted());
    }

    private static LedgerFinding find(List<LedgerEntry> entries) {
        return LedgerFinding.of(DAY, -1, BANK, entries);
    }

    private static List<LedgerEntry> receipt(LocalDate day, UUID account, String amount) {
        BigDecimal value = new BigDecimal(amount);
        return List.of(entry(day, account, value), entry(day, RECEIVABLES, value.negate()));
    }

    private static LedgerEntry entry(LocalDate day, UUID account, BigDecimal net) {
        return new LedgerEntry(
                1, "P1", day, account, net.max(BigDecimal.ZERO), net.negate().max(BigDecimal.ZERO), Rules.NOW);
    }

    private static List<LedgerEntry> both(List<LedgerEntry> a, List<LedgerEntry> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }
}
