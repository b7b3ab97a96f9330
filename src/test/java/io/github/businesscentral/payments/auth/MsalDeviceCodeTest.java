package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MSAL4J itself: a person signs in with a code, once. */
class MsalDeviceCodeTest {
    private static final String TENANT = "33333333-3333-3333-3333-333333333333";
    private static final String PENDING = "{\"error\":\"authorization_pending\",\"error_description\":\"wait\"}";

    private final List<DeviceCode> shown = new ArrayList<>();
    private TokenEndpoint entra;

    @BeforeEach
    void start() throws IOException {
        entra = new TokenEndpoint();
    }

    @AfterEach
    void stop() {
        entra.close();
    }

    /** MSAL remembers failures of a public client in the whole JVM, so each test has a client of its own. */
    private MsalTokenProvider provider(String clientId) {
        return MsalTokenProvider.deviceCode(TENANT, clientId, shown::add);
    }

    private void code() {
        entra.answer(
                200,
                "{\"user_code\":\"ABC-123\",\"device_code\":\"" + PlantedSecrets.DEVICE_CODE
                        + "\",\"verification_uri\":\"https://microsoft.com/devicelogin\",\"expires_in\":900,"
                        + "\"interval\":0,\"message\":\"Open the page and enter ABC-123.\"}");
    }

    private void signedIn(String token, String refreshToken) {
        String idToken = part("{\"alg\":\"none\"}")
                + "."
                + part("{\"oid\":\"user-1\",\"sub\":\"user-1\",\"tid\":\"" + TENANT
                        + "\",\"preferred_username\":\"u@contoso.example\",\"ver\":\"2.0\"}")
                + ".";
        entra.answer(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + token + "\",\"refresh_token\":\""
                        + refreshToken + "\",\"id_token\":\"" + idToken + "\",\"client_info\":\""
                        + part("{\"uid\":\"user-1\",\"utid\":\"" + TENANT + "\"}") + "\"}");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void codeIsShownAndTheTokenComesWhenItWasTypedIn() throws Exception {
        code();
        entra.answer(400, PENDING).answer(400, PENDING);
        signedIn(PlantedSecrets.TOKEN, PlantedSecrets.REFRESH_TOKEN);

        AccessToken token = provider("device-1").token(entra.request());

        assertThat(token.value()).isEqualTo(PlantedSecrets.TOKEN);
        assertThat(shown).singleElement().satisfies(code -> {
            assertThat(code.userCode()).isEqualTo("ABC-123");
            assertThat(code.verificationUri()).isEqualTo("https://microsoft.com/devicelogin");
            assertThat(code.message()).isEqualTo("Open the page and enter ABC-123.");
            assertThat(code.validFor()).isEqualTo(Duration.ofMinutes(15));
            assertThat(code).hasToString("DeviceCode[https://microsoft.com/devicelogin]");
        });
        assertThat(entra.sent().getTarget()).isEqualTo("/" + TENANT + "/oauth2/v2.0/devicecode");
        assertThat(TokenEndpoint.form(entra.sent())).containsEntry("device_code", PlantedSecrets.DEVICE_CODE);
    }

    /** Only what the token endpoint is for goes to the one that the issuer names. */
    @Test
    void anIssuerOfOneSOwnIsAskedForACodeToo() throws Exception {
        entra.answer(
                200,
                "{\"issuer\":\"https://id.example/realm\",\"token_endpoint\":\"https://id.example/realm/v1/token\","
                        + "\"authorization_endpoint\":\"https://id.example/realm/authorize\"}");
        code();
        signedIn("token-1", "refresh-1");

        AccessToken token = provider("device-issuer")
                .withIssuer(HttpUrl.get("https://id.example/realm"))
                .token(entra.request());

        assertThat(token.value()).isEqualTo("token-1");
        entra.sent();
        assertThat(entra.sent().getTarget()).isEqualTo("/realm/oauth2/v2.0/devicecode");
        assertThat(entra.sent().getTarget()).isEqualTo("/realm/v1/token");
    }

    @Test
    void laterTokensNeedNoPerson() throws Exception {
        code();
        signedIn("token-1", PlantedSecrets.REFRESH_TOKEN);
        signedIn("token-2", PlantedSecrets.REFRESH_TOKEN);
        signedIn("token-3", PlantedSecrets.REFRESH_TOKEN);
        MsalTokenProvider provider = provider("device-2");
        AccessToken first = provider.token(entra.request());

        AccessToken second = provider.token(TokenRequest.instead(first, entra.http()));
        AccessToken third = provider.token(
                TokenRequest.instead(second, "{\"access_token\":{\"acrs\":{\"value\":\"c1\"}}}", entra.http()));

        assertThat(second.value()).isEqualTo("token-2");
        assertThat(third.value()).isEqualTo("token-3");
        assertThat(shown).hasSize(1);
        entra.sent();
        entra.sent();
        assertThat(TokenEndpoint.form(entra.sent()))
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", PlantedSecrets.REFRESH_TOKEN);
        Map<String, String> withClaims = TokenEndpoint.form(entra.sent());
        assertThat(withClaims).containsEntry("grant_type", "refresh_token");
        assertThat(withClaims.get("claims")).contains("\"acrs\"").contains("\"c1\"");
    }

    @Test
    void personIsAskedAgainWhenTheSignInHasEnded() throws Exception {
        code();
        signedIn("token-1", PlantedSecrets.REFRESH_TOKEN);
        entra.answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50173: expired\"}");
        code();
        signedIn("token-2", PlantedSecrets.REFRESH_TOKEN);
        MsalTokenProvider provider = provider("device-3");
        AccessToken first = provider.token(entra.request());

        AccessToken second = provider.token(TokenRequest.instead(first, entra.http()));

        assertThat(second.value()).isEqualTo("token-2");
        assertThat(shown).hasSize(2);
    }

    @Test
    void identityProviderThatIsBusyDoesNotBotherThePerson() throws Exception {
        code();
        signedIn("token-1", PlantedSecrets.REFRESH_TOKEN);
        entra.answer(503, "{\"error\":\"temporarily_unavailable\"}");
        MsalTokenProvider provider = provider("device-4");
        provider.token(entra.request());

        TokenException failure = entra.failureOf(provider);

        assertThat(failure.isTemporary()).isTrue();
        assertThat(shown).hasSize(1);
    }

    @Test
    void personWhoDeclinesIsARefusal() {
        code();
        entra.answer(
                400,
                "{\"error\":\"authorization_declined\",\"error_description\":\"declined " + PlantedSecrets.DEVICE_CODE
                        + "\"}");

        TokenException refused = entra.failureOf(provider("device-5"));

        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused.toString())
                .contains("authorization_declined", "public client flows", "device-5")
                .doesNotContain(PlantedSecrets.MARK);
    }

    @Test
    void callbackThatFailsEndsTheSignIn() {
        code();
        MsalTokenProvider provider = MsalTokenProvider.deviceCode(TENANT, "device-6", code -> {
            throw new IllegalStateException("no screen");
        });

        assertThat(entra.failureOf(provider).isTemporary()).isTrue();
        assertThat(entra.requests()).isEqualTo(1);
    }
}
