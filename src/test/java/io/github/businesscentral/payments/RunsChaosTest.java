package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.chaos.FaultMix;
import io.github.businesscentral.payments.chaos.RunClaims;
import io.github.businesscentral.payments.chaos.RunJob;
import io.github.businesscentral.payments.chaos.RunScene;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.Switches;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that three processes enter, seal, reopen and post, without sockets and in virtual time, while attempts fail, are executed
 * late or are answered wrongly. A process is a client that can be cut off at any of its requests; another one without a memory
 * takes its place. Before any request the other processes may do whole steps of their work. Each seed repeats exactly; {@code
 * mvn test -Dtest=RunsChaosTest -Dchaos.seed=17} runs one alone.
 */
@Tag("slow")
@Isolated("keeps the log of the whole JVM short, in which the secrets of other tests are searched for")
class RunsChaosTest {
    private static final int SEEDS = 50;
    private static final int PROCESSES = 3;
    private static final int KILLS = 12;
    private static final int REQUESTS_OF_A_LIFE = 150;
    private static final int MOST_STEPS = 500;
    private static final QuietLog LOG = new QuietLog();

    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final RunClaims claims = new RunClaims();
    private final List<Process> processes = new ArrayList<>();
    private int started;

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
    void eachPaymentIsPostedOnceAndNoClaimIsFalse(long seed) {
        Random random = new Random(seed);
        FakeBusinessCentral fake = FakeBusinessCentral.builder()
                .clock(((InstantSource) scheduler::now).withZone(ZoneOffset.UTC))
                .sleeper(scheduler::advance)
                .requestsKept(10)
                .build();
        RunScene scene = new RunScene(fake, "A", 2, 30, 1 + random.nextInt(3), seed, FaultMix.virtual());
        for (int number = 0; number < PROCESSES; number++) {
            processes.add(new Process(scene, number, random));
        }

        work(random);
        scene.calm();
        scheduler.advance(Duration.ofMinutes(17));

        try (CustomerPaymentsClient calm = client(fake, random)) {
            assertThat(claims.complaints(fake, scene.plan(), calm.company(fake.companyId())))
                    .as("seed %d", seed)
                    .isEmpty();
        }
        assertThat(scene.failingShare()).isGreaterThan(0.25);
        System.out.printf(
                "seed %d: %d attempts, %.1f %% failed, %d starts: %s; %s%n",
                seed, scene.attempts(), scene.failingShare() * 100, started, claims.outcomes(), scene.people());
    }

    private void work(Random random) {
        int steps = 0;
        while (processes.stream().anyMatch(process -> !process.job.isDone())) {
            processes.get(random.nextInt(PROCESSES)).step();
            steps++;
            assertThat(claims.complaints()).isEmpty();
            assertThat(steps)
                    .as("steps, and the jobs are not done: %s", claims.outcomes())
                    .isLessThan(MOST_STEPS);
        }
        processes.forEach(Process::end);
    }

    private CustomerPaymentsClient client(FakeBusinessCentral fake, Random random, Interceptor... before) {
        CustomerPaymentsClient.Builder builder = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(HttpUrl.get("https://bc.example/api/v2.0/")))
                .tokenProvider(Payments.renewedTokens())
                .rateLimit(RateLimit.unlimited())
                .random(random)
                .scheduler(scheduler);
        for (Interceptor interceptor : before) {
            builder.addAttemptInterceptor(interceptor);
        }
        return builder.addAttemptInterceptor(fake.interceptor()).build();
    }

    /** A process that is killed at a request now and then, and started again with nothing. */
    private final class Process {
        private final RunScene scene;
        private final int number;
        private final Random random;
        private boolean atWork;
        private Life life;
        private RunJob job;

        private Process(RunScene scene, int number, Random random) {
            this.scene = scene;
            this.number = number;
            this.random = random;
            start();
        }

        private void start() {
            started++;
            Life own =
                    new Life(this, started <= KILLS ? 1 + random.nextInt(2 * REQUESTS_OF_A_LIFE) : Integer.MAX_VALUE);
            life = own;
            own.client = client(scene.fake(), new Random(random.nextLong()), own);
            job = new RunJob(
                    own.client,
                    own.client.company(scene.fake().companyId()),
                    scene.plan(),
                    "A" + started,
                    random,
                    payment -> Math.floorMod(payment.hashCode(), PROCESSES) != number,
                    line -> {
                        if (own.requestsLeft > 0) {
                            claims.accept(line);
                        }
                    });
        }

        private void step() {
            atWork = true;
            job.step();
            atWork = false;
            if (life.requestsLeft <= 0) {
                end();
                start();
            }
        }

        private void end() {
            life.client.close();
        }
    }

    /** One start of a process, up to the request that it does not survive. */
    private final class Life implements Interceptor {
        private final Process process;
        private CustomerPaymentsClient client;
        private int requestsLeft;

        private Life(Process process, int requestsLeft) {
            this.process = process;
            this.requestsLeft = requestsLeft;
        }

        @Override
        public Response intercept(Chain chain) throws IOException {
            if (requestsLeft <= 0) {
                throw new IOException("killed");
            }
            if (process.random.nextInt(12) == 0) {
                processes.stream()
                        .filter(other -> !other.atWork)
                        .skip(process.random.nextInt(2))
                        .findFirst()
                        .ifPresent(Process::step);
            }
            requestsLeft--;
            if (requestsLeft == 0 && process.random.nextBoolean()) {
                throw new IOException("killed before the request was sent");
            }
            Response response = chain.proceed(chain.request()
                    .newBuilder()
                    .header(Switches.INSTANCE_HEADER, String.valueOf(process.number))
                    .build());
            if (requestsLeft == 0) {
                response.close();
                throw new IOException("killed before the response arrived");
            }
            return response;
        }
    }
}
