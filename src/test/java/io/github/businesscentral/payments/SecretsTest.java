package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static io.github.businesscentral.payments.RawServer.die;
import static io.github.businesscentral.payments.RawServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.auth.MsalTokenProvider;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.auth.TokenRequest;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.BusinessCentralException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens and secrets are in no exception, with all its causes, and in no toString. What is logged, the build searches. */
class SecretsTest {
    static List<RawServer.Step> troubles() {
        return List.of(
                die(),
                RawServer.breakOff("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"),
                RawServer.breakOff("nonsense\r\n\r\n"),
                respond("200 OK", "", "[]"),
                respond("401 Unauthorized", "WWW-Authenticate: Bearer\r\n", ""),
                respond("403 Forbidden", "", "{\"error\":{\"code\":\"x\",\"message\":\"y\"}}"),
                respond("409 Conflict", "", ""),
                respond("429 Too Many Requests", "", ""),
                respond("500 Oops", "", "<html>"),
                respond("302 Found", "Location: https://elsewhere.example/\r\n", ""));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void noExceptionShowsTheToken(RawServer.Step trouble) throws Exception {
        List<Consumer<JournalPayments>> calls = List.of(
                journal -> journal.get(ID),
                journal -> journal.list().iterator().hasNext(),
                journal -> journal.create(draft(), CreateMode.SERVER_NUMBERED));
        for (Consumer<JournalPayments> call : calls) {
            try (RawServer server = new RawServer(trouble);
                    CustomerPaymentsClient client =
                            Payments.client(server.root()).build()) {
                Throwable failure = catchThrowable(() -> call.accept(journal(client)));

                assertThat(failure).isInstanceOf(BusinessCentralException.class);
                assertThat(everythingOf(failure)).contains("http://127.0.0.1").doesNotContain(PlantedSecrets.MARK);
            }
        }
    }

    @Test
    void noExceptionShowsTheTokenThatAProviderFailedToRenew() throws Exception {
        TokenProvider once = request -> {
            if (request.rejected().isPresent()) {
                throw new IllegalStateException("cannot renew");
            }
            return AccessToken.of(PlantedSecrets.OTHER_TOKEN, Instant.MAX);
        };
        try (RawServer server = new RawServer(respond("401 Unauthorized", "", ""));
                CustomerPaymentsClient client =
                        Payments.client(server.root()).tokenProvider(once).build()) {
            Throwable failure = catchThrowable(() -> journal(client).get(ID));

            assertThat(everythingOf(failure)).contains("cannot renew").doesNotContain(PlantedSecrets.MARK);
        }
    }

    @Test
    void noToStringShowsASecret() throws Exception {
        AccessToken token = AccessToken.of(PlantedSecrets.TOKEN, Instant.MAX);
        try (RawServer server = new RawServer(respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            List<Object> objects = List.of(
                    token,
                    TokenProvider.fixed(PlantedSecrets.TOKEN),
                    TokenRequest.instead(token, new OkHttpClient()),
                    MsalTokenProvider.clientSecret("tenant", "client", PlantedSecrets.CLIENT_SECRET),
                    client,
                    client.company(Payments.COMPANY),
                    journal(client),
                    journal(client).calls().get(ID),
                    journal(client).calls().get(ID).executeForResponse(),
                    journal(client).get(ID),
                    RequestOptions.deadline(Duration.ofSeconds(1)));

            assertThat(objects)
                    .allSatisfy(object -> assertThat(object.toString()).doesNotContain(PlantedSecrets.MARK));
        }
    }

    private static String everythingOf(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        return all.toString();
    }
}
