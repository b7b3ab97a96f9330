package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MSAL4J against an OAuth 2.0 server that was written by others: over TLS, found by OpenID Connect discovery, with tokens
 * that are signed. The server takes any credential, so what it was sent is looked at here.
 */
class RealOAuthServerTest {
    private static final String TENANT = "55555555-5555-5555-5555-555555555555";

    @TempDir
    private Path directory;

    private MockOAuth2Server server;
    private OkHttpClient http;

    @BeforeEach
    void start() throws Exception {
        Ssl ssl = new Ssl();
        server = new MockOAuth2Server(new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(), Set.of(), new MockWebServerWrapper(ssl)));
        server.start();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(ssl.getSslKeystore().getKeyStore());
        X509TrustManager manager = (X509TrustManager) trust.getTrustManagers()[0];
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {manager}, null);
        http = new OkHttpClient.Builder()
                .sslSocketFactory(tls.getSocketFactory(), manager)
                .build();
    }

    @AfterEach
    void stop() {
        server.shutdown();
    }

    private AccessToken token(MsalTokenProvider provider) throws Exception {
        return provider.withIssuer(issuer()).token(TokenRequest.of(http));
    }

    private HttpUrl issuer() {
        return HttpUrl.get(server.baseUrl() + TENANT);
    }

    /** What the server received at its token endpoint, after the discovery. */
    private Map<String, String> received() throws InterruptedException {
        assertThat(server.takeRequest().getPath()).isEqualTo("/" + TENANT + "/.well-known/openid-configuration");
        RecordedRequest token = server.takeRequest();
        assertThat(token.getPath()).endsWith("/token");
        return Stream.of(token.getBody().readUtf8().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
    }

    /** The server names the part of its address before {@code /token} as the issuer: that is the one which describes itself. */
    private void assertIsATokenOfTheServer(AccessToken token) {
        String claims =
                new String(Base64.getUrlDecoder().decode(token.value().split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"iss\":\"" + issuer() + "\"")
                .contains("\"aud\":\"https://api.businesscentral.dynamics.com/.default\"");
        assertThat(token.expiresAt())
                .isBetween(Instant.now().plusSeconds(3000), Instant.now().plus(Duration.ofHours(1)));
    }

    @Test
    void secretBringsAToken() throws Exception {
        AccessToken token = token(MsalTokenProvider.clientSecret(TENANT, "client-id", PlantedSecrets.CLIENT_SECRET));

        assertIsATokenOfTheServer(token);
        assertThat(received())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_secret", PlantedSecrets.CLIENT_SECRET);
    }

    @Test
    void certificateBringsAToken() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().rsa2048().build();
        Path file = new CertificateFiles(directory).pkcs12(certificate, PlantedSecrets.KEY_PASSWORD);

        AccessToken token = token(MsalTokenProvider.certificate(
                TENANT, "client-id", ClientCertificate.pkcs12(file, PlantedSecrets.KEY_PASSWORD)));

        assertIsATokenOfTheServer(token);
        assertThat(received())
                .containsKey("client_assertion")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    }

    /** The assertion of a workload is a token that the same server has issued. */
    @Test
    void assertionBringsAToken() throws Exception {
        String assertion = server.issueToken(TENANT, "client-id", "workload").serialize();

        AccessToken token = token(MsalTokenProvider.workloadIdentity(TENANT, "client-id", () -> assertion));

        assertIsATokenOfTheServer(token);
        assertThat(received()).containsEntry("client_assertion", assertion);
    }

    @Test
    void wholeClientSignsInWithOneToken() throws Exception {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));
        try (FakeBusinessCentralServer businessCentral = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of(businessCentral.url()))
                        .tokenProvider(MsalTokenProvider.clientSecret(TENANT, "client-id", PlantedSecrets.CLIENT_SECRET)
                                .withIssuer(issuer()))
                        .httpClient(http)
                        .build()) {
            assertThat(client.diagnose(fake.companyId()).isReady()).isTrue();
            assertThat(client.company(fake.companyId()).get(payment).id()).isEqualTo(payment);
        }

        received();
        assertThat(catchThrowable(() -> server.takeRequest(0, TimeUnit.SECONDS)))
                .as("a second token request")
                .isNotNull();
    }
}
