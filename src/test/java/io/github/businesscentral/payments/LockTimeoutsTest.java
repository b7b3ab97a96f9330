package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.patches;
import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static io.github.businesscentral.payments.testing.fault.Requests.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.ErrorCode;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What 409 means: another session's lock, a stale ETag, a taken key, or nothing that is known. */
class LockTimeoutsTest {
    private static final int ATTEMPTS = 3;
    private static final int MORE_THAN_ATTEMPTS = 8;

    private final SettlingBench bench = new SettlingBench(builder -> builder.retryPolicy(RetryPolicy.builder()
            .maxAttempts(ATTEMPTS)
            .baseDelay(Duration.ofMillis(200))
            .maxDelay(Duration.ofSeconds(5))
            .build()));

    @AfterEach
    void close() {
        bench.close();
    }

    private static ScriptedFault conflict(String code) {
        return Faults.answering("409", FakeResponse.refusal(409, code, "Please try again later."));
    }

    @Test
    void aLockIsWaitedForBeyondTheNumberOfAttempts() {
        bench.fake.addFault(Faults.lockTimeout().on(writes()).times(MORE_THAN_ATTEMPTS));

        assertThat(bench.journal.calls().create(draft()).executeForResponse().createOutcome())
                .contains(CreateOutcome.CREATED);

        assertThat(bench.requests("POST")).hasSize(MORE_THAN_ATTEMPTS + 1);
        assertThat(bench.bookings()).isOne();
    }

    @Test
    void updatesAndDeletesWaitForALockToo() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(Faults.lockTimeout().times(MORE_THAN_ATTEMPTS));

        CustomerPayment changed = bench.journal.update(
                payment, CustomerPaymentPatch.builder().comment("new").build());
        bench.fake.addFault(Faults.lockTimeout().times(MORE_THAN_ATTEMPTS));
        bench.journal.delete(changed);

        assertThat(bench.bookings()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Internal_ServerError", "Internal_Whatever", "Unknown"})
    void readsWaitForALockWhateverItsCode(String code) {
        bench.fake.addFault(conflict(code).on(gets()).times(MORE_THAN_ATTEMPTS));

        assertThat(bench.journal.get(bench.witness).id()).isEqualTo(bench.witness);

        assertThat(bench.requests("GET")).hasSize(MORE_THAN_ATTEMPTS + 1);
    }

    @Test
    void aLookUpWaitsForALock() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.cutAfterCommit().on(creates()).times(1));
        bench.fake.addFault(conflict("Internal_ServerError").on(gets()).times(MORE_THAN_ATTEMPTS));

        assertThat(bench.journal.calls().create(draft()).executeForResponse().createOutcome())
                .contains(CreateOutcome.FOUND_AFTER_RETRY);
    }

    @Test
    void aLockIsWaitedForNoLongerThanTheDeadline() {
        bench.openedByAnother();
        bench.fake.clearRequests();
        bench.fake.addFault(Faults.lockTimeout());

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> bench.journal
                        .calls()
                        .create(draft())
                        .with(RequestOptions.deadline(Duration.ofSeconds(20)))
                        .execute())
                .isExactlyInstanceOf(ApiException.class)
                .withMessageContaining("Another session has locked the records")
                .withMessageNotContaining("refused again")
                .satisfies(refusal -> assertThat(refusal.elapsed()).isLessThan(Duration.ofSeconds(20)));

        assertThat(bench.requests("POST")).hasSizeGreaterThan(ATTEMPTS);
        assertThat(bench.bookings()).isZero();
    }

    @Test
    void aClientThatRepeatsNothingDoesNotWaitForALock() {
        try (SettlingBench once = new SettlingBench(builder -> builder.retryPolicy(Payments.eager(1)))) {
            once.fake.addFault(Faults.lockTimeout().times(1));

            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> once.journal.create(draft()));
        }
    }

    @Test
    void aMemberOfABatchWaitsForALock() {
        bench.openedByAnother();
        bench.fake.addFaultInBatches(Faults.lockTimeout().on(creates()).times(2));
        Batch batch = bench.client.batch().continueOnError();
        Handle<CustomerPayment> created = batch.add(bench.journal.calls().create(draft()));

        batch.execute();

        assertThat(created.response().createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(bench.bookings()).isOne();
    }

    @Test
    void aPostingIsNotRepeatedAfterALock() {
        bench.openedByAnother();
        bench.fake.addFault(conflict("Internal_ServerError").on(postings()).times(1));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(bench.journal::post)
                .withMessageContaining("Another session has locked the records");

        assertThat(bench.fake.customerLedgerEntries()).isEmpty();
        assertThat(bench.fake.requests().stream().filter(postings())).hasSize(1);
    }

    @Test
    void aPostingThatMetALockAfterItsCommitIsUnknown() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.errorAfterPosting(409).times(1));

        assertThat(unknown(bench.journal::post)).hasMessageContaining("0 of the 2 lines");

        assertThat(bench.fake.requests().stream().filter(postings())).hasSize(1);
    }

    @Test
    void aStaleETagIsRefusedAtOnce() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.changePayment(payment.id(), Map.of("comment", "by another"));

        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> bench.journal.update(
                        payment, CustomerPaymentPatch.builder().comment("mine").build()));

        assertThat(bench.requests("PATCH")).hasSize(1);
    }

    @Test
    void aTakenKeyIsRefusedAtOnceWithStatus409Too() {
        bench.fake.addFault(
                conflict("Internal_EntityWithSameKeyExists").on(creates()).times(1));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() ->
                        bench.journal.create(draft().toBuilder().lineNumber(5).build()));

        assertThat(bench.requests("POST")).hasSize(1);
    }

    @Test
    void aConflictWithoutACodeIsAPlainRefusal() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(Faults.answering("409", FakeResponse.of(409, "text/plain", "Conflict"))
                .on(patches())
                .times(1));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> bench.journal.update(
                        payment, CustomerPaymentPatch.builder().comment("mine").build()))
                .isExactlyInstanceOf(ApiException.class)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NONE))
                .withMessageNotContaining("refused again");

        assertThat(bench.requests("PATCH")).hasSize(1);
    }
}
