package io.github.businesscentral.payments.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** The payment that is read, created and changed over and over ({@code business-central.md} 4.1). */
final class Sample {
    static final Journal JOURNAL = Journal.OF_1_000;
    static final UUID ID = UUID.fromString("59b250b8-d336-ee11-bdf5-000d3a5f89ca");
    static final String ETAG = "W/\"JzIwOzE3MjIyMTQ1MjY1MTY4OTE3ODg4MTswMDsn\"";
    static final String TOKEN = "not-a-real-token";

    static final String CUSTOMER_NUMBER = "10000";
    static final LocalDate POSTING_DATE = LocalDate.of(2026, 8, 20);
    static final String DOCUMENT_NUMBER = "PAY-0001";
    static final String EXTERNAL_DOCUMENT_NUMBER = "BANK-77";
    static final BigDecimal AMOUNT = new BigDecimal("-1500.25");
    static final String INVOICE_NUMBER = "103032";
    static final String COMMENT = "wire";
    static final BigDecimal CHANGED_AMOUNT = new BigDecimal("-1600");

    /** What is sent to create the payment, for those who do not encode it themselves. */
    static final String CREATE_BODY = """
            {"customerNumber":"10000","postingDate":"2026-08-20","documentNumber":"PAY-0001",\
            "externalDocumentNumber":"BANK-77","amount":-1500.25,"appliesToInvoiceNumber":"103032","comment":"wire"}""";

    /** What is sent to change it. */
    static final String PATCH_BODY = "{\"amount\":-1600}";

    private Sample() {}
}
