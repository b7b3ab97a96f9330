package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.chaos.Chaos;
import io.github.businesscentral.payments.chaos.FaultMix;
import io.github.businesscentral.payments.chaos.Time;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Creates, updates, deletes and postings without sockets, in virtual time, while attempts fail, are executed late or
 * answered wrongly, and somebody else posts and deletes in between. Each seed is a run that repeats exactly; {@code mvn test -Dtest=ChaosTest
 * -Dchaos.seed=17} runs one alone.
 */
@Tag("slow")
@Isolated("keeps the log of the whole JVM short, in which the secrets of other tests are searched for")
class ChaosTest {
    private static final int SEEDS = 100;
    private static final int CALLS = 500;
    private static final int WORKERS = 3;
    private static final QuietLog LOG = new QuietLog();
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final VirtualScheduler scheduler = new VirtualScheduler();

    @BeforeAll
    static void keepTheLogShort() {
        LOG.keepShort();
    }

    @AfterAll
    static void letTheLogGrow() {
        LOG.restore();
    }

    static LongStream seeds() {
        Long seed = Long.getLong("chaos.seed");
        return seed == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverCallsClaimIsTrue(long seed) {
        FakeBusinessCentral fake = FakeBusinessCentral.builder()
                .clock(clock())
                .sleeper(scheduler::advance)
                .build();
        try (CustomerPaymentsClient client = client(fake, seed)) {
            Chaos chaos = new Chaos(seed, fake, FaultMix.virtual(), time(), client, RequestOptions.none(), WORKERS);

            chaos.work(CALLS);
            chaos.settle();

            assertThat(chaos.complaints()).isEmpty();
            assertThat(chaos.failingShare()).isGreaterThan(0.25);
            assertThat(scheduler.pending()).as("deadlines left behind").isZero();
            System.out.printf(
                    "seed %d: %d attempts, %.1f %% failed: %s; %s%n",
                    seed, chaos.attempts(), chaos.failingShare() * 100, chaos.faults(), chaos.outcomes());
        }
    }

    private CustomerPaymentsClient client(FakeBusinessCentral fake, long seed) {
        // Line numbers are handed out once per journal and JVM: at an address of its own a run starts afresh.
        HttpUrl root =
                HttpUrl.get("http://localhost/v2.0/run-" + RUNS.incrementAndGet() + ".example/Sandbox/api/v2.0/");
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(root))
                .tokenProvider(Payments.renewedTokens())
                .rateLimit(RateLimit.unlimited())
                // Fewer than usual, so that more outcomes stay unknown.
                .retryPolicy(RetryPolicy.builder().maxAttempts(3).build())
                .random(new Random(seed))
                .scheduler(scheduler)
                .addAttemptInterceptor(fake.interceptor())
                .build();
    }

    private Time time() {
        return new Time() {
            @Override
            public Instant now() {
                return scheduler.now();
            }

            @Override
            public void pass(Duration duration) {
                scheduler.advance(duration);
            }
        };
    }

    private Clock clock() {
        InstantSource now = scheduler::now;
        return now.withZone(ZoneOffset.UTC);
    }
}
