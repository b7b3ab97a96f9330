package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest extends StandInTest {
    private static final String INVALID_TOKEN =
            "Could not validate the client concurrency token required by the service. Please provide a valid token in the"
                    + " client request.";

    @Test
    void rule25EveryChangeMakesANewEtagAndALaterTime() {
        Answer first = created("{}");

        Answer second = patch(payment(first.get("id")), "{\"comment\":\"a\"}", "If-Match", first.etag())
                .is(200);
        Answer third = patch(payment(first.get("id")), "{\"comment\":\"b\"}", "If-Match", second.etag())
                .is(200);

        assertThat(Set.of(first.etag(), second.etag(), third.etag())).hasSize(3);
        assertThat(first.get("lastModifiedDateTime")).isEqualTo("2026-08-20T12:00:00.58Z");
        assertThat(second.get("lastModifiedDateTime")).isEqualTo("2026-08-20T12:00:00.581Z");
        assertThat(third.get("lastModifiedDateTime")).isEqualTo("2026-08-20T12:00:00.582Z");
    }

    @Test
    void rule25AnUpdateWithoutIfMatchIsRefused() {
        Object id = created("{}").get("id");

        patch(payment(id), "{\"comment\":\"a\"}").isRefused(400, "BadRequest_InvalidToken", INVALID_TOKEN);

        assertThat(get(payment(id)).get("comment")).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "W/abc", "W/\"a", "W/\"a\", W/\"b\"", "W/*"})
    void rule25AMalformedIfMatchIsRefused(String tag) {
        Object id = created("{}").get("id");

        patch(payment(id), "{}", "If-Match", tag).isRefused(400, "BadRequest_InvalidToken", INVALID_TOKEN);
        delete(payment(id), "If-Match", tag).isRefused(400, "BadRequest_InvalidToken", INVALID_TOKEN);
    }

    @Test
    void rule25AStaleEtagIsAConflict() {
        Answer first = created("{}");
        patch(payment(first.get("id")), "{\"comment\":\"a\"}", "If-Match", first.etag())
                .is(200);

        patch(payment(first.get("id")), "{\"comment\":\"b\"}", "If-Match", first.etag())
                .isRefused(409, "Request_EntityChanged", "Another user has already changed the record.");

        assertThat(get(payment(first.get("id"))).get("comment")).isEqualTo("a");
    }

    @Test
    void rule25AStarMatchesAnyVersion() {
        Object id = created("{}").get("id");

        patch(payment(id), "{\"comment\":\"a\"}", "If-Match", "*").is(200);
        delete(payment(id), "If-Match", "*").is(204);
    }

    @Test
    void rule25ACreateIgnoresIfMatch() {
        post(payments(), "{}", "If-Match", "nonsense").is(201);
    }

    @Test
    void rule26ADeleteComparesOnlyWhatWasSent() {
        Answer stale = created("{}");
        patch(payment(stale.get("id")), "{}", "If-Match", "*").is(200);

        delete(payment(stale.get("id")), "If-Match", stale.etag()).isRefused(409, "Request_EntityChanged");
        delete(payment(stale.get("id"))).is(204);
    }

    @Test
    void concurrentCreatesGetDistinctLineNumbersAndIds() throws Exception {
        Set<Object> ids = Collections.synchronizedSet(new HashSet<>());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 200; i++) {
            threads.execute(() -> ids.add(post(payments(), "{}").get("id")));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ids).hasSize(200);
        assertThat(fake.payments(fake.journalId()).stream().map((Map<String, Object> line) -> line.get("lineNumber")))
                .hasSize(200)
                .doesNotHaveDuplicates()
                .endsWith(2_000_000);
    }
}
