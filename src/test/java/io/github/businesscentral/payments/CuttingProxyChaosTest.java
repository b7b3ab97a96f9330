package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Creates through a network that cuts, resets, half-closes and stalls connections at random bytes of both directions. */
@Tag("chaos")
@ResourceLock(QuietLog.LEVELS)
class CuttingProxyChaosTest {
    private static final int CREATES = 5_000;
    private static final int THREADS = 8;
    private static final long SEED = 20_261_130;
    private static final double TROUBLE = 0.4;
    private static final int LONGEST_STALL = 2_000;
    private static final QuietLog LOG = new QuietLog();

    @BeforeAll
    static void keepTheLogShort() {
        LOG.keepShort();
    }

    @AfterAll
    static void letTheLogGrow() {
        LOG.restore();
    }

    @Test
    void everyCreateIsBookedOnceAndAlmostAllAreKnown() throws Exception {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CuttingProxy proxy = new CuttingProxy(server.url().port(), SEED, TROUBLE, LONGEST_STALL);
                CustomerPaymentsClient client = Payments.client(through(proxy, server.url()))
                        .rateLimit(RateLimit.unlimited())
                        .retryPolicy(RetryPolicy.builder()
                                .baseDelay(Duration.ofMillis(20))
                                .build())
                        .defaultOptions(RequestOptions.builder()
                                .attemptTimeout(Duration.ofSeconds(1))
                                .build())
                        .build()) {
            JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
            List<CompletableFuture<Void>> workers = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> create(journal, next, unknown), threads))
                    .limit(THREADS)
                    .toList();
            workers.forEach(CompletableFuture::join);
            System.out.printf("%d troubles, %d unknown%n", proxy.troubles(), unknown.get());
            assertThat(proxy.troubles()).isGreaterThan(CREATES / 20);
        } finally {
            threads.shutdownNow();
        }

        Map<Object, Long> lines = fake.payments(fake.journalId()).stream()
                .collect(Collectors.groupingBy(
                        (Map<String, ?> line) -> (Object) line.get("documentNumber"), Collectors.counting()));
        assertThat(lines.values()).allMatch(count -> count == 1);
        assertThat(lines).hasSizeBetween(CREATES - unknown.get(), CREATES);
        assertThat(unknown.get()).isLessThan(CREATES / 100);
    }

    private static HttpUrl through(CuttingProxy proxy, HttpUrl url) {
        HttpUrl root = url.newBuilder().port(proxy.port()).build();
        return root.pathSegments().get(root.pathSize() - 1).isEmpty()
                ? root.newBuilder().removePathSegment(root.pathSize() - 1).build()
                : root;
    }

    private static void create(JournalPayments journal, AtomicInteger next, AtomicInteger unknown) {
        for (int i = next.incrementAndGet(); i <= CREATES; i = next.incrementAndGet()) {
            try {
                journal.create(ImportProgram.draft(i));
            } catch (OutcomeUnknownException e) {
                unknown.incrementAndGet();
            }
        }
    }
}
