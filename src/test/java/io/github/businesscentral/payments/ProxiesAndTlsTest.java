package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** What stands between a client and its server; over sockets. */
class ProxiesAndTlsTest {
    private static final String CREDENTIALS = Credentials.basic("proxy-user", "not-a-secret");
    private static final HttpUrl BEHIND = HttpUrl.get("http://127.0.0.1:9/api/v2.0");
    private static final RawServer.Step ASKS =
            RawServer.respond("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n", "");
    private static final Authenticator ANSWER =
            (route, response) -> response.request().header("Proxy-Authorization") != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", CREDENTIALS)
                            .build();

    private static OkHttpClient.Builder through(RawServer proxy) {
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), proxy.root().port());
        return new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.HTTP, address));
    }

    private static CustomerPaymentsClient client(HttpUrl root, OkHttpClient http) {
        return Payments.client(root).httpClient(http).build();
    }

    @Test
    void aProxyThatAsksForCredentialsGetsThemAndTheWriteIsSentOnOnce() throws IOException {
        try (RawServer proxy = new RawServer(ASKS, RawServer.respond("201 Created", "", Payments.JSON));
                CustomerPaymentsClient client =
                        client(BEHIND, through(proxy).proxyAuthenticator(ANSWER).build())) {
            assertThat(Payments.journal(client)
                            .calls()
                            .create(Payments.draft(), CreateMode.SERVER_NUMBERED)
                            .executeForResponse()
                            .status())
                    .isEqualTo(201);

            assertThat(proxy.requests()).containsExactly("POST", "POST");
            assertThat(proxy.heads().get(0)).doesNotContain("Proxy-Authorization");
            assertThat(proxy.heads().get(1)).contains("Proxy-Authorization: " + CREDENTIALS);
        }
    }

    /** What the server refuses after the proxy has asked is as definite as without a proxy. */
    @Test
    void aRefusalBehindAProxyThatAskedIsDefinite() throws IOException {
        RawServer.Step refuses = RawServer.respond(
                "400 Bad Request", "", "{\"error\":{\"code\":\"Application_DialogException\",\"message\":\"No.\"}}");
        try (RawServer proxy = new RawServer(ASKS, refuses);
                CustomerPaymentsClient client =
                        client(BEHIND, through(proxy).proxyAuthenticator(ANSWER).build())) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> Payments.journal(client).create(Payments.draft(), CreateMode.SERVER_NUMBERED))
                    .withMessageContaining("No.");
        }
    }

    /** Within a tunnel it is the server that asks, and it would get what is for the proxy. */
    @Test
    void aServerBehindATunnelGetsNoCredentialsOfTheProxy() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        try (MockWebServer tunnel = server(certificate)) {
            MockResponse opened = new MockResponse.Builder().inTunnel().build();
            MockResponse asks = new MockResponse.Builder()
                    .code(407)
                    .setHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                    .setHeader("Connection", "close")
                    .build();
            List.of(opened, asks, opened, asks).forEach(tunnel::enqueue);
            OkHttpClient http = trusting(certificate)
                    .newBuilder()
                    .proxy(new Proxy(
                            Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), tunnel.getPort())))
                    .proxyAuthenticator(ANSWER)
                    .build();
            try (CustomerPaymentsClient client = client(root("https", 9), http)) {
                assertThatExceptionOfType(BusinessCentralException.class)
                        .isThrownBy(
                                () -> Payments.journal(client).create(Payments.draft(), CreateMode.SERVER_NUMBERED));
                assertThatExceptionOfType(BusinessCentralException.class)
                        .isThrownBy(() -> Payments.journal(client).get(Payments.ID));
            }

            for (String method : List.of("CONNECT", "POST", "CONNECT", "GET")) {
                RecordedRequest request = tunnel.takeRequest();
                assertThat(request.getMethod()).isEqualTo(method);
                // The proxy itself, which is asked for the tunnel, may have them.
                assertThat(request.getHeaders().values("Proxy-Authorization"))
                        .hasSize(method.equals("CONNECT") ? 1 : 0);
            }
        }
    }

    @Test
    void withoutCredentialsTheWriteWasSurelyNotPassedOn() throws IOException {
        try (RawServer proxy = new RawServer(ASKS);
                CustomerPaymentsClient client = client(BEHIND, through(proxy).build())) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> Payments.journal(client).create(Payments.draft(), CreateMode.SERVER_NUMBERED))
                    .withMessageContaining("The forward proxy requires credentials");
        }
    }

    /** A server that pretends to be a proxy does not get the credentials of one. */
    @Test
    void aServerThatAnswers407GetsNoCredentials() throws IOException {
        try (RawServer server = new RawServer(ASKS);
                CustomerPaymentsClient client = client(
                        server.root(),
                        new OkHttpClient.Builder().proxyAuthenticator(ANSWER).build())) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> Payments.journal(client).create(Payments.draft(), CreateMode.SERVER_NUMBERED));

            assertThat(server.heads()).noneMatch(head -> head.contains("Proxy-Authorization"));
        }
    }

    private static void isRefused(HttpUrl root, OkHttpClient http, String message) {
        try (CustomerPaymentsClient client = client(root, http)) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> client.companies().list().first())
                    .withMessageContaining(message);
            Diagnosis diagnosis = client.diagnose(Payments.COMPANY);
            assertThat(diagnosis.finding()).isEqualTo(Diagnosis.Finding.UNREACHABLE);
            assertThat(diagnosis.explanation()).contains(message);
        }
    }

    private static MockWebServer server(HeldCertificate certificate) throws IOException {
        MockWebServer server = new MockWebServer();
        HandshakeCertificates held =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        server.useHttps(held.sslSocketFactory());
        server.start();
        return server;
    }

    private static OkHttpClient trusting(HeldCertificate certificate) {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                .build();
    }

    @Test
    void reasonsWhyThereIsNoTlsAreToldApart() throws IOException {
        HeldCertificate right = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.example")
                .build();
        try (MockWebServer trusted = server(right);
                MockWebServer misnamed = server(other)) {
            isRefused(root("https", trusted.getPort()), new OkHttpClient(), "certificate is not trusted");
            isRefused(root("https", misnamed.getPort()), trusting(other), "certificate is for another host name");
            isRefused(root("http", trusted.getPort()), new OkHttpClient(), "let the endpoint begin with https://");
        }
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread talking = new Thread(() -> answerAtOnce(plain), "plain-server");
            talking.setDaemon(true);
            talking.start();
            isRefused(root("https", plain.getLocalPort()), new OkHttpClient(), "The port does not speak TLS");
        }
    }

    private static HttpUrl root(String scheme, int port) {
        return HttpUrl.get(scheme + "://localhost:" + port + "/api/v2.0");
    }

    private static void answerAtOnce(ServerSocket server) {
        try {
            while (true) {
                Socket connection = server.accept();
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                connection.getInputStream().readNBytes(1);
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }
}
