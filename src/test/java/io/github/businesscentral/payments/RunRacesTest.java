package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import okhttp3.Interceptor;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes at the same run: one acts whole between two requests of the other, at each place in turn. */
class RunRacesTest {
    private static final Predicate<FakeRequest> LINE_CREATES =
            Requests.creates().and(Requests.to("/customerPayments"));
    private static final int MORE_THAN_A_JOB_SENDS = 200;

    private final RunBench bench = new RunBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static void job(RunBench bench, CustomerPaymentsClient process, String payment) {
        PaymentRun run = bench.run(process);
        try {
            run.create(payment(payment));
        } catch (RunSealedException begunToPost) {
            run.post();
            run.create(payment(payment));
        }
        run.post();
    }

    @Test
    @Tag("slow")
    void aJobThatRunsWholeBetweenTwoRequestsOfAnotherDoublesAndLosesNothing() {
        betweenTwoRequests("P-2");
    }

    @Test
    @Tag("slow")
    void theSameJobTwiceAtTheSameTimePostsOnce() {
        betweenTwoRequests("P-1");
    }

    private static void betweenTwoRequests(String ofTheOther) {
        for (int place = 1; place < MORE_THAN_A_JOB_SENDS; place++) {
            try (RunBench bench = new RunBench()) {
                AtomicInteger sent = new AtomicInteger();
                int here = place;
                Interceptor overtaken = chain -> {
                    Request request = chain.request();
                    if (sent.incrementAndGet() == here) {
                        job(bench, bench.process(), ofTheOther);
                    }
                    return chain.proceed(request);
                };

                try {
                    job(bench, bench.process(overtaken), "P-1");
                } catch (DeadlineExceededException slept) {
                    // The other job waited for 10 minutes meanwhile. As after a crash: started again.
                    job(bench, bench.process(), "P-1");
                }

                if (sent.get() < place) {
                    assertThat(place).isGreaterThan(14);
                    return;
                }
                assertThat(bench.posted())
                        .as("overtaken at request %s", place)
                        .isEqualTo(ofTheOther.equals("P-1") ? List.of("P-1") : List.of("P-1", "P-2"));
                assertThat(bench.run().state()).isEqualTo(RunState.POSTED);
            }
        }
        throw new AssertionError("the job never ends");
    }

    @Test
    void aRunIsNotPostedWhileThisClientCreates() {
        AtomicInteger creates = new AtomicInteger();
        CustomerPaymentsClient[] self = new CustomerPaymentsClient[1];
        self[0] = bench.process(chain -> {
            if (chain.request().method().equals("POST")
                    && chain.request().url().encodedPath().endsWith("/customerPayments")
                    && creates.incrementAndGet() == 1) {
                assertThatExceptionOfType(JournalUnsettledException.class)
                        .isThrownBy(() -> bench.run(self[0]).post());
            }
            return chain.proceed(chain.request());
        });

        assertThat(bench.run(self[0]).create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.CREATED);

        assertThat(creates).hasValue(1);
        assertThat(bench.run(self[0]).post()).isEqualTo(RunState.POSTED);
    }

    @Test
    void anUnansweredCreateIsSentAgainAndFound() {
        bench.fake.addFault(Faults.cutAfterCommit().on(LINE_CREATES).times(1));

        assertThat(bench.run().create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.FOUND_AFTER_RETRY);

        assertThat(bench.run().lines()).hasSize(1);
    }

    @Test
    void anUnconfirmedCreateIsUnknownAndCanBeRepeated() {
        bench.fake.addFault(Faults.cutBeforeCommit()
                .on(Requests.gets().and(Requests.to("customerPaymentJournals(")))
                .times(3));

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> bench.run().create(payment("P-1")))
                .withMessageContaining("Create it again");

        assertThat(bench.run().create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.ALREADY_EXISTED);
    }
}
