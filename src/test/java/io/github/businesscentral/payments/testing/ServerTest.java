package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerTest extends StandInTest {
    private FakeBusinessCentralServer server;

    @BeforeEach
    void start() {
        server = FakeBusinessCentralServer.start(fake);
        http = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
        root = server.url();
    }

    @AfterEach
    void stop() {
        server.close();
        http.connectionPool().evictAll();
    }

    @Test
    void theRootIsOnTheLoopbackInterface() {
        assertThat(server.url().toString()).matches("http://127\\.0\\.0\\.1:\\d+/v2\\.0/[^/]+/[^/]+/api/v2\\.0/");
    }

    @Test
    void rule1OtherPrefixesAreServedToo() {
        get("http://127.0.0.1:" + root.port() + "/BC/api/v2.0/companies").is(200);
    }

    @Test
    void linksNameTheHostThatWasAsked() {
        String url = "http://localhost:" + root.port() + "/BC/api/v2.0/companies";

        assertThat(get(url).is(200).get("@odata.context"))
                .isEqualTo("http://localhost:" + root.port() + "/BC/api/v2.0/$metadata#companies");
    }

    @Test
    void aLineIsCreatedChangedAndDeletedOverHttp() {
        Answer line = created("{\"amount\":-1500.10,\"comment\":\"ü\"}");
        assertThat(line.text()).contains("\"amount\":-1500.1,");
        assertThat(line.headers().get("Location")).isEqualTo(root + payment(line.get("id")));

        Answer changed = patch(payment(line.get("id")), "{\"comment\":\"€\"}", "If-Match", line.etag())
                .is(200);
        assertThat(changed.get("comment")).isEqualTo("€");

        delete(payment(line.get("id")), "If-Match", changed.etag()).is(204);
        get(payment(line.get("id"))).isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void listsAreSentInChunks() {
        for (int i = 0; i < 300; i++) {
            fake.addPayment(fake.journalId(), Map.of("comment", "line " + i));
        }

        Answer answer = get(payments()).is(200);

        assertThat(answer.headers().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(answer.headers().get("Content-Length")).isNull();
        assertThat(answer.values())
                .hasSize(300)
                .last()
                .satisfies(line -> assertThat(line).containsEntry("comment", "line 299"));
        get(payments()).is(200);
    }

    @Test
    void aBrokenConnectionIsBroken() {
        fake.addFault((request, server) -> FakeResponse.brokenConnection());

        assertThatThrownBy(() -> get("companies")).isInstanceOf(UncheckedIOException.class);
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void requestsAreKeptInTheBoundedLogOnly() throws Exception {
        get("companies").is(200);
        get("companies").is(200);

        assertThat(fake.requests()).hasSize(2);
        assertThat(server.hoardsRequests()).isFalse();
    }

    @Test
    void aTakenPortIsReported() {
        assertThatThrownBy(() -> FakeBusinessCentralServer.start(fake, root.port()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot listen on port " + root.port());
    }
}
