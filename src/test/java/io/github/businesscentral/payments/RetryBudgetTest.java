package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.posts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What retries cost and answers give back, and which failures are worth one. */
class RetryBudgetTest {
    private final SettlingBench bench = bench(2);

    private static SettlingBench bench(int budget) {
        SettlingBench bench = new SettlingBench(builder -> builder.retryPolicy(RetryPolicy.builder()
                .maxAttempts(3)
                .baseDelay(Duration.ZERO)
                .budget(budget)
                .build()));
        bench.openedByAnother();
        return bench;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int attemptsOfAFailingRead() {
        bench.fake.addFault(Faults.unavailable().on(gets()).times(3));
        int before = bench.requests("GET").size();
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> bench.journal.get(bench.witness));
        return bench.requests("GET").size() - before;
    }

    private void succeedsAfter(int refusals) {
        bench.fake.addFault(Faults.unavailable().on(gets()).times(refusals));
        bench.journal.get(bench.witness);
    }

    @Test
    void retriesThatDoNotHelpUseTheBudgetUp() {
        assertThat(attemptsOfAFailingRead()).isEqualTo(3);

        bench.fake.addFault(Faults.unavailable().on(gets()).times(1));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> bench.journal.get(bench.witness))
                .satisfies(spent -> assertThat(spent.call().givenUpBecause())
                        .contains("the retry budget is used up: 0 of 10 are left, and a retry costs 5"));
    }

    @Test
    void retriesThatHelpCostNothing() {
        for (int i = 0; i < 20; i++) {
            succeedsAfter(2);
        }

        assertThat(attemptsOfAFailingRead()).isEqualTo(3);
    }

    @Test
    void fiveAnswersAtOnceEarnARetry() {
        attemptsOfAFailingRead();
        for (int i = 0; i < 5; i++) {
            bench.journal.get(bench.witness);
        }

        succeedsAfter(1);
    }

    @Test
    void fourAnswersAtOnceEarnNone() {
        attemptsOfAFailingRead();
        for (int i = 0; i < 4; i++) {
            bench.journal.get(bench.witness);
        }

        assertThat(attemptsOfAFailingRead()).isEqualTo(1);
    }

    @Test
    void refusalsAreAnswersToo() {
        attemptsOfAFailingRead();
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> bench.journal.get(UUID.fromString("00000000-0000-4000-8000-000000000001")));
        }

        succeedsAfter(1);
    }

    @Test
    void batchEarnsAsOneCall() {
        attemptsOfAFailingRead();
        for (int i = 0; i < 4; i++) {
            Batch batch = bench.client.batch();
            batch.add(bench.journal.calls().get(bench.witness));
            assertThat(batch.execute().isComplete()).isTrue();
        }

        assertThat(attemptsOfAFailingRead()).isEqualTo(1);
    }

    /** Answers that break off are repeated behind the interceptor, and by the same budget. */
    @Test
    void answersEarnAlsoWithARetryInterceptorOfOnesOwn() {
        try (SettlingBench own =
                new SettlingBench(builder -> builder.retryInterceptor(chain -> chain.proceed(chain.request()))
                        .retryPolicy(RetryPolicy.builder()
                                .maxAttempts(3)
                                .baseDelay(Duration.ZERO)
                                .budget(2)
                                .build()))) {
            own.fake.addFault(Faults.cutMidBody().on(gets()).times(3));
            assertThatExceptionOfType(BusinessCentralException.class).isThrownBy(() -> own.journal.get(own.witness));
            for (int i = 0; i < 5; i++) {
                own.journal.get(own.witness);
            }

            own.fake.addFault(Faults.cutMidBody().on(gets()).times(1));

            assertThat(own.journal.get(own.witness).id()).isEqualTo(own.witness);
        }
    }

    @Test
    void writesEarnToo() {
        for (int i = 0; i < 5; i++) {
            bench.fake.addFault(Faults.gatewayTimeout().on(posts()).times(1));
            bench.journal.create(draft().toBuilder().comment("number " + i).build());
        }

        assertThat(attemptsOfAFailingRead()).isEqualTo(3);
    }

    @Test
    void writesThatWereFoundEarnToo() {
        for (int i = 0; i < 5; i++) {
            bench.fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));
            bench.journal.create(draft().toBuilder().comment("number " + i).build());
        }

        assertThat(attemptsOfAFailingRead()).isEqualTo(3);
    }

    @Test
    void tokenThatIsMissingForNowIsAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        try (SettlingBench signingIn = new SettlingBench(builder -> builder.tokenProvider(request -> {
            if (asked.incrementAndGet() == 1) {
                throw TokenException.temporary("The identity provider is busy.", null);
            }
            return AccessToken.of(PlantedSecrets.TOKEN, Instant.MAX);
        }))) {
            assertThat(signingIn.journal.get(signingIn.witness).id()).isEqualTo(signingIn.witness);
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void tokenThatIsRefusedIsNotAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        try (SettlingBench signingIn = new SettlingBench(builder -> builder.tokenProvider(request -> {
            asked.incrementAndGet();
            throw TokenException.refused("The secret is wrong.", null);
        }))) {
            assertThatExceptionOfType(TokenException.class).isThrownBy(() -> signingIn.journal.get(signingIn.witness));
        }

        assertThat(asked).hasValue(1);
    }
}
