package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTraceTest {
    private static final UUID ID = UUID.fromString("59b250b8-d336-ee11-bdf5-000d3a5f89ca");

    private static final CustomerPayment LINE = CustomerPayment.builder()
            .id(ID)
            .journalDisplayName("CASHIN")
            .lineNumber(10_000)
            .build();

    private static GeneralLedgerEntry entry(int number, String account, int debit, int credit) {
        return GeneralLedgerEntry.builder()
                .set(GeneralLedgerEntryFields.ENTRY_NUMBER, number)
                .set(GeneralLedgerEntryFields.ACCOUNT_NUMBER, account)
                .set(GeneralLedgerEntryFields.DEBIT_AMOUNT, BigDecimal.valueOf(debit))
                .set(GeneralLedgerEntryFields.CREDIT_AMOUNT, BigDecimal.valueOf(credit))
                .build();
    }

    @Test
    void saysInOneSentenceWhereThePaymentIs() {
        GeneralLedgerEntry receivables = entry(5, "2310", 0, 10);
        GeneralLedgerEntry bank = entry(6, "10100", 10, 0);
        List<GeneralLedgerEntry> reversed =
                List.of(receivables, bank, entry(7, "2310", 10, 0), entry(8, "10100", 0, 10));

        assertThat(PaymentTrace.of("PAY-1", List.of(LINE), List.of()))
                .hasToString("PAY-1: line 10000 of journal CASHIN (id " + ID + "); not in the ledger.");
        assertThat(PaymentTrace.of("PAY-1", List.of(), List.of(receivables, bank)))
                .hasToString("PAY-1: in no journal; in the ledger as entries 5, 6.");
        assertThat(PaymentTrace.of("PAY-1", List.of(), reversed))
                .hasToString("PAY-1: in no journal; in the ledger as entries 5, 6, 7, 8, reversed.");
        assertThat(PaymentTrace.withoutLedger("PAY-1", List.of()))
                .hasToString("PAY-1: in no journal; the ledger may not be read.");
    }

    @Test
    void entriesAreReversedOnlyIfEachAccountIsAtZero() {
        List<GeneralLedgerEntry> posted = List.of(entry(5, "2310", 0, 10), entry(6, "10100", 10, 0));
        List<GeneralLedgerEntry> otherAccount = List.of(
                entry(5, "2310", 0, 10), entry(6, "10100", 10, 0), entry(7, "2310", 10, 0), entry(8, "10200", 0, 10));

        assertThat(PaymentTrace.of("PAY-1", List.of(), posted).ledger()).isEqualTo(PaymentTrace.Ledger.POSTED);
        assertThat(PaymentTrace.of("PAY-1", List.of(), otherAccount).ledger()).isEqualTo(PaymentTrace.Ledger.POSTED);
    }

    @Test
    void sentenceOfALineThatWasMadeInPartDoesNotThrow() {
        CustomerPayment bare = CustomerPayment.builder().build();

        assertThat(PaymentTrace.of("PAY-1", List.of(bare), List.of()).toString())
                .startsWith("PAY-1: line null");
    }
}
