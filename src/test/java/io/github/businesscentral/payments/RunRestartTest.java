package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.testing.fault.Crash;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that is killed at any of its requests and started again, on another machine, until it ends. */
@Tag("slow")
class RunRestartTest {
    private static final List<String> PAYOUTS = List.of("P-1", "P-2", "P-3");
    private static final int MORE_THAN_A_JOB_SENDS = 200;

    /** The job as a user writes it: nothing is kept between two starts. */
    private static void job(CustomerPaymentsClient client, RunBench bench, Duration cacheWait) {
        PaymentRun run = client.company(bench.fake.companyId())
                .run(RunBench.NAME, bench.options().cacheWait(cacheWait));
        for (String payout : PAYOUTS) {
            try {
                run.create(payment(payout));
            } catch (RunSealedException begunToPost) {
                run.post();
                run.create(payment(payout));
            }
        }
        run.post();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT60S"})
    void aJobKilledBeforeAnyOfItsRequestsPostsEachPaymentOnce(Duration cacheWait) {
        killedAtEachRequest(Crash::beforeRequest, cacheWait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT60S"})
    void aJobKilledAfterAnyOfItsRequestsPostsEachPaymentOnce(Duration cacheWait) {
        killedAtEachRequest(Crash::afterRequest, cacheWait);
    }

    /** Two starts die, the second one as many requests later: its own turn to post is lost, too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aJobKilledTwicePostsEachPaymentOnce(int second) {
        for (int first = 1; first < MORE_THAN_A_JOB_SENDS; first++) {
            if (!killedAt(List.of(Crash.afterRequest(first), Crash.afterRequest(second)), Duration.ofSeconds(60))) {
                return;
            }
        }
        throw new AssertionError("the job never ends");
    }

    private static void killedAtEachRequest(IntFunction<Crash> crash, Duration cacheWait) {
        for (int request = 1; request < MORE_THAN_A_JOB_SENDS; request++) {
            if (!killedAt(List.of(crash.apply(request)), cacheWait)) {
                assertThat(request).as("requests of a whole job").isGreaterThan(20);
                return;
            }
        }
        throw new AssertionError("the job never ends");
    }

    /** Returns whether the first start was killed. */
    private static boolean killedAt(List<Crash> crashes, Duration cacheWait) {
        try (RunBench bench = new RunBench()) {
            for (Crash crash : crashes) {
                bench.fake.addFault(crash);
                start(bench, cacheWait);
                bench.fake.removeFault(crash);
                bench.time.advance(Duration.ofSeconds(90));
            }
            job(bench.process(), bench, cacheWait);

            assertThat(bench.posted()).isEqualTo(PAYOUTS);
            return crashes.get(0).hasHappened();
        }
    }

    private static void start(RunBench bench, Duration cacheWait) {
        try (CustomerPaymentsClient process = bench.process()) {
            job(process, bench, cacheWait);
        } catch (BusinessCentralException killed) {
            // The process is gone; the next start knows nothing of it.
            assertThat(killed).isNotNull();
        }
    }
}
