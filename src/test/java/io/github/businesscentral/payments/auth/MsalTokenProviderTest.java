package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MSAL4J itself, with Microsoft's address led to a local server: client secrets, and what all sign-ins share. */
class MsalTokenProviderTest {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";

    private final MsalTokenProvider provider =
            MsalTokenProvider.clientSecret(TENANT, "client-id", PlantedSecrets.CLIENT_SECRET);
    private TokenEndpoint entra;

    @BeforeEach
    void start() throws IOException {
        entra = new TokenEndpoint();
    }

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void clientSecretBringsATokenForBusinessCentral() throws Exception {
        entra.token(PlantedSecrets.TOKEN);

        AccessToken token = provider.token(entra.request());

        assertThat(token.value()).isEqualTo(PlantedSecrets.TOKEN);
        assertThat(token.expiresAt())
                .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3600));
        RecordedRequest sent = entra.sent();
        assertThat(sent.getTarget()).isEqualTo("/" + TENANT + "/oauth2/v2.0/token");
        assertThat(TokenEndpoint.form(sent))
                .containsEntry("client_id", "client-id")
                .containsEntry("client_secret", PlantedSecrets.CLIENT_SECRET)
                .containsEntry("grant_type", "client_credentials")
                .extractingByKey("scope")
                .asString()
                .startsWith("https://api.businesscentral.dynamics.com/.default");
        assertThat(entra.hosts()).containsExactly("login.microsoftonline.com");
        assertThat(entra.requests()).isEqualTo(1);
    }

    @Test
    void suppliedSecretIsReadAgainForEachToken() throws Exception {
        entra.token("token-1").token("token-2");
        Iterator<String> secrets = List.of("old-secret", "new-secret").iterator();
        MsalTokenProvider rotating = MsalTokenProvider.clientSecret(TENANT, "client-id", secrets::next);

        rotating.token(entra.request());
        rotating.token(entra.request());

        assertThat(TokenEndpoint.form(entra.sent())).containsEntry("client_secret", "old-secret");
        assertThat(TokenEndpoint.form(entra.sent())).containsEntry("client_secret", "new-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "planted-secret\n"})
    void suppliedSecretThatCannotBeOneIsATokenException(String secret) {
        TokenException refused = entra.failureOf(MsalTokenProvider.clientSecret(TENANT, "client-id", () -> secret));

        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused).hasMessageContaining("client secret").hasMessageContaining("line break");
        assertThat(refused.toString()).doesNotContain("planted-secret");
        assertThat(entra.requests()).isZero();
    }

    @Test
    void secretThatIsNotSuppliedIsATokenException() {
        assertThat(entra.failureOf(MsalTokenProvider.clientSecret(TENANT, "client-id", () -> null)))
                .hasMessageContaining("client secret");
    }

    @Test
    void supplierThatFailsIsNamedByItsFailure() {
        Supplier<String> broken = () -> {
            throw new IllegalStateException("vault is sealed");
        };

        assertThat(entra.failureOf(MsalTokenProvider.clientSecret(TENANT, "client-id", broken)))
                .hasMessageContaining("vault is sealed");
    }

    @Test
    void anotherCloudAndAnotherScopeAreAskedFor() throws Exception {
        entra.token(PlantedSecrets.TOKEN);

        provider.withAuthority(HttpUrl.get("https://login.partner.microsoftonline.cn"))
                .withScope("https://bc.example.cn/.default")
                .token(entra.request());

        assertThat(entra.hosts()).containsExactly("login.partner.microsoftonline.cn");
        RecordedRequest sent = entra.sent();
        assertThat(sent.getTarget()).isEqualTo("/" + TENANT + "/oauth2/v2.0/token");
        assertThat(TokenEndpoint.form(sent).get("scope")).startsWith("https://bc.example.cn/.default");
    }

    @Test
    void claimsOfAChallengeArePassedOnToEntra() throws Exception {
        entra.token(PlantedSecrets.TOKEN);
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1755684000\"}}}";
        AccessToken rejected = AccessToken.of(PlantedSecrets.OTHER_TOKEN, Instant.MAX);

        provider.token(TokenRequest.instead(rejected, claims, entra.http()));

        Object sent = JsonReader.of(
                        new Buffer().writeUtf8(TokenEndpoint.form(entra.sent()).get("claims")))
                .readJsonValue();
        assertThat(sent)
                .isEqualTo(Map.of("access_token", Map.of("nbf", Map.of("essential", true, "value", "1755684000"))));
    }

    @Test
    void wrongSecretIsRefusedForGoodAndStaysHidden() {
        entra.answer(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret "
                        + PlantedSecrets.CLIENT_SECRET + "\\r\\nTrace ID: 1\"}");

        TokenException refused = entra.failureOf(provider);

        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused)
                .hasMessageContaining("login.microsoftonline.com")
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("invalid_client")
                .hasMessageContaining("AADSTS7000215")
                .hasMessageContaining("client-id")
                .hasMessageContaining("has not expired");
        assertThat(refused.getMessage()).doesNotContain("\r").doesNotContain("\n");
        assertThat(refused).hasStackTraceContaining("invalid_client");
        assertThat(refused.getCause()).isNull();
        assertThat(refused.toString()).doesNotContain(PlantedSecrets.MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "500, {}, HTTP 500",
        "503, <html>busy</html>, text/html",
        "429, {}, HTTP 429",
        "200, <html>sign in</html>, proxy or gateway",
        "200, {}, token",
        "200, '{\"access_token\":\"planted-token with blanks\",\"expires_in\":3599}', access token",
        "200, '{\"access_token\":\"planted-token\\n\",\"expires_in\":3599}', access token",
        "200, '{\"access_token\":\"planted-half-a-', not JSON",
        "200, '{\"access_token\":{\"planted-a\":1}}', without a token",
        "200, '{\"access_token\":\"a\",\"expires_in\":\"soon\"}', without a token",
        "500, '{\"error\":\"planted-half-a-', not JSON"
    })
    void unexpectedAnswerIsATemporaryFailureThatSaysWhatItWas(int status, String body, String said) {
        entra.answer(status, body.startsWith("<") ? "text/html" : "application/json", body);

        TokenException failure = entra.failureOf(provider);

        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure).hasMessageContaining(said);
        assertThat(failure.toString()).doesNotContain(PlantedSecrets.MARK);
        assertThat(entra.requests()).isEqualTo(1);
    }

    @Test
    void typeOfAnAnswerCannotForgeLogLines() {
        entra.answerWith(sent -> new MockResponse.Builder()
                .code(503)
                .addHeaderLenient("Content-Type", "text/html\u001b[2J" + "x".repeat(5_000))
                .body("<html/>")
                .build());

        TokenException failure = entra.failureOf(provider);

        assertThat(failure).hasMessageContaining("with text/html [2J");
        assertThat(failure.getMessage()).doesNotContain("\u001b").hasSizeLessThan(2_000);
    }

    @Test
    void failureOfTheExchangeCannotForgeLogLines() {
        OkHttpClient broken = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    throw new ProtocolException("Unexpected status line: HTTX\u001b[2J\r" + "x".repeat(5_000));
                })
                .build();

        TokenException failure =
                catchThrowableOfType(TokenException.class, () -> provider.token(TokenRequest.of(broken)));

        assertThat(failure).hasMessageContaining("status line: HTTX [2J").hasMessageContaining("Check the network");
        assertThat(failure.getMessage()).doesNotContain("\u001b", "\r").hasSizeLessThan(2_000);
    }

    @Test
    void answerWithoutEndIsReadNoFurtherThanAMegabyte() {
        entra.answer(401, "{\"error\":\"invalid_client\",\"x\":\"" + "x".repeat(3_000_000) + "\"}");

        TokenException failure = entra.failureOf(provider);

        assertThat(failure.isTemporary()).isFalse();
        assertThat(failure.getMessage()).hasSizeLessThan(2_000);
    }

    @Test
    void identityProviderThatCannotBeReachedIsNamed() {
        OkHttpClient offline = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();

        CompletableFuture<TokenException> failure = new CompletableFuture<>();
        try {
            provider.token(TokenRequest.of(offline));
        } catch (TokenException | InterruptedException e) {
            failure.complete((TokenException) e);
        }

        assertThat(failure.join().isTemporary()).isTrue();
        assertThat(failure.join())
                .hasMessageContaining("login.microsoftonline.com gave no token")
                .hasMessageContaining("could not be reached (java.net.UnknownHostException");
    }

    @Test
    void toStringSaysWhoSignsIn() {
        assertThat(provider).hasToString("MsalTokenProvider[the application client-id of tenant " + TENANT + "]");
        assertThat(MsalTokenProvider.managedIdentity())
                .hasToString("MsalTokenProvider[the managed identity of this machine]");
    }

    @Test
    void blankAndMissingPartsAreNamed() {
        for (Map.Entry<String, Runnable> wrong : Map.<String, Runnable>of(
                        "tenantId", () -> MsalTokenProvider.clientSecret(" ", "c", "s"),
                        "tenantId is neither", () -> MsalTokenProvider.clientSecret("a/../b", "c", "s"),
                        "clientId", () -> MsalTokenProvider.clientSecret(TENANT, "", "s"),
                        "secret", () -> MsalTokenProvider.clientSecret(TENANT, "c", ""),
                        "secret is blank or contains control", () -> MsalTokenProvider.clientSecret(TENANT, "c", "s\n"),
                        "clientId is", () -> MsalTokenProvider.managedIdentity(" "),
                        "scope", () -> provider.withScope(" "),
                        "authority", () -> provider.withAuthority(HttpUrl.get("http://login.example/")),
                        "timeLimit", () -> provider.withTimeLimit(Duration.ZERO))
                .entrySet()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(wrong.getValue()::run)
                    .withMessageContaining(wrong.getKey());
        }
        assertThatNullPointerException()
                .isThrownBy(() -> MsalTokenProvider.clientSecret(TENANT, "c", (String) null))
                .withMessage("secret");
    }

    @Test
    void whatIsNotOursToChooseIsSaid() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> MsalTokenProvider.managedIdentity().withAuthority(HttpUrl.get("https://login.example/")))
                .withMessageContaining("managed identity");
        MsalTokenProvider own =
                MsalTokenProvider.using(this, (application, request) -> CompletableFuture.completedFuture(null));
        assertThatIllegalStateException()
                .isThrownBy(() -> own.withScope("https://bc.example/.default"))
                .withMessageContaining("scope");
        assertThatIllegalStateException()
                .isThrownBy(() -> own.withIssuer(HttpUrl.get("https://login.example/")))
                .withMessageContaining("authority");
    }

    @Test
    void timeLimitIsLongerWhereAPersonActs() {
        assertThat(provider.timeLimit()).isEqualTo(Duration.ofSeconds(70));
        assertThat(provider.withTimeLimit(Duration.ofSeconds(5)).timeLimit()).isEqualTo(Duration.ofSeconds(5));
        assertThat(MsalTokenProvider.deviceCode(TENANT, "client-id", code -> {}).timeLimit())
                .isEqualTo(Duration.ofMinutes(20));
    }
}
