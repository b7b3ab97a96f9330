package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static io.github.businesscentral.payments.RawServer.die;
import static io.github.businesscentral.payments.RawServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Cache;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program plugs in cannot make a write go out twice, nor hide that it went out. */
class UserInterceptorsTest {
    private static final RawServer.Step OK = respond("200 OK", "", Payments.JSON);
    private static final RawServer.Step BUSY = respond("503 Busy", "", "");
    private static final RawServer.Step DUPLICATE = respond(
            "400 Bad Request", "", "{\"error\":{\"code\":\"Internal_EntityWithSameKeyExists\",\"message\":\"\"}}");

    /** As they are found in many a program: whatever fails is sent again. */
    private static Response stubborn(Interceptor.Chain chain) throws IOException {
        try {
            Response response = chain.proceed(chain.request());
            if (response.code() < 500) {
                return response;
            }
            response.close();
        } catch (IOException e) {
            return chain.proceed(chain.request());
        }
        return chain.proceed(chain.request());
    }

    private static Response wrapping(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        RequestBody body = request.body();
        if (body == null) {
            return chain.proceed(request);
        }
        RequestBody wrapped = new RequestBody() {
            @Override
            public MediaType contentType() {
                return body.contentType();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                body.writeTo(sink);
            }
        };
        return chain.proceed(
                request.newBuilder().method(request.method(), wrapped).build());
    }

    private static OutcomeUnknownException unknown(CustomerPaymentsClient client) {
        return assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> journal(client).create(draft(), CreateMode.SERVER_NUMBERED))
                .actual();
    }

    @Test
    void attemptInterceptorThatRepeatsAWriteIsStopped() throws IOException {
        for (RawServer.Step first : new RawServer.Step[] {BUSY, die()}) {
            try (RawServer server = new RawServer(first, DUPLICATE);
                    CustomerPaymentsClient client = Payments.client(server.root())
                            .addAttemptInterceptor(UserInterceptorsTest::stubborn)
                            .build()) {
                unknown(client);

                assertThat(server.requests()).containsExactly("POST");
            }
        }
    }

    @Test
    void interceptorOfTheUsersClientThatRepeatsAWriteIsStopped() throws IOException {
        OkHttpClient users = new OkHttpClient.Builder()
                .addInterceptor(UserInterceptorsTest::stubborn)
                .build();
        try (RawServer server = new RawServer(BUSY, DUPLICATE);
                CustomerPaymentsClient client =
                        Payments.client(server.root()).httpClient(users).build()) {
            assertThat(unknown(client)).hasRootCauseInstanceOf(IllegalStateException.class);

            assertThat(server.requests()).containsExactly("POST");
        }
    }

    @Test
    void repeatedWriteInAnotherBodyIsStopped() throws IOException {
        OkHttpClient users = new OkHttpClient.Builder()
                .addInterceptor(UserInterceptorsTest::stubborn)
                .addInterceptor(UserInterceptorsTest::wrapping)
                .build();
        try (RawServer server = new RawServer(BUSY, DUPLICATE);
                CustomerPaymentsClient client =
                        Payments.client(server.root()).httpClient(users).build()) {
            unknown(client);

            assertThat(server.requests()).containsExactly("POST");
        }
    }

    @Test
    void refusalAfterAnUnknownAttemptLeavesTheOutcomeUnknown() throws IOException {
        try (RawServer server = new RawServer(BUSY, DUPLICATE);
                CustomerPaymentsClient client = Payments.client(server.root())
                        .retryInterceptor(Payments::repeatedWhenBusy)
                        .build()) {
            OutcomeUnknownException unknown = unknown(client);

            assertThat(server.requests()).containsExactly("POST", "POST");
            assertThat(unknown.attempts()).isEqualTo(2);
        }
    }

    @Test
    void expectHeaderIsTakenOffSoThatADeleteIsKnownToBeSent() throws IOException {
        OkHttpClient users = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Expect", "100-continue")
                        .build()))
                .build();
        try (RawServer server = new RawServer(die());
                CustomerPaymentsClient client =
                        Payments.client(server.root()).httpClient(users).build()) {
            assertThatExceptionOfType(OutcomeUnknownException.class)
                    .isThrownBy(() -> journal(client).delete(ID, ETag.ANY));

            assertThat(server.requests()).containsExactly("DELETE", "DELETE", "DELETE");
        }
    }

    @Test
    void undeclaredCheckedExceptionAfterAWriteWasSentEndsTheFutureAsUnknown() throws IOException {
        Interceptor sneaky = chain -> {
            chain.proceed(chain.request()).close();
            throw UserInterceptorsTest.<RuntimeException>sneaky(new Exception("undeclared"));
        };
        try (RawServer server = new RawServer(OK);
                CustomerPaymentsClient client = Payments.client(server.root())
                        .addAttemptInterceptor(sneaky)
                        .build()) {
            CompletableFuture<Throwable> failure = journal(client)
                    .calls()
                    .create(draft(), CreateMode.SERVER_NUMBERED)
                    .executeAsync()
                    .handle((value, thrown) -> thrown);

            assertThat(failure.join()).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void errorAfterAWriteWasSentIsAnUnknownOutcome() throws IOException {
        Interceptor failing = chain -> {
            chain.proceed(chain.request()).close();
            throw new AssertionError("broken");
        };
        try (RawServer server = new RawServer(OK);
                CustomerPaymentsClient client = Payments.client(server.root())
                        .addAttemptInterceptor(failing)
                        .build()) {
            assertThat(unknown(client)).hasCauseInstanceOf(AssertionError.class);
        }
    }

    @Test
    void errorEndsTheFutureOfARead() throws IOException {
        Interceptor failing = chain -> {
            throw new AssertionError("broken");
        };
        try (RawServer server = new RawServer(OK);
                CustomerPaymentsClient client = Payments.client(server.root())
                        .addAttemptInterceptor(failing)
                        .build()) {
            CompletableFuture<Throwable> failure =
                    journal(client).calls().get(ID).executeAsync().handle((value, thrown) -> thrown);

            assertThat(failure.join()).isInstanceOf(AssertionError.class);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable undeclared) throws X {
        throw (X) undeclared;
    }

    @Test
    void interruptBeforeTheConnectionIsMadeIsADocumentedException() throws IOException {
        try (RawServer server = new RawServer(OK);
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            Thread.currentThread().interrupt();
            Throwable failure = catchThrowable(() -> journal(client).create(draft(), CreateMode.SERVER_NUMBERED));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).isInstanceOf(CallInterruptedException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void settingsOfTheUsersClientThatWouldActOnTheirOwnAreOff() throws IOException {
        OkHttpClient users = new OkHttpClient.Builder()
                .authenticator((route, response) ->
                        response.request().newBuilder().header("X-Again", "1").build())
                .callTimeout(Duration.ofMillis(1))
                .build();
        try (RawServer server = new RawServer(respond("401 Unauthorized", "", ""), OK);
                CustomerPaymentsClient client =
                        Payments.client(server.root()).httpClient(users).build()) {
            catchThrowable(() -> journal(client).get(ID));
            journal(client).get(ID);

            assertThat(server.requests()).containsExactly("GET", "GET");
        }
    }

    @Test
    void cacheOfTheUsersClientIsNotUsed(@TempDir Path directory) throws IOException {
        RawServer.Step cacheable = respond("200 OK", "Cache-Control: max-age=3600\r\n", Payments.JSON);
        try (Cache cache = new Cache(directory.toFile(), 1024 * 1024);
                RawServer server = new RawServer(cacheable, cacheable);
                CustomerPaymentsClient client = Payments.client(server.root())
                        .httpClient(new OkHttpClient.Builder().cache(cache).build())
                        .build()) {
            journal(client).get(ID);
            journal(client).get(ID);

            assertThat(server.requests()).containsExactly("GET", "GET");
        }
    }

    @Test
    void callThatIsCancelledOverOurHeadsIsNotTriedAgain() throws IOException {
        try (RawServer server = new RawServer(OK);
                CustomerPaymentsClient client = Payments.client(server.root())
                        .addAttemptInterceptor(chain -> {
                            chain.call().cancel();
                            return chain.proceed(chain.request());
                        })
                        .build()) {
            TransportException cancelled = assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> journal(client).get(ID))
                    .actual();

            assertThat(cancelled.attempts()).isEqualTo(1);
        }
    }

    @Test
    void retryAfterThatOkHttpCannotReadOrWouldObeyIsHarmless() throws IOException {
        for (String wait : new String[] {"00", "99999999999", "-01"}) {
            try (RawServer server = new RawServer(respond("503 Busy", "Retry-After: " + wait + "\r\n", ""));
                    CustomerPaymentsClient client =
                            Payments.client(server.root()).build()) {
                UnavailableException busy = assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(() -> journal(client).get(ID))
                        .actual();

                assertThat(server.requests()).hasSize(busy.attempts());
            }
        }
    }

    @Test
    void answerThatIsNoHttpIsATransportFailure() throws IOException {
        try (RawServer server = new RawServer(RawServer.breakOff("HTTP/1.1 -01 x\r\n\r\n"));
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> journal(client).get(ID));
            unknown(client);
        }
    }

    @Test
    void clientsMadeFromOneShareItsConnections() {
        OkHttpClient users = new OkHttpClient();
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            for (int i = 0; i < 2; i++) {
                try (CustomerPaymentsClient client =
                        Payments.client(server.url()).httpClient(users).build()) {
                    client.companies().list().first();
                }
            }

            assertThat(users.connectionPool().connectionCount()).isEqualTo(1);
        } finally {
            users.connectionPool().evictAll();
        }
    }
}
