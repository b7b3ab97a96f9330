package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.Diagnosis;
import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.QuietLog;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.retry.RetryPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Interceptor;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Secrets in every place where there can be one, and servers that send back whatever they were sent: nothing of it is in a
 * log at its finest level, in an exception with its causes, in an event, or in a {@code toString}.
 */
@ResourceLock(value = QuietLog.LEVELS, mode = ResourceAccessMode.READ)
class SignInSecretsTest {
    private static final String TENANT = "44444444-4444-4444-4444-444444444444";
    private static final String GOOD_TOKEN = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\""
            + PlantedSecrets.TOKEN + "\",\"refresh_token\":\"" + PlantedSecrets.REFRESH_TOKEN + "\"}";

    @TempDir
    private Path directory;

    private final MockWebServer server = new MockWebServer();
    private final List<String> assertions = new ArrayList<>();
    /** What a program gets to see, events from several threads included. */
    private final List<Object> objects = Collections.synchronizedList(new ArrayList<>());

    private TokenEndpoint entra;

    @BeforeEach
    void start() throws IOException {
        entra = new TokenEndpoint();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String sent = request.getHeaders().get("Authorization");
                boolean json = request.getUrl().encodedPath().endsWith("companies");
                return answer(
                        json ? 401 : 403,
                        json ? "application/json" : "text/plain",
                        json
                                ? "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"Authorization: " + sent + "\"}}"
                                : "Authorization: " + sent);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        entra.close();
    }

    private static MockResponse answer(int status, String type, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", type)
                .body(body)
                .build();
    }

    /** What an identity provider can do with a request. */
    private static List<Function<String, MockResponse>> identityProviders() {
        return List.of(
                sent -> answer(200, "application/json", GOOD_TOKEN),
                sent -> answer(200, "application/json", GOOD_TOKEN.substring(0, GOOD_TOKEN.length() - 40)),
                sent -> answer(200, "text/html", "<html>" + GOOD_TOKEN + sent),
                sent -> answer(200, "application/json", "{\"access_token\":[\"" + PlantedSecrets.TOKEN + "\"]}"),
                sent -> answer(200, "application/json", "{\"access_token\":\"" + PlantedSecrets.TOKEN + "\\u0007\"}"),
                sent -> answer(
                        400,
                        "application/json",
                        "{\"error\":\"invalid_client\",\"error_description\":\"" + sent + "\"}"),
                sent -> answer(401, "text/html", "<html>" + sent),
                sent -> answer(500, "application/json", "{\"error\":\"" + sent));
    }

    private List<TokenProvider> providers() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().rsa2048().build();
        CertificateFiles files = new CertificateFiles(directory);
        Path pfx = files.pkcs12(certificate, PlantedSecrets.KEY_PASSWORD);
        Path pem = files.pem(
                "both.pem",
                certificate.certificatePem(),
                CertificateFiles.encryptedKey(certificate, PlantedSecrets.KEY_PASSWORD));
        Path assertion = Files.writeString(directory.resolve("assertion"), PlantedSecrets.ASSERTION);
        ConfidentialClientApplication application = ConfidentialClientApplication.builder(
                        "client", ClientCredentialFactory.createFromSecret(PlantedSecrets.CLIENT_SECRET))
                .authority("https://login.microsoftonline.com/" + TENANT + "/")
                .instanceDiscovery(false)
                .disableInternalRetries()
                .httpClient(new MsalHttp(entra.http()))
                .build();
        return List.of(
                MsalTokenProvider.clientSecret(TENANT, "client", PlantedSecrets.CLIENT_SECRET),
                MsalTokenProvider.clientSecret(TENANT, "client", () -> PlantedSecrets.CLIENT_SECRET),
                MsalTokenProvider.certificate(
                        TENANT, "client", ClientCertificate.pkcs12(pfx, PlantedSecrets.KEY_PASSWORD)),
                MsalTokenProvider.certificate(
                        TENANT, "client", ClientCertificate.pem(pem, pem, PlantedSecrets.KEY_PASSWORD)),
                MsalTokenProvider.certificate(TENANT, "client", ClientCertificate.pkcs12(pem, "planted-wrong")),
                MsalTokenProvider.certificate(TENANT, "client", ClientCertificate.pkcs12(pfx, "planted-wrong")),
                MsalTokenProvider.workloadIdentity(TENANT, "client", assertion),
                MsalTokenProvider.workloadIdentity(TENANT, "client", () -> PlantedSecrets.ASSERTION),
                MsalTokenProvider.managedIdentity(),
                MsalTokenProvider.using(
                        application,
                        (msal, request) -> msal.acquireToken(
                                ClientCredentialParameters.builder(Set.of("https://bc.example/.default"))
                                        .skipCache(true)
                                        .build())),
                TokenProvider.fixed(PlantedSecrets.TOKEN));
    }

    @Test
    void nothingThatSignsInIsSeenAnywhere() throws Exception {
        List<TokenProvider> providers = providers();
        for (Function<String, MockResponse> identityProvider : identityProviders()) {
            entra.answerWith(request -> {
                String sent = request.getBody() == null ? "" : request.getBody().utf8();
                if (sent.contains("client_assertion=eyJ")) {
                    assertions.add(TokenEndpoint.form(request).get("client_assertion"));
                }
                return identityProvider.apply(sent + "&" + decoded(sent));
            });
            for (TokenProvider provider : providers) {
                objects.add(provider);
                signIn(builder().tokenProvider(provider));
            }
        }
        Interceptor basic = BasicAuthInterceptor.builder("user", PlantedSecrets.ACCESS_KEY, server.url("/"))
                .build();
        objects.add(basic);
        signIn(builder().authInterceptor(basic));

        assertThat(assertions).as("signed with the certificate").isNotEmpty();
        assertThat(objects).extracting(String::valueOf).anyMatch(event -> event.contains("TOKEN_RENEWED"));
        assertThat(objects).hasSizeGreaterThan(300).allSatisfy(object -> assertClean(String.valueOf(object)));
        assertThat(String.join("", logs())).contains("com.microsoft.aad.msal4j").contains("okhttp3");
        assertThat(logs()).allSatisfy(this::assertClean);
    }

    private static String decoded(String form) {
        return java.net.URLDecoder.decode(form, StandardCharsets.UTF_8);
    }

    private CustomerPaymentsClient.Builder builder() {
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(server.url("/api/v2.0")))
                .httpClient(entra.http())
                .addListener(objects::add)
                .retryPolicy(RetryPolicy.builder().maxAttempts(1).build());
    }

    private void signIn(CustomerPaymentsClient.Builder builder) {
        UUID id = UUID.fromString("824820a2-508c-ed11-aada-000d3a298ab3");
        try (CustomerPaymentsClient client = builder.build()) {
            Diagnosis diagnosis = client.diagnose(id);
            objects.add(client);
            objects.add(diagnosis);
            objects.add(everythingOf(diagnosis.failure().orElseThrow()));
            client.company(id).get(id);
            throw new AssertionError("The server refuses everybody.");
        } catch (BusinessCentralException e) {
            objects.add(everythingOf(e));
        }
    }

    private static String everythingOf(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        if (failure instanceof io.github.businesscentral.payments.error.ApiException api) {
            all.append(api.rawBody()).append(api.serverMessage());
        }
        return all.toString();
    }

    private void assertClean(String text) {
        assertThat(text).doesNotContain(PlantedSecrets.MARK);
        assertThat(assertions.stream().anyMatch(text::contains))
                .as("an assertion is in %s", text)
                .isFalse();
        assertThat(text).doesNotContain(okhttp3.Credentials.basic("user", PlantedSecrets.ACCESS_KEY));
    }

    /** Where the tests' logging writes, at its finest level. */
    private static List<String> logs() {
        try (Stream<Path> files = Files.list(Path.of("target/test-logs"))) {
            return files.filter(file -> !file.toString().endsWith(".lck"))
                    .map(SignInSecretsTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message of a user's own provider is not ours to clean; ours never quotes one. */
    @Test
    void failureOfAProviderIsNamedByItsKindInOurOwnWords() {
        TokenProvider careless = request -> {
            throw new IllegalStateException("cannot sign in with " + PlantedSecrets.CLIENT_SECRET);
        };
        try (CustomerPaymentsClient client = builder().tokenProvider(careless).build()) {
            Diagnosis diagnosis = client.diagnose(UUID.randomUUID());

            assertThat(diagnosis.failure()).containsInstanceOf(TokenException.class);
            assertThat(diagnosis.toString()).contains("IllegalStateException").doesNotContain(PlantedSecrets.MARK);
        }
    }
}
