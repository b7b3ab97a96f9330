package io.github.businesscentral.payments.model;

/** Payments in the JSON of the server. */
public final class PaymentJson {
    /** The response to a create ({@code business-central.md} 4.1). */
    public static final String SAMPLE = """
            {
              "@odata.context": "https://api.businesscentral.dynamics.com/v2.0/{tenant}/Production/api/v2.0/$metadata#companies(824820a2-508c-ed11-aada-000d3a298ab3)/customerPaymentJournals(7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca)/customerPayments/$entity",
              "@odata.etag": "W/\\"JzIwOzE3MjIyMTQ1MjY1MTY4OTE3ODg4MTswMDsn\\"",
              "id": "59b250b8-d336-ee11-bdf5-000d3a5f89ca",
              "journalId": "7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca",
              "journalDisplayName": "CASHIN",
              "lineNumber": 10000,
              "customerId": "75e545bc-f6f9-ef11-9344-6045bdc8c234",
              "customerNumber": "10000",
              "postingDate": "2026-08-20",
              "documentNumber": "PAY-0001",
              "externalDocumentNumber": "BANK-77",
              "amount": -1500.25,
              "appliesToInvoiceId": "5d115c9c-44e3-ea11-bb43-000d3a2feca1",
              "appliesToInvoiceNumber": "103032",
              "description": "Adatum Corporation",
              "comment": "wire",
              "lastModifiedDateTime": "2026-08-20T09:15:02.58Z"
            }
            """;

    /** A payment whose properties are all blank. */
    public static final String BLANK = """
            {
              "id": "00000000-0000-0000-0000-000000000000",
              "journalId": "00000000-0000-0000-0000-000000000000",
              "journalDisplayName": "",
              "lineNumber": 0,
              "customerId": "00000000-0000-0000-0000-000000000000",
              "customerNumber": "",
              "contactId": "",
              "postingDate": "0001-01-01",
              "documentNumber": "",
              "externalDocumentNumber": "",
              "amount": 0,
              "appliesToInvoiceId": "00000000-0000-0000-0000-000000000000",
              "appliesToInvoiceNumber": "",
              "description": "",
              "comment": "",
              "lastModifiedDateTime": "0001-01-01T00:00:00Z"
            }
            """;

    private PaymentJson() {}
}
