package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.businesscentral.payments.auth.AuthInterceptor;
import io.github.businesscentral.payments.auth.BasicAuthInterceptor;
import io.github.businesscentral.payments.auth.CredentialGuard;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.PagingException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials go to the endpoint's scheme, host and port: whatever answers say, and whatever interceptors do. */
class ConfinementTest {
    private final MockWebServer home = new MockWebServer();
    private final MockWebServer elsewhere = new MockWebServer();
    private MockResponse answer = json(Payments.JSON);

    @BeforeEach
    void start() throws IOException {
        home.setDispatcher(answering());
        elsewhere.setDispatcher(answering());
        home.start();
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        home.close();
        elsewhere.close();
    }

    private Dispatcher answering() {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        };
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private HttpUrl root() {
        return home.url("/api/v2.0");
    }

    private HttpUrl foreign(HttpUrl url) {
        return url.newBuilder()
                .host(elsewhere.getHostName())
                .port(elsewhere.getPort())
                .build();
    }

    private Response rewriting(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(request.newBuilder().url(foreign(request.url())).build());
    }

    private static String authorizationAt(MockWebServer server) throws InterruptedException {
        assertThat(server.getRequestCount()).isEqualTo(1);
        return server.takeRequest().getHeaders().get("Authorization");
    }

    private Stream<CustomerPaymentsClient.Builder> bothWaysToSignIn() {
        return Stream.of(
                Payments.client(root()),
                CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of(root()))
                        .authInterceptor(BasicAuthInterceptor.builder("user", PlantedSecrets.ACCESS_KEY, root())
                                .build()));
    }

    @Test
    void requestToTheEndpointHasCredentials() throws Exception {
        try (CustomerPaymentsClient client = Payments.client(root()).build()) {
            journal(client).get(ID);
        }

        assertThat(authorizationAt(home)).isEqualTo("Bearer " + PlantedSecrets.TOKEN);
    }

    @Test
    void attemptInterceptorThatLeadsElsewhereTakesNoCredentialsAlong() throws Exception {
        for (CustomerPaymentsClient.Builder builder : bothWaysToSignIn().toList()) {
            try (CustomerPaymentsClient client =
                    builder.addAttemptInterceptor(this::rewriting).build()) {
                journal(client).get(ID);
                journal(client).create(draft(), CreateMode.SERVER_NUMBERED);
            }
        }

        assertThat(elsewhere.getRequestCount()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(elsewhere.takeRequest().getHeaders().get("Authorization"))
                    .isNull();
        }
        assertThat(home.getRequestCount()).isZero();
    }

    /** An interceptor of the user's around the library's own one can change the request after it. */
    @Test
    void wrappedSignInThatLeadsElsewhereTakesNoCredentialsAlong() throws Exception {
        AuthInterceptor auth = AuthInterceptor.builder(TokenProvider.fixed(PlantedSecrets.TOKEN), root())
                .build();

        try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(root()))
                .authInterceptor(chain -> auth.intercept(leadingElsewhere(chain)))
                .build()) {
            journal(client).get(ID);
        }

        assertThat(authorizationAt(elsewhere)).isNull();
    }

    private Interceptor.Chain leadingElsewhere(Interceptor.Chain chain) {
        return (Interceptor.Chain) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Interceptor.Chain.class},
                (proxy, method, args) -> method.getName().equals("proceed")
                        ? chain.proceed(((Request) args[0])
                                .newBuilder()
                                .url(foreign(((Request) args[0]).url()))
                                .build())
                        : method.invoke(chain, args));
    }

    @Test
    void aBatchThatIsLedElsewhereTakesNoCredentialsAlong() throws Exception {
        try (CustomerPaymentsClient client =
                Payments.client(root()).addAttemptInterceptor(this::rewriting).build()) {
            Batch batch = client.batch();
            batch.add(journal(client).calls().get(ID));
            batch.execute();
        }

        assertThat(elsewhere.getRequestCount()).isPositive();
        for (int i = elsewhere.getRequestCount(); i > 0; i--) {
            RecordedRequest request = elsewhere.takeRequest();
            assertThat(request.getTarget()).endsWith("/$batch");
            assertThat(request.getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void aBatchCarriesCredentialsInItsHeadersOnly() throws Exception {
        try (CustomerPaymentsClient client = Payments.client(root()).build()) {
            Batch batch = client.batch();
            batch.add(journal(client).calls().create(draft(), CreateMode.SERVER_NUMBERED));
            batch.execute();
        }

        RecordedRequest request = home.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + PlantedSecrets.TOKEN);
        assertThat(request.getBody().utf8())
                .doesNotContain(PlantedSecrets.TOKEN)
                .doesNotContain("http");
    }

    @Test
    void interceptorOfTheUsersClientThatLeadsElsewhereGetsNone() throws Exception {
        OkHttpClient users =
                new OkHttpClient.Builder().addInterceptor(this::rewriting).build();
        try (CustomerPaymentsClient client =
                Payments.client(root()).httpClient(users).build()) {
            journal(client).get(ID);
        }

        assertThat(authorizationAt(elsewhere)).isNull();
    }

    @Test
    void credentialsThatAnInterceptorSetsItselfAreItsOwn() throws Exception {
        Interceptor ownCredentials = chain -> chain.proceed(chain.request()
                .newBuilder()
                .url(foreign(chain.request().url()))
                .header("Authorization", "Bearer of-the-gateway")
                .build());
        try (CustomerPaymentsClient client =
                Payments.client(root()).addAttemptInterceptor(ownCredentials).build()) {
            journal(client).get(ID);
        }

        assertThat(authorizationAt(elsewhere)).isEqualTo("Bearer of-the-gateway");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNotFollowed(int status) {
        answer = new MockResponse.Builder()
                .code(status)
                .setHeader("Location", elsewhere.url("/").toString())
                .build();
        try (CustomerPaymentsClient client = Payments.client(root()).build()) {
            assertThat(catchThrowable(() -> journal(client).get(ID))).isInstanceOf(ApiException.class);
        }

        assertThat(elsewhere.getRequestCount()).isZero();
    }

    static Stream<String> foreignLinks() {
        return Stream.of(
                "http://%2$s/next", // another port
                "https://%1$s/next", // another scheme
                "//%2$s/next",
                "http://user@%2$s/next",
                "http://%1$s@%2$s/next");
    }

    @ParameterizedTest
    @MethodSource("foreignLinks")
    void nextLinkToElsewhereIsAnError(String form) {
        String link = form.formatted(
                home.getHostName() + ":" + home.getPort(), elsewhere.getHostName() + ":" + elsewhere.getPort());
        answer = json("{\"value\":[" + Payments.JSON + "],\"@odata.nextLink\":\"" + link + "\"}");
        try (CustomerPaymentsClient client = Payments.client(root()).build()) {
            assertThat(catchThrowable(() -> journal(client).list().stream().count()))
                    .isInstanceOf(PagingException.class);
        }

        assertThat(elsewhere.getRequestCount()).isZero();
        assertThat(home.getRequestCount()).isEqualTo(1);
    }

    @Test
    void linkToResumeAtElsewhereIsAnError() {
        try (CustomerPaymentsClient client = Payments.client(root()).build()) {
            assertThat(catchThrowable(() -> journal(client)
                            .list()
                            .resume(elsewhere.url("/next"))
                            .first()))
                    .isNotNull();
        }

        assertThat(elsewhere.getRequestCount()).isZero();
    }

    /** OkHttp follows redirects below application interceptors, and takes the header off itself. */
    @Test
    void ordinaryClientThatFollowsARedirectTakesNoTokenAlong() throws Exception {
        AuthInterceptor auth = AuthInterceptor.builder(TokenProvider.fixed(PlantedSecrets.TOKEN), root())
                .build();
        home.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", elsewhere.url("/there").toString())
                        .build();
            }
        });

        OkHttpClient client = new OkHttpClient.Builder().addInterceptor(auth).build();
        client.newCall(new Request.Builder().url(root()).build()).execute().close();

        assertThat(authorizationAt(home)).isEqualTo("Bearer " + PlantedSecrets.TOKEN);
        assertThat(authorizationAt(elsewhere)).isNull();
    }

    @Test
    void guardProtectsAnOrdinaryClient() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(AuthInterceptor.builder(TokenProvider.fixed(PlantedSecrets.TOKEN), root())
                        .build())
                .addInterceptor(this::rewriting)
                .addInterceptor(new CredentialGuard())
                .build();

        client.newCall(new Request.Builder().url(root()).build()).execute().close();

        assertThat(authorizationAt(elsewhere)).isNull();
    }
}
