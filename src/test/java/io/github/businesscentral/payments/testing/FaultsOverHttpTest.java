package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsOverHttpTest extends FaultsTest {
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
        http.dispatcher().executorService().shutdown();
    }

    @Override
    void rebuild(FakeBusinessCentral.Builder builder, Clock clock) {
        stop();
        super.rebuild(builder, clock);
        start();
    }

    @Test
    void rule31ClosingTheServerEndsAnswersUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        fake.onAnswer((request, response) -> arrived.countDown());
        fake.addFault(Faults.heldBy(new CountDownLatch(1)).nth(1));
        fake.addFault(Faults.delay(Duration.ofDays(1)).nth(2));
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> get("companies"), OWN_THREADS);
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> get("companies"), OWN_THREADS);
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        server.close();

        assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void anErrorInTheStandInIsAnswered500() {
        fake.addFault((request, behind) -> {
            throw new NoClassDefFoundError("a/Class");
        });

        assertThat(get("companies").is(500).text()).contains("NoClassDefFoundError: a/Class");
    }

    @Test
    void anErrorInTheMiddleOfAnAnswerEndsTheConnection() {
        Iterable<ByteString> body = () -> IntStream.range(0, 3)
                .mapToObj(piece -> {
                    if (piece == 2) {
                        throw new NoClassDefFoundError("a/Class");
                    }
                    return ByteString.encodeUtf8("piece");
                })
                .iterator();
        fake.addFault((request, behind) -> FakeResponse.of(200, "text/plain", body));

        assertThatThrownBy(() -> get("companies")).isInstanceOf(UncheckedIOException.class);
    }
}
