package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many at once, through the whole client and MSAL4J: half of them wait for their answer, half have it brought. */
@Timeout(60)
class TwoHundredThreadsTest {
    private static final int HALF = 100;

    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));
    private final ExecutorService threads = Executors.newFixedThreadPool(2 * HALF);
    private final CountDownLatch arrived = new CountDownLatch(HALF);
    private TokenEndpoint entra;
    private CustomerPaymentsClient client;

    @BeforeEach
    void start() throws IOException {
        entra = new TokenEndpoint();
        client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of("http://localhost/api/v2.0"))
                .tokenProvider(
                        MsalTokenProvider.clientSecret("contoso.example", "client", PlantedSecrets.CLIENT_SECRET))
                .httpClient(countingArrivals(entra.http()))
                .addAttemptInterceptor(fake.interceptor())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        entra.close();
        threads.shutdownNow();
    }

    /** The identity provider answers when a hundred calls at least are there. */
    private OkHttpClient countingArrivals(OkHttpClient http) {
        OkHttpClient.Builder counting = http.newBuilder();
        counting.interceptors().add(0, chain -> {
            if (chain.request().url().host().equals("login.microsoftonline.com")) {
                awaitArrivals();
            } else {
                arrived.countDown();
            }
            return chain.proceed(chain.request());
        });
        return counting.build();
    }

    private void awaitArrivals() throws IOException {
        try {
            arrived.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void everyoneReads() {
        JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
        List<CompletableFuture<CustomerPayment>> calls = new ArrayList<>();
        for (int i = 0; i < HALF; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> journal.get(payment), threads));
            calls.add(CompletableFuture.supplyAsync(
                            () -> journal.calls().get(payment).executeAsync(), threads)
                    .thenCompose(call -> call));
        }
        assertThat(calls)
                .hasSize(2 * HALF)
                .allSatisfy(call -> assertThat(call.join().id()).isEqualTo(payment));
    }

    @Test
    void oneTokenIsFetchedAndAfterACommonRefusalOneMore() {
        entra.token("token-1");

        everyoneReads();
        assertThat(entra.requests()).isEqualTo(1);

        fake.rejectToken("token-1");
        entra.token("token-2");
        everyoneReads();
        assertThat(entra.requests()).isEqualTo(2);
    }
}
