package consumer;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;

import com.microsoft.kiota.http.KiotaClientFactory;
import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.IOException;
import java.util.Collections;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Creates a payment, and lets the other library ask the same server, both with the one OkHttp that there is. */
public final class Program {
    private Program() {}

    public static void main(String[] args) throws IOException {
        int okHttps = Collections.list(Program.class.getClassLoader().getResources("okhttp3/OkHttpClient.class"))
                .size();
        System.out.println(okHttps + " OkHttp, " + OkHttp.VERSION);

        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of(server.url()))
                        .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                        .build()) {
            JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
            journal.create(NewCustomerPayment.builder()
                    .customerNumber("10000")
                    .documentNumber("PAY-1")
                    .build());
            long found = journal
                    .list(Query.where(DOCUMENT_NUMBER.contains("AY-").or().startsWith("WIRE-")))
                    .stream()
                    .count();
            System.out.println(found + " in the journal");

            OkHttpClient others = KiotaClientFactory.create().build();
            Request request = new Request.Builder()
                    .url(server.url().newBuilder().addPathSegment("companies").build())
                    .header("Authorization", "Bearer any-token-will-do")
                    .build();
            try (Response response = others.newCall(request).execute()) {
                System.out.println("the other library: " + response.code());
            }
            others.dispatcher().executorService().shutdown();
            others.connectionPool().evictAll();
        }
    }
}
