package io.github.businesscentral.payments.internal.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A general ledger entry of type Payment. */
record LedgerEntry(
        int entryNumber,
        String documentNumber,
        LocalDate postingDate,
        UUID accountId,
        BigDecimal debitAmount,
        BigDecimal creditAmount,
        Instant written) {
    BigDecimal net() {
        return debitAmount.subtract(creditAmount);
    }
}
