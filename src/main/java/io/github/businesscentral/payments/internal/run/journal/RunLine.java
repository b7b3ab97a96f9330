package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.odata.ETag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a run's journal.
 *
 * @param changed when it was entered or last edited
 */
public record RunLine(
        UUID id,
        ETag etag,
        int lineNumber,
        String documentNumber,
        Optional<LocalDate> postingDate,
        String customerNumber,
        String invoiceNumber,
        BigDecimal amount,
        Instant changed) {}
