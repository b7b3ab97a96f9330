package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.PagingException;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of many pages, walked in every way there is. */
class WalkingTest {
    private final Traffic traffic = new Traffic();
    private final ConnectionPool connections = new ConnectionPool();
    private PageServer server;
    private CustomerPaymentsClient client;

    private Paged<CustomerPayment> list(int pages, int rowsOfAPage) throws Exception {
        server = new PageServer(pages, rowsOfAPage);
        client = Payments.client(server.root())
                .httpClient(new OkHttpClient.Builder()
                        .connectionPool(connections)
                        .eventListener(traffic)
                        .build())
                .build();
        return journal(client).list();
    }

    @AfterEach
    void stop() {
        if (client != null) {
            client.close();
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page by page", "prefetch"})
    @Tag("process")
    void aMillionPaymentsFitThroughAHeapOf64Megabytes(String how) throws Exception {
        try (PageServer large = new PageServer(50, 20_000)) {
            Process program = new ProcessBuilder(
                            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WalkingProgram.class.getName(),
                            large.root().toString(),
                            how)
                    .redirectErrorStream(true)
                    .start();

            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
                // 50 times 0.25 + 1.25 + … + 19999.25
                assertThat(output.lines()).containsExactly("1000000 9999750000.00");
            }
            assertThat(program.waitFor()).isZero();
        }
    }

    @Test
    void aStreamLeftHalfWayLeavesNothingBehind() throws Exception {
        try (Stream<CustomerPayment> payments = list(5, 10).stream()) {
            assertThat(payments.skip(14).findFirst()).isPresent();
        }

        assertThat(server.served()).isEqualTo(2);
        assertThat(traffic.openCalls()).isZero();
        assertThat(traffic.connectionsInUse()).isZero();
        assertThat(connections.idleConnectionCount()).isEqualTo(connections.connectionCount());
    }

    @Test
    void aPrefetchingStreamThatIsClosedEndsTheCallOfThePageAhead() throws Exception {
        CountDownLatch ahead = new CountDownLatch(1);
        Stream<CustomerPayment> payments = list(5, 10).prefetch().stream();
        traffic.onSecondCall = ahead::countDown;
        assertThat(payments.iterator().next().lineNumber()).isEqualTo(1);
        ahead.await();

        payments.close();

        traffic.awaitQuiet();
        assertThat(traffic.connectionsInUse()).isZero();
        assertThat(connections.idleConnectionCount()).isEqualTo(connections.connectionCount());
    }

    @Test
    void aPrefetchingWalkThatIsLeftEndsWithThePageAhead() throws Exception {
        Iterator<CustomerPayment> walk = list(5, 10).prefetch().iterator();

        walk.next();

        traffic.awaitCalls(2);
        traffic.awaitQuiet();
        assertThat(server.served()).isEqualTo(2);
        assertThat(traffic.connectionsInUse()).isZero();
    }

    @Test
    void prefetchingFetchesOnePageAheadAndNoMore() throws Exception {
        Iterator<Page<CustomerPayment>> pages = list(4, 1).prefetch().pages().iterator();
        assertThat(server.served()).isZero();

        pages.next();
        traffic.awaitCalls(2);
        traffic.awaitQuiet();
        assertThat(server.served()).isEqualTo(2);
        pages.next();
        traffic.awaitCalls(3);
        traffic.awaitQuiet();
        assertThat(server.served()).isEqualTo(3);

        assertThat(pages).toIterable().hasSize(2);
        assertThat(server.served()).isEqualTo(4);
    }

    @Test
    void aWalkGoesOnWhereAnotherStopped() throws Exception {
        Paged<CustomerPayment> list = list(3, 2);
        HttpUrl link = list.pages().iterator().next().nextLink().orElseThrow();

        assertThat(list.resume(link)).hasSize(4);
        assertThat(list.prefetch().resume(link).stream()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/api/v2.0/x", "http://localhost:1/api/v2.0"})
    void aLinkFromElsewhereIsRefusedBeforeAnythingIsSent(String link) throws Exception {
        Paged<CustomerPayment> list = list(3, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> list.resume(HttpUrl.get(link)))
                .withMessageContaining("nextLink leads to");
        assertThat(server.served()).isZero();
    }

    @Test
    void pagesAreWalkedWithoutAThreadThatWaits() throws Exception {
        List<CompletableFuture<Void>> done = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        CountDownLatch first = new CountDownLatch(1);

        CompletableFuture<Void> walk = list(3, 2).forEachPageAsync(page -> {
            sizes.add(page.items().size());
            done.add(new CompletableFuture<>());
            first.countDown();
            return done.get(0);
        });
        first.await();
        traffic.awaitQuiet();

        assertThat(walk).isNotDone();
        assertThat(server.served()).isEqualTo(1);
        done.get(0).complete(null);
        walk.join();
        assertThat(sizes).containsExactly(2, 2, 2);
    }

    @Test
    void whatAnActionThrowsEndsTheAsynchronousWalk() throws Exception {
        CompletableFuture<Void> walk = list(3, 2).forEachPageAsync(page -> {
            throw new IllegalStateException("no room");
        });

        assertThat(walk)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("no room");
        assertThat(server.served()).isEqualTo(1);
    }

    @Test
    void cancellingAnAsynchronousWalkEndsIt() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        traffic.onSecondCall = second::countDown;
        CompletableFuture<Void> walk =
                list(100_000, 1).forEachPageAsync(page -> CompletableFuture.completedStage(null));
        second.await();

        walk.cancel(true);

        traffic.awaitQuiet();
        int served = server.served();
        assertThat(walk).isCancelled();
        assertThat(served).isLessThan(100_000);
        assertThat(traffic.connectionsInUse()).isZero();
    }

    @Test
    void aRunOfEmptyPagesIsARunawayChain() throws Exception {
        Paged<CustomerPayment> list = list(1_000, 0);

        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> list.iterator().hasNext())
                .withMessageContaining("100 empty pages");
        assertThat(server.served()).isEqualTo(100);
    }

    @Test
    void someEmptyPagesAreSteppedOver() throws Exception {
        assertThat(list(99, 0)).isEmpty();
        assertThat(server.served()).isEqualTo(99);
    }

    @Test
    void anInterruptEndsTheWaitForAPageOnItsWay() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Thread walking = Thread.currentThread();
        server = new PageServer(3, 1);
        client = Payments.client(server.root())
                .addAttemptInterceptor(chain -> Thread.currentThread() == walking ? answer(chain) : stuck(never, chain))
                .build();
        Iterator<Page<CustomerPayment>> pages =
                journal(client).list().prefetch().pages().iterator();
        pages.next();

        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(pages::next);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private static Response answer(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request());
    }

    private static Response stuck(CountDownLatch latch, Interceptor.Chain chain) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        return chain.proceed(chain.request());
    }

    /** Counts calls and connections, and lets a test wait for them. */
    private static final class Traffic extends EventListener {
        private Runnable onSecondCall = () -> {};
        private int started;
        private int ended;
        private int acquired;
        private int released;

        @Override
        public void callStart(Call call) {
            synchronized (this) {
                started++;
                notifyAll();
            }
            if (started == 2) {
                onSecondCall.run();
            }
        }

        @Override
        public synchronized void callEnd(Call call) {
            ended++;
            notifyAll();
        }

        @Override
        public synchronized void callFailed(Call call, IOException ioe) {
            ended++;
            notifyAll();
        }

        @Override
        public synchronized void connectionAcquired(Call call, Connection connection) {
            acquired++;
        }

        @Override
        public synchronized void connectionReleased(Call call, Connection connection) {
            released++;
            notifyAll();
        }

        synchronized int openCalls() {
            return started - ended;
        }

        synchronized int connectionsInUse() {
            return acquired - released;
        }

        synchronized void awaitCalls(int calls) throws InterruptedException {
            while (started < calls) {
                wait();
            }
        }

        synchronized void awaitQuiet() throws InterruptedException {
            while (openCalls() > 0 || connectionsInUse() > 0) {
                wait();
            }
        }
    }
}
