package io.github.businesscentral.payments.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.squareup.moshi.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A payment as a user without the library would declare it, for Moshi and for Jackson. */
public record PaymentRecord(
        @Json(name = "@odata.etag") @JsonProperty("@odata.etag")
        String etag,

        UUID id,
        UUID journalId,
        String journalDisplayName,
        int lineNumber,
        UUID customerId,
        String customerNumber,
        LocalDate postingDate,
        String documentNumber,
        String externalDocumentNumber,
        BigDecimal amount,
        UUID appliesToInvoiceId,
        String appliesToInvoiceNumber,
        String description,
        String comment,
        Instant lastModifiedDateTime) {}
