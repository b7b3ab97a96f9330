package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.auth.MsalTokenProvider;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MSAL4J itself and an identity provider that takes its time, in virtual time; and waiters that go away. */
@Timeout(60)
class SignInDeadlineTest {
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final VirtualScheduler time = new VirtualScheduler();

    private CustomerPaymentsClient client(RawServer identityProvider, RawServer server) {
        HttpUrl local = identityProvider.root();
        OkHttpClient toLocal = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.request().url().isHttps()
                        ? chain.proceed(chain.request().newBuilder().url(local).build())
                        : chain.proceed(chain.request()))
                .build();
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(server.root()))
                .tokenProvider(
                        MsalTokenProvider.clientSecret("contoso.example", "client-id", PlantedSecrets.CLIENT_SECRET))
                .httpClient(toLocal)
                .scheduler(time)
                .build();
    }

    @Test
    void identityProviderThatNeverAnswersIsLeftAtTheDeadline() throws Exception {
        try (RawServer identityProvider = new RawServer();
                RawServer server = new RawServer();
                CustomerPaymentsClient client = client(identityProvider, server)) {
            CompletableFuture<Throwable> failure =
                    journal(client).calls().get(ID).executeAsync().handle((value, thrown) -> thrown);
            identityProvider.awaitRequest();

            time.advance(DEADLINE.minusNanos(1));
            assertThat(failure).isNotDone();
            time.advance(Duration.ofNanos(1));

            assertThat(failure.join()).isInstanceOf(DeadlineExceededException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void identityProviderThatTricklesIsLeftAtTheDeadline() throws Exception {
        try (RawServer scripts = new RawServer();
                RawServer identityProvider = new RawServer(scripts.trickle(() -> time.advance(Duration.ofSeconds(1))));
                RawServer server = new RawServer();
                CustomerPaymentsClient client = client(identityProvider, server)) {
            assertThatExceptionOfType(DeadlineExceededException.class)
                    .isThrownBy(() -> journal(client).get(ID));

            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void waitersThatGoAwayLeaveTheTokenToTheOthers() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        TokenProvider slow = request -> {
            fetches.incrementAndGet();
            asked.countDown();
            answer.await();
            return AccessToken.of(PlantedSecrets.TOKEN, Instant.MAX);
        };
        try (RawServer server = new RawServer(RawServer.respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client = Payments.client(server.root())
                        .tokenProvider(slow)
                        .scheduler(time)
                        .build()) {
            CompletableFuture<CustomerPayment> cancelled =
                    journal(client).calls().get(ID).executeAsync();
            asked.await();
            CompletableFuture<Throwable> late = journal(client)
                    .calls()
                    .get(ID)
                    .with(RequestOptions.deadline(Duration.ofSeconds(1)))
                    .executeAsync()
                    .handle((value, thrown) -> thrown);
            CompletableFuture<CustomerPayment> patient =
                    journal(client).calls().get(ID).executeAsync();

            cancelled.cancel(true);
            time.advance(Duration.ofSeconds(1));
            assertThat(late.join()).isInstanceOf(DeadlineExceededException.class);
            assertThat(patient).isNotDone();
            answer.countDown();

            assertThat(patient.join().id()).isEqualTo(ID);
            assertThat(fetches).hasValue(1);
            assertThat(server.requests()).containsExactly("GET");
        }
    }
}
