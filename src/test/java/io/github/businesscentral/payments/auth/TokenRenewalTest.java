package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a token is renewed, seen from the server and from the provider. */
@Timeout(60)
class TokenRenewalTest {
    private static final Instant IN_AN_HOUR = TokenServer.START.plus(Duration.ofHours(1));
    private static final Instant IN_TWO_HOURS = TokenServer.START.plus(Duration.ofHours(2));

    private final ScriptedProvider provider = new ScriptedProvider();
    private TokenServer server;
    private OkHttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = new TokenServer();
        client = server.client(provider);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tokenServesUntilFiveMinutesBeforeItsEndWithoutAnotherRequest() throws Exception {
        provider.then("token-1", IN_AN_HOUR);
        server.get(client);

        server.setTime(Duration.ofMinutes(55).minusNanos(1));

        assertThat(server.get(client)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void oldTokenServesWhileTheNextIsFetchedInTheBackground() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        provider.then("token-1", IN_AN_HOUR).then(request -> {
            answer.await();
            return AccessToken.of("token-2", IN_TWO_HOURS);
        });
        server.get(client);
        provider.awaitFetch();

        server.setTime(Duration.ofMinutes(55));
        assertThat(server.get(client)).isEqualTo(200);
        provider.awaitBegin();
        assertThat(server.get(client)).isEqualTo(200);
        answer.countDown();
        provider.awaitFetch();
        server.accept("token-2");

        assertThat(server.get(client)).isEqualTo(200);
        assertThat(server.requests()).isEqualTo(4);
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void earlyRenewalThatFailsIsTriedAgainHalfAMinuteLater() throws Exception {
        provider.then("token-1", IN_AN_HOUR)
                .then(request -> {
                    throw TokenException.temporary("busy", null);
                })
                .then("token-2", IN_TWO_HOURS);
        server.get(client);
        provider.awaitFetch();

        server.setTime(Duration.ofMinutes(55));
        assertThat(server.get(client)).isEqualTo(200);
        provider.awaitFetch();
        server.setTime(Duration.ofMinutes(55).plusSeconds(29));
        assertThat(server.get(client)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(2);

        server.setTime(Duration.ofMinutes(55).plusSeconds(30));
        assertThat(server.get(client)).isEqualTo(200);
        provider.awaitFetch();
        assertThat(provider.requests()).hasSize(3);
    }

    @Test
    void providerWithACacheOfItsOwnIsNotAskedWithEveryRequest() throws Exception {
        provider.then("token-1", IN_AN_HOUR).then("token-1", IN_AN_HOUR).then("token-2", IN_TWO_HOURS);
        server.get(client);
        provider.awaitFetch();

        server.setTime(Duration.ofMinutes(55));
        server.get(client);
        provider.awaitFetch();
        server.get(client);
        server.get(client);

        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void tokenInItsLastTwoMinutesIsNotSentAnyMore() throws Exception {
        provider.then("token-1", IN_AN_HOUR).then("token-2", IN_TWO_HOURS);
        server.get(client);
        server.accept("token-2");

        server.setTime(Duration.ofMinutes(58));

        assertThat(server.get(client)).isEqualTo(200);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void shortLivedTokenIsRenewedAfterAQuarterAndUsedForHalfItsLife() throws Exception {
        provider.then("token-1", TokenServer.START.plusSeconds(120))
                .then(request -> {
                    throw TokenException.temporary("busy", null);
                })
                .then("token-2", IN_TWO_HOURS);
        server.get(client);
        provider.awaitFetch();

        server.setTime(Duration.ofSeconds(30).minusNanos(1));
        server.get(client);
        assertThat(provider.requests()).hasSize(1);
        server.setTime(Duration.ofSeconds(31));
        server.get(client);
        provider.awaitFetch();
        assertThat(provider.requests()).hasSize(2);

        server.setTime(Duration.ofSeconds(60));
        server.accept("token-2");
        assertThat(server.get(client)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(3);
        assertThat(server.requests()).isEqualTo(4);
    }

    @Test
    void tokenThatSeemsExpiredBecauseOurClockIsAheadIsUsedAllTheSame() throws Exception {
        Instant longAgo = TokenServer.START.minus(Duration.ofHours(3));
        provider.then("token-1", longAgo).then("token-1", longAgo);

        assertThat(server.get(client)).isEqualTo(200);
        server.setTime(Duration.ofSeconds(59));
        assertThat(server.get(client)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(1);

        server.setTime(Duration.ofSeconds(60));
        assertThat(server.get(client)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void tokenThatExpiredUnnoticedBecauseOurClockIsBehindIsReplacedOnTheServersWord() throws Exception {
        provider.then("token-1", IN_AN_HOUR).then("token-2", IN_TWO_HOURS);
        server.get(client);
        server.accept("token-2");

        server.setTime(Duration.ofMinutes(-30));

        assertThat(server.get(client)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void refusalDuringAnEarlyRenewalWaitsForItInsteadOfAskingAgain() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        provider.then("token-1", IN_AN_HOUR).then(request -> {
            answer.await();
            return AccessToken.of("token-2", IN_TWO_HOURS);
        });
        server.get(client);
        provider.awaitFetch();
        server.accept("token-2");
        OkHttpClient releasing = client.newBuilder()
                .addInterceptor(chain -> {
                    var response = chain.proceed(chain.request());
                    answer.countDown();
                    return response;
                })
                .build();

        server.setTime(Duration.ofMinutes(56));

        assertThat(server.get(releasing)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(2);
        assertThat(provider.requests().get(1).rejected()).isEmpty();
    }

    @Test
    void lateRefusalOfAnOldTokenLeavesTheNewOneInPlace() throws Exception {
        provider.then("token-1", IN_AN_HOUR).then("token-2", IN_TWO_HOURS);
        server.accept("token-2");
        AtomicBoolean first = new AtomicBoolean(true);
        OkHttpClient overtaken = client.newBuilder()
                .addInterceptor(chain -> {
                    if (first.getAndSet(false)) {
                        // Another call is refused with the same token and has it replaced meanwhile.
                        assertThat(server.get(client)).isEqualTo(200);
                    }
                    return chain.proceed(chain.request());
                })
                .build();

        assertThat(server.get(overtaken)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(2);
        assertThat(server.requests()).isEqualTo(4);
    }

    @Test
    void refusedTokenThatAnEarlyRenewalBringsAgainIsReplacedOnceMore() throws Exception {
        provider.then("token-1", IN_AN_HOUR).then("token-1", IN_AN_HOUR).then("token-2", IN_TWO_HOURS);
        server.get(client);
        provider.awaitFetch();
        server.accept("token-2");

        server.setTime(Duration.ofMinutes(56));

        assertThat(server.get(client)).isEqualTo(200);
        assertThat(provider.requests()).hasSize(3);
        assertThat(provider.requests().get(2).rejected())
                .map(AccessToken::value)
                .contains("token-1");
    }

    @Test
    void failureToRenewATokenThatIsNearlyOverIsTheCallers() throws Exception {
        provider.then("token-1", IN_AN_HOUR).then(request -> {
            throw TokenException.refused("the secret has expired", null);
        });
        server.get(client);

        server.setTime(Duration.ofMinutes(58));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> server.get(client))
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOf(TokenException.class)
                        .hasMessageContaining("the secret has expired"));
    }
}
