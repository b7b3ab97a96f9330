package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import okhttp3.Interceptor;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Schedules that {@link RunsChaosTest} and {@link RunsChaosOverSocketsTest} have found, made small. */
class RunSchedulesTest {
    private final RunBench bench = new RunBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aPostingIsFoundAlthoughTwoProcessesDiedAfterIt() {
        bench.run().create(payment("P-1"));
        postAndDieAfter(request -> request.url().encodedPath().endsWith("Microsoft.NAV.post"));
        bench.time.advance(Duration.ofMinutes(1));
        postAndDieAfter(request -> request.method().equals("PATCH"));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
    }

    private void postAndDieAfter(Predicate<Request> last) {
        try (CustomerPaymentsClient process = bench.process(dyingAfter(last))) {
            assertThatThrownBy(() -> bench.run(process).post()).hasRootCauseInstanceOf(IOException.class);
        }
    }

    private static Interceptor dyingAfter(Predicate<Request> last) {
        AtomicBoolean dead = new AtomicBoolean();
        return chain -> {
            if (dead.get()) {
                throw new IOException("dead");
            }
            if (last.test(chain.request())) {
                dead.set(true);
                chain.proceed(chain.request()).close();
                throw new IOException("dead");
            }
            return chain.proceed(chain.request());
        };
    }

    @Test
    void aLineThatEntersBeforeThePostingDoesNotEndIt() {
        bench.run().create(payment("P-1"));
        UUID journal = bench.run().journals().get(0).id();
        bench.fake.addFault(Faults.anotherWriter(request -> bench.fake.addPayment(
                        journal, Map.of("documentNumber", "P-2", "customerNumber", "10000", "amount", -1)))
                .on(postings())
                .times(1));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
    }
}
