package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MSAL4J itself, with Microsoft's address redirected to a local server. */
class MsalTokenProviderTest {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";

    private final MockWebServer entra = new MockWebServer();
    private final TokenProvider provider =
            MsalTokenProvider.clientSecret(TENANT, "client-id", PlantedSecrets.CLIENT_SECRET);

    @BeforeEach
    void start() throws IOException {
        entra.start();
    }

    @AfterEach
    void stop() {
        entra.close();
    }

    private TokenRequest request() {
        HttpUrl local = entra.url("/");
        return TokenRequest.of(new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    Request from = chain.request();
                    assertThat(from.url().host()).isEqualTo("login.microsoftonline.com");
                    HttpUrl there = from.url()
                            .newBuilder()
                            .scheme("http")
                            .host(local.host())
                            .port(local.port())
                            .build();
                    return chain.proceed(from.newBuilder().url(there).build());
                })
                .build());
    }

    private void answer(int status, String body) {
        entra.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }

    @Test
    void clientSecretBringsATokenForBusinessCentral() throws Exception {
        answer(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + PlantedSecrets.TOKEN + "\"}");

        AccessToken token = provider.token(request());

        assertThat(token.value()).isEqualTo(PlantedSecrets.TOKEN);
        assertThat(token.expiresAt())
                .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3600));
        RecordedRequest sent = entra.takeRequest();
        assertThat(sent.getTarget()).isEqualTo("/" + TENANT + "/oauth2/v2.0/token");
        assertThat(sent.getBody().utf8())
                .contains("client_id=client-id")
                .contains("grant_type=client_credentials")
                .contains("api.businesscentral.dynamics.com%2F.default");
        assertThat(entra.getRequestCount()).isEqualTo(1);
    }

    @Test
    void wrongSecretIsRefusedForGoodAndStaysHidden() {
        answer(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret "
                        + PlantedSecrets.CLIENT_SECRET + "\"}");

        TokenException refused = failure();

        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused)
                .hasMessageContaining("invalid_client")
                .hasMessageContaining("AADSTS7000215")
                .hasMessageContaining("client-id");
        assertThat(everything(refused)).doesNotContain(PlantedSecrets.CLIENT_SECRET);
    }

    @ParameterizedTest
    @CsvSource({"500, {}", "503, <html>busy</html>", "429, {}", "200, <html>sign in</html>", "200, {}"})
    void unexpectedAnswerIsATemporaryFailure(int status, String body) {
        answer(status, body);

        assertThat(failure().isTemporary()).isTrue();
        assertThat(entra.getRequestCount()).isEqualTo(1);
    }

    @Test
    void secretIsInNoToString() {
        assertThat(provider.toString()).isEqualTo("MsalTokenProvider[tenant=" + TENANT + ", client=client-id]");
    }

    @Test
    void blankAndMissingPartsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MsalTokenProvider.clientSecret(" ", "c", "s"))
                .withMessageContaining("tenantId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MsalTokenProvider.clientSecret("a/../b", "c", "s"))
                .withMessageContaining("tenantId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MsalTokenProvider.clientSecret(TENANT, "", "s"))
                .withMessageContaining("clientId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MsalTokenProvider.clientSecret(TENANT, "c", ""))
                .withMessageContaining("secret");
        assertThatNullPointerException()
                .isThrownBy(() -> MsalTokenProvider.clientSecret(TENANT, "c", null))
                .withMessage("secret");
    }

    private TokenException failure() {
        return assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> provider.token(request()))
                .actual();
    }

    private static String everything(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
