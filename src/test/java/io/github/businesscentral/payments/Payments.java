package io.github.businesscentral.payments;

import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.retry.RetryPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** What many tests start from. */
final class Payments {
    static final UUID COMPANY = UUID.fromString("824820a2-508c-ed11-aada-000d3a298ab3");
    static final UUID JOURNAL = UUID.fromString("7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca");
    static final UUID ID = UUID.fromString("59b250b8-d336-ee11-bdf5-000d3a5f89ca");
    static final String ETAG = "W/\"JzIwOzE3MjIyMTQ1MjY1MTY4OTE3ODg4MTswMDsn\"";

    /** A payment as the server sends it; made up, in the server's own form. */
    static final String JSON = """
            {"@odata.context":"http://localhost/$metadata#x","@odata.etag":"W/\\"JzIwOzE3MjIyMTQ1MjY1MTY4OTE3ODg4MTswMDsn\\"",\
            "id":"59b250b8-d336-ee11-bdf5-000d3a5f89ca","journalId":"7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca",\
            "journalDisplayName":"CASHIN","lineNumber":10000,"customerId":"75e545bc-f6f9-ef11-9344-6045bdc8c234",\
            "customerNumber":"10000","postingDate":"2026-08-20","documentNumber":"PAY-0001",\
            "externalDocumentNumber":"BANK-77","amount":-1500.25,\
            "appliesToInvoiceId":"5d115c9c-44e3-ea11-bb43-000d3a2feca1","appliesToInvoiceNumber":"103032",\
            "description":"Adatum Corporation","comment":"wire","lastModifiedDateTime":"2026-08-20T09:15:02.58Z"}""";

    private Payments() {}

    /** A client that tries three times without pausing. */
    static CustomerPaymentsClient.Builder client(HttpUrl root) {
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(root))
                .tokenProvider(TokenProvider.fixed(PlantedSecrets.TOKEN))
                .retryPolicy(eager(3));
    }

    /** A retry interceptor that sends a write again after 503, which it must not: it may have been executed. */
    static Response repeatedWhenBusy(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() != 503) {
            return response;
        }
        response.close();
        return chain.proceed(CallContext.of(chain).renew(chain.request()).orElseThrow());
    }

    static RetryPolicy eager(int attempts) {
        return RetryPolicy.builder()
                .maxAttempts(attempts)
                .baseDelay(Duration.ZERO)
                .build();
    }

    /** A new token whenever the client asks for one, so that a 401 can be survived. */
    static TokenProvider renewedTokens() {
        AtomicInteger tokens = new AtomicInteger();
        return request -> AccessToken.of("token-" + tokens.incrementAndGet(), Instant.MAX);
    }

    static JournalPayments journal(CustomerPaymentsClient client) {
        return client.company(COMPANY).journal(JOURNAL);
    }

    static NewCustomerPayment draft() {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .amountReceived(new BigDecimal("1500.25"))
                .build();
    }
}
