package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.businesscentral.payments.PlantedSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On an ordinary OkHttpClient. */
class BasicAuthInterceptorTest {
    private static final HttpUrl HTTPS = HttpUrl.get("https://bc.example.com:7048/BC/api/v2.0");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.enqueue(new MockResponse.Builder().code(401).build());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int get(BasicAuthInterceptor interceptor, HttpUrl url) throws IOException {
        OkHttpClient client =
                new OkHttpClient.Builder().addInterceptor(interceptor).build();
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }

    @Test
    void userAndKeyAreSentAndARefusalIsReturned() throws Exception {
        BasicAuthInterceptor interceptor = BasicAuthInterceptor.builder(
                        "Jörg", PlantedSecrets.ACCESS_KEY + ":with-colon", server.url("/"))
                .build();

        assertThat(get(interceptor, server.url("/a"))).isEqualTo(401);

        String sent = server.takeRequest().getHeaders().get("Authorization");
        assertThat(sent).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(sent.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("Jörg:" + PlantedSecrets.ACCESS_KEY + ":with-colon");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void keyGoesToTheExactOriginOnly() throws Exception {
        BasicAuthInterceptor interceptor = BasicAuthInterceptor.builder(
                        "user", PlantedSecrets.ACCESS_KEY, server.url("/"))
                .build();

        get(interceptor, server.url("/a").newBuilder().host("127.0.0.1").build());

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void keyIsInNoToString() {
        assertThat(BasicAuthInterceptor.builder("user", PlantedSecrets.ACCESS_KEY, HTTPS)
                        .build())
                .hasToString("BasicAuthInterceptor[https://bc.example.com:7048]");
        assertThat(new Credentials(PlantedSecrets.ACCESS_KEY, null).toString()).doesNotContain(PlantedSecrets.MARK);
    }

    @Test
    void partsThatCannotBeSentAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicAuthInterceptor.builder(" ", "key", HTTPS))
                .withMessageContaining("user");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicAuthInterceptor.builder("a:b", "key", HTTPS))
                .withMessageContaining("colon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicAuthInterceptor.builder("user", "planted-key\n", HTTPS))
                .withMessageContaining("webServiceAccessKey")
                .withMessageNotContaining(PlantedSecrets.MARK);
        assertThatNullPointerException()
                .isThrownBy(() -> BasicAuthInterceptor.builder("user", null, HTTPS))
                .withMessage("webServiceAccessKey");
    }

    @Test
    void plainHttpToAnotherMachineIsRefusedUnlessAllowed() {
        HttpUrl plain = HttpUrl.get("http://bc.example.com:7048/");
        BasicAuthInterceptor.Builder builder = BasicAuthInterceptor.builder("user", PlantedSecrets.ACCESS_KEY, plain);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("not https");
        assertThat(builder.allowPlainHttp().build()).isNotNull();
    }
}
