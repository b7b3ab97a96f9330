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

    static final int LINE_NUMBER = 10_000;
    static final UUID CUSTOMER_ID = UUID.fromString("75e545bc-f6f9-ef11-9344-6045bdc8c234");
    static final String CUSTOMER_NUMBER = "10000";
    static final LocalDate POSTING_DATE = LocalDate.of(2026, 8, 20);
    static final String DOCUMENT_NUMBER = "PAY-0001";
    static final String EXTERNAL_DOCUMENT_NUMBER = "BANK-77";
    static final BigDecimal AMOUNT = new BigDecimal("-1500.25");
    static final UUID INVOICE_ID = UUID.fromString("5d115c9c-44e3-ea11-bb43-000d3a2feca1");
    static final String INVOICE_NUMBER = "103032";
    static final String DESCRIPTION = "Adatum Corporation";
    static final String COMMENT = "wire";
    static final BigDecimal CHANGED_AMOUNT = new BigDecimal("-1600");

    private static final String CHOSEN = """
            "lineNumber":10000,"customerId":"75e545bc-f6f9-ef11-9344-6045bdc8c234","customerNumber":"10000",\
            "postingDate":"2026-08-20","documentNumber":"PAY-0001","externalDocumentNumber":"BANK-77","amount":%s,\
            "appliesToInvoiceId":"5d115c9c-44e3-ea11-bb43-000d3a2feca1","appliesToInvoiceNumber":"103032",\
            "description":"Adatum Corporation","comment":"wire\"""";

    /** What is sent to create the payment, all that can be set, for those who do not encode it themselves. */
    static final String CREATE_BODY = "{" + CHOSEN.formatted(AMOUNT) + "}";

    /** What is sent to change it. */
    static final String PATCH_BODY = "{\"amount\":-1600}";

    private Sample() {}

    /** The payment as the server sends it. */
    static String entity(BigDecimal amount) {
        return "\"@odata.etag\":\"" + ETAG.replace("\"", "\\\"") + "\",\"id\":\"" + ID + "\",\"journalId\":\""
                + JOURNAL.id()
                + "\",\"journalDisplayName\":\"" + JOURNAL.code() + "\"," + CHOSEN.formatted(amount)
                + ",\"lastModifiedDateTime\":\"2026-08-20T09:15:02.58Z\"";
    }
}
