package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.OnBehalfOfParameters;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SystemBrowserOptions;
import com.microsoft.aad.msal4j.UserAssertion;
import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.RecordedRequest;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MSAL4J itself: every way to sign in but the client secret and the device code. */
class MsalSignInsTest {
    private static final String TENANT = "22222222-2222-2222-2222-222222222222";
    private static final AccessToken REJECTED = AccessToken.of(PlantedSecrets.OTHER_TOKEN, Instant.MAX);

    @TempDir
    private Path directory;

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
    void certificateSignsAnAssertionThatItsPublicKeyConfirms() throws Exception {
        entra.token(PlantedSecrets.TOKEN);
        HeldCertificate certificate = new HeldCertificate.Builder().rsa2048().build();
        Path file = new CertificateFiles(directory).pkcs12(certificate, PlantedSecrets.KEY_PASSWORD);

        AccessToken token = MsalTokenProvider.certificate(
                        TENANT, "client-id", ClientCertificate.pkcs12(file, PlantedSecrets.KEY_PASSWORD))
                .token(entra.request());

        assertThat(token.value()).isEqualTo(PlantedSecrets.TOKEN);
        Map<String, String> form = TokenEndpoint.form(entra.sent());
        assertThat(form)
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .doesNotContainKey("client_secret");
        String assertion = form.get("client_assertion");
        assertThat(part(assertion, 1))
                .contains("\"iss\":\"client-id\"")
                .contains("https://login.microsoftonline.com/" + TENANT);
        assertThat(isSignedBy(certificate.keyPair().getPublic(), assertion)).isTrue();
        assertThat(isSignedBy(
                        new HeldCertificate.Builder()
                                .rsa2048()
                                .build()
                                .keyPair()
                                .getPublic(),
                        assertion))
                .isFalse();
    }

    private static String part(String jwt, int index) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[index]), StandardCharsets.UTF_8);
    }

    private static boolean isSignedBy(PublicKey key, String jwt) throws Exception {
        assertThat(part(jwt, 0)).contains("\"alg\":\"RS256\"");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(jwt.split("\\.")[2]));
    }

    @Test
    void certificateThatCannotBeReadAsksNobody() {
        MsalTokenProvider provider = MsalTokenProvider.certificate(
                TENANT, "client-id", ClientCertificate.pkcs12(directory.resolve("missing.pfx"), ""));

        assertThat(entra.failureOf(provider)).hasMessageContaining("missing.pfx");
        assertThat(entra.requests()).isZero();
    }

    @Test
    void refusedCertificateSaysWhatToCheckAndHidesTheAssertion() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().rsa2048().build();
        MsalTokenProvider provider = MsalTokenProvider.certificate(
                TENANT,
                "client-id",
                ClientCertificate.pem(new CertificateFiles(directory)
                        .pem("c.pem", certificate.certificatePem(), certificate.privateKeyPkcs8Pem())));
        entra.answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS700027\"}");

        assertThat(entra.failureOf(provider))
                .hasMessageContaining("AADSTS700027")
                .hasMessageContaining("certificate is uploaded");
    }

    @Test
    void assertionIsReadFromItsFileEachTime() throws Exception {
        entra.token("token-1").token("token-2");
        Path file = Files.writeString(directory.resolve("assertion"), PlantedSecrets.ASSERTION + "\n");
        MsalTokenProvider provider = MsalTokenProvider.workloadIdentity(TENANT, "client-id", file);

        provider.token(entra.request());
        Files.writeString(file, "second-assertion");
        provider.token(entra.request());

        assertThat(TokenEndpoint.form(entra.sent())).containsEntry("client_assertion", PlantedSecrets.ASSERTION);
        assertThat(TokenEndpoint.form(entra.sent())).containsEntry("client_assertion", "second-assertion");
    }

    @Test
    void refusedAssertionStaysHidden() {
        entra.answer(
                400, "{\"error\":\"invalid_request\",\"error_description\":\"bad " + PlantedSecrets.ASSERTION + "\"}");

        TokenException refused = entra.failureOf(
                MsalTokenProvider.workloadIdentity(TENANT, "client-id", () -> PlantedSecrets.ASSERTION));

        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused.toString()).contains("bad …", "federated credential").doesNotContain(PlantedSecrets.MARK);
    }

    @Test
    void missingAndEmptyAssertionsAreNamed() throws IOException {
        Path missing = directory.resolve("missing");
        Path blank = Files.writeString(directory.resolve("blank"), "\n");

        assertThat(entra.failureOf(MsalTokenProvider.workloadIdentity(TENANT, "client-id", missing)))
                .hasMessageContaining(missing + " does not exist");
        assertThat(entra.failureOf(MsalTokenProvider.workloadIdentity(TENANT, "client-id", blank)))
                .hasMessageContaining("The assertion that was supplied is empty");
        assertThat(entra.requests()).isZero();
    }

    @Test
    void managedIdentityIsAskedForOnTheMachineItself() throws Exception {
        machineToken(PlantedSecrets.TOKEN);
        machineToken(PlantedSecrets.OTHER_TOKEN);

        AccessToken system = MsalTokenProvider.managedIdentity().token(entra.request());
        AccessToken assigned = MsalTokenProvider.managedIdentity("identity-1").token(entra.request());

        assertThat(system.value()).isEqualTo(PlantedSecrets.TOKEN);
        assertThat(assigned.value()).isEqualTo(PlantedSecrets.OTHER_TOKEN);
        assertThat(entra.hosts()).containsExactly("169.254.169.254");
        RecordedRequest sent = entra.sent();
        assertThat(sent.getHeaders().get("Metadata")).isEqualTo("true");
        assertThat(sent.getUrl().queryParameter("resource")).isEqualTo("https://api.businesscentral.dynamics.com");
        assertThat(sent.getUrl().queryParameter("client_id")).isNull();
        assertThat(entra.sent().getUrl().queryParameter("client_id")).isEqualTo("identity-1");
    }

    @Test
    void managedIdentityIsAskedAgainForEachToken() throws Exception {
        machineToken("token-1");
        machineToken("token-2");
        machineToken("token-3");
        MsalTokenProvider provider = MsalTokenProvider.managedIdentity("identity-2");

        assertThat(provider.token(entra.request()).value()).isEqualTo("token-1");
        assertThat(provider.token(entra.request()).value()).isEqualTo("token-2");
        assertThat(provider.token(TokenRequest.instead(REJECTED, "{\"access_token\":{}}", entra.http()))
                        .value())
                .as("with claims")
                .isEqualTo("token-3");
    }

    @Test
    void managedIdentityPassesTheProxyBy() throws Exception {
        machineToken(PlantedSecrets.TOKEN);
        OkHttpClient behindProxy = entra.http()
                .newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.invalid", 1)))
                .build();

        AccessToken token = MsalTokenProvider.managedIdentity("identity-3").token(TokenRequest.of(behindProxy));

        assertThat(token.value()).isEqualTo(PlantedSecrets.TOKEN);
    }

    @Test
    void missingManagedIdentityIsRefused() {
        entra.answer(400, "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}");

        TokenException refused = entra.failureOf(MsalTokenProvider.managedIdentity("identity-4"));

        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused)
                .hasMessageContaining("identity-4")
                .hasMessageContaining("Identity not found")
                .hasMessageContaining("runs in Azure");
    }

    private void machineToken(String token) {
        long expiry = Instant.now().plusSeconds(86_000).getEpochSecond();
        entra.answer(
                200,
                "{\"access_token\":\"" + token + "\",\"expires_on\":\"" + expiry
                        + "\",\"resource\":\"https://api.businesscentral.dynamics.com\",\"token_type\":\"Bearer\"}");
    }

    @Test
    void applicationOfTheUsersKeepsItsOwnCache() throws Exception {
        entra.token("token-1").token("token-2");
        AtomicInteger acquisitions = new AtomicInteger();
        ConfidentialClientApplication application = ConfidentialClientApplication.builder(
                        "own-client", ClientCredentialFactory.createFromSecret(PlantedSecrets.CLIENT_SECRET))
                .authority("https://login.microsoftonline.com/" + TENANT + "/")
                .instanceDiscovery(false)
                .httpClient(new MsalHttp(entra.http()))
                .build();
        MsalTokenProvider provider = MsalTokenProvider.using(application, (msal, request) -> {
            acquisitions.incrementAndGet();
            return msal.acquireToken(ClientCredentialParameters.builder(Set.of("https://bc.example/.default"))
                    .skipCache(request.rejected().isPresent())
                    .build());
        });

        assertThat(provider.token(entra.request()).value()).isEqualTo("token-1");
        assertThat(provider.token(entra.request()).value()).isEqualTo("token-1");
        assertThat(provider.token(TokenRequest.instead(REJECTED, entra.http())).value())
                .isEqualTo("token-2");
        assertThat(acquisitions).hasValue(3);
        assertThat(entra.requests()).isEqualTo(2);
    }

    @Test
    void anApplicationOfTheUsersSignsInOnBehalfOfAnother() throws Exception {
        entra.token("token-of-the-user");
        ConfidentialClientApplication application = ConfidentialClientApplication.builder(
                        "own-client", ClientCredentialFactory.createFromSecret(PlantedSecrets.CLIENT_SECRET))
                .authority("https://login.microsoftonline.us/" + TENANT + "/")
                .instanceDiscovery(false)
                .httpClient(new MsalHttp(entra.http()))
                .build();
        MsalTokenProvider provider = MsalTokenProvider.using(
                application,
                (msal, request) -> msal.acquireToken(OnBehalfOfParameters.builder(
                                Set.of("https://bc.example/.default"), new UserAssertion("assertion-of-the-user"))
                        .build()));

        assertThat(provider.token(entra.request()).value()).isEqualTo("token-of-the-user");
        assertThat(TokenEndpoint.form(entra.sent()))
                .containsEntry("assertion", "assertion-of-the-user")
                .containsEntry("requested_token_use", "on_behalf_of");
        assertThat(entra.hosts()).containsExactly("login.microsoftonline.us");
    }

    /** The test is the browser: it follows the redirect with the code that a person's sign-in would have brought. */
    @Test
    void anApplicationOfTheUsersSignsAPersonIn() throws Exception {
        entra.token("token-of-the-person");
        PublicClientApplication application = PublicClientApplication.builder("own-client")
                .authority("https://login.microsoftonline.com/" + TENANT + "/")
                .instanceDiscovery(false)
                .httpClient(new MsalHttp(entra.http()))
                .build();
        SystemBrowserOptions browser = SystemBrowserOptions.builder()
                .openBrowserAction(url -> signIn(HttpUrl.get(url)))
                .build();
        MsalTokenProvider provider = MsalTokenProvider.using(
                application,
                (msal, request) ->
                        msal.acquireToken(InteractiveRequestParameters.builder(URI.create("http://localhost"))
                                .scopes(Set.of("https://bc.example/.default"))
                                .systemBrowserOptions(browser)
                                .build()));

        assertThat(provider.token(entra.request()).value()).isEqualTo("token-of-the-person");
        assertThat(TokenEndpoint.form(entra.sent())).containsEntry("code", "code-of-the-person");
    }

    private static void signIn(HttpUrl page) {
        RequestBody form = new FormBody.Builder()
                .add("code", "code-of-the-person")
                .add("state", String.valueOf(page.queryParameter("state")))
                .build();
        Request back = new Request.Builder()
                .url(String.valueOf(page.queryParameter("redirect_uri")))
                .post(form)
                .build();
        try (Response answer = new OkHttpClient().newCall(back).execute()) {
            assertThat(answer.isSuccessful()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void failureOfAnApplicationOfTheUsersIsExplained() {
        MsalTokenProvider provider = MsalTokenProvider.using("my application", (application, request) -> {
            throw new IllegalStateException("no account");
        });

        TokenException failure = entra.failureOf(provider);

        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure).hasMessageContaining("no account").hasMessageContaining("using(…)");
    }

    private static String description(String issuer, String tokenEndpoint) {
        return "{\"issuer\":\"" + issuer + "\",\"token_endpoint\":\"" + tokenEndpoint + "\","
                + "\"authorization_endpoint\":\"" + issuer + "/authorize\"}";
    }

    /** The shapes of Keycloak, Okta, Auth0, and of an issuer with more segments. */
    @ParameterizedTest
    @CsvSource({
        "https://id.example/realms/books, https://id.example/realms/books/protocol/openid-connect/token",
        "https://id.example/oauth2/default, https://id.example/oauth2/default/v1/token",
        "https://id.example/, https://id.example/oauth/token",
        "https://id.example/a/b/c/d, https://id.example/a/b/c/d/token",
        "https://id.example/realm, https://id.example/realm/oauth2/v2.0/token"
    })
    void theSecretGoesToTheTokenEndpointThatTheIssuerNames(String issuer, String endpoint) throws Exception {
        entra.answer(200, description(issuer, endpoint)).token(PlantedSecrets.TOKEN);

        AccessToken token = MsalTokenProvider.clientSecret(TENANT, "client-id", PlantedSecrets.CLIENT_SECRET)
                .withIssuer(HttpUrl.get(issuer))
                .token(entra.request());

        assertThat(token.value()).isEqualTo(PlantedSecrets.TOKEN);
        String described = HttpUrl.get(issuer).encodedPath();
        assertThat(entra.sent().getTarget())
                .isEqualTo((described.equals("/") ? "" : described) + "/.well-known/openid-configuration");
        assertThat(entra.sent().getTarget()).isEqualTo(HttpUrl.get(endpoint).encodedPath());
        assertThat(entra.hosts()).containsExactly("id.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/realm/token",
                "http://id.example/realm/token",
                "https://id.example/realmtoken",
                "https://id.example/other/token",
                "not an address"
            })
    void noSecretGoesToAnAddressThatIsNotBelowTheIssuer(String endpoint) {
        entra.answer(200, description("https://id.example/realm", endpoint)).token(PlantedSecrets.TOKEN);

        TokenException refused =
                entra.failureOf(MsalTokenProvider.clientSecret(TENANT, "client-id", PlantedSecrets.CLIENT_SECRET)
                        .withIssuer(HttpUrl.get("https://id.example/realm")));

        assertThat(refused).hasMessageContaining("nothing was sent").hasMessageContaining("below the issuer");
        assertThat(refused.isTemporary()).isFalse();
        assertThat(entra.requests()).isEqualTo(1);
    }
}
