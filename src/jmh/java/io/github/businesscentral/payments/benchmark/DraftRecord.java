package io.github.businesscentral.payments.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent to create or change a payment; what is null is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftRecord(
        @Nullable Integer lineNumber,
        @Nullable UUID customerId,
        @Nullable String customerNumber,
        @Nullable LocalDate postingDate,
        @Nullable String documentNumber,
        @Nullable String externalDocumentNumber,
        @Nullable BigDecimal amount,
        @Nullable UUID appliesToInvoiceId,
        @Nullable String appliesToInvoiceNumber,
        @Nullable String description,
        @Nullable String comment) {
    /** The sample payment. */
    static DraftRecord payment() {
        return new DraftRecord(
                Sample.LINE_NUMBER,
                Sample.CUSTOMER_ID,
                Sample.CUSTOMER_NUMBER,
                Sample.POSTING_DATE,
                Sample.DOCUMENT_NUMBER,
                Sample.EXTERNAL_DOCUMENT_NUMBER,
                Sample.AMOUNT,
                Sample.INVOICE_ID,
                Sample.INVOICE_NUMBER,
                Sample.DESCRIPTION,
                Sample.COMMENT);
    }

    /** The change of the sample payment. */
    static DraftRecord change() {
        return new DraftRecord(null, null, null, null, null, null, Sample.CHANGED_AMOUNT, null, null, null, null);
    }
}
