package io.github.businesscentral.payments.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is sent to create or change a payment; what is null is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftRecord(
        @Nullable String customerNumber,
        @Nullable LocalDate postingDate,
        @Nullable String documentNumber,
        @Nullable String externalDocumentNumber,
        @Nullable BigDecimal amount,
        @Nullable String appliesToInvoiceNumber,
        @Nullable String comment) {
    /** The sample payment. */
    static DraftRecord payment() {
        return new DraftRecord(
                Sample.CUSTOMER_NUMBER,
                Sample.POSTING_DATE,
                Sample.DOCUMENT_NUMBER,
                Sample.EXTERNAL_DOCUMENT_NUMBER,
                Sample.AMOUNT,
                Sample.INVOICE_NUMBER,
                Sample.COMMENT);
    }

    /** The change of the sample payment. */
    static DraftRecord change() {
        return new DraftRecord(null, null, null, null, Sample.CHANGED_AMOUNT, null, null);
    }
}
