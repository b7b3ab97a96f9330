package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads ask for the primary database: the replica shows what was there a while ago. */
class PrimaryReadsTest {
    private final SettlingBench bench = new SettlingBench();

    @AfterEach
    void close() {
        bench.close();
    }

    static LongStream lags() {
        return LongStream.of(300, 700, 3_000, 10_000);
    }

    private void lag(long millis) {
        bench.openedByAnother();
        bench.time.advance(Duration.ofMinutes(1));
        bench.fake.switches().replicaLag(Duration.ofMillis(millis));
        bench.fake.clearRequests();
    }

    @ParameterizedTest
    @MethodSource("lags")
    void aPaymentIsFoundRightAfterItsCreate(long lag) {
        lag(lag);

        CustomerPayment created = bench.journal.create(draft());

        assertThat(bench.journal.get(created.id())).isEqualTo(created);
        assertThat(bench.journal.findByLineNumber(created.lineNumber())).contains(created);
        assertThat(bench.journal.list().stream()).contains(created);
        assertThat(bench.client
                        .company(bench.fake.companyId())
                        .get(created.id())
                        .id())
                .isEqualTo(created.id());
    }

    @ParameterizedTest
    @MethodSource("lags")
    void twoUpdatesInARowSucceed(long lag) {
        lag(lag);
        UUID id = bench.journal.create(draft()).id();

        bench.journal.update(
                id, now -> CustomerPaymentPatch.builder().comment("one").build());
        CustomerPayment twice = bench.journal.update(
                id,
                now -> CustomerPaymentPatch.builder()
                        .comment(now.comment() + " two")
                        .build());

        assertThat(twice.comment()).isEqualTo("one two");
        assertThat(bench.requests("PATCH")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("lags")
    void aNumberOfTheCallersIsRecognizedByTheNextRun(long lag) {
        lag(lag);
        NewCustomerPayment own = draft().toBuilder().lineNumber(42_000).build();
        bench.journal.create(own);

        assertThat(bench.journal.calls().create(own).executeForResponse().createOutcome())
                .contains(CreateOutcome.ALREADY_EXISTED);

        assertThat(bench.bookings()).isOne();
    }

    @ParameterizedTest
    @MethodSource("lags")
    void aLostAnswerIsFound(long lag) {
        lag(lag);
        bench.fake.addFault(Faults.cutAfterCommit().on(creates()).times(1));

        assertThat(bench.journal.calls().create(draft()).executeForResponse().createOutcome())
                .contains(CreateOutcome.FOUND_AFTER_RETRY);

        assertThat(bench.bookings()).isOne();
        assertThat(bench.requests("POST")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("lags")
    void aLostAnswerWithAPostingBehindItIsNeitherBookedTwiceNorCalledCreated(long lag) {
        lag(lag);
        bench.fake.addFault(Faults.custom("posted meanwhile", (request, server) -> {
                    server.apply(request);
                    bench.fake.postJournal(bench.fake.journalId());
                    return FakeResponse.brokenConnection();
                })
                .on(creates())
                .times(1));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(bench.bookings()).isOne();
        assertThat(unknown).hasMessageContaining("lines were posted");
    }

    @ParameterizedTest
    @MethodSource("lags")
    void aCreateThatNeverArrivedIsNotSentAgainAfterAPosting(long lag) {
        lag(lag);
        bench.fake.addFault(Faults.custom("posted meanwhile", (request, server) -> {
                    bench.fake.postJournal(bench.fake.journalId());
                    return FakeResponse.brokenConnection();
                })
                .on(creates())
                .times(1));

        unknown(() -> bench.journal.create(draft()));

        assertThat(bench.bookings()).isZero();
    }

    @ParameterizedTest
    @MethodSource("lags")
    void resolveAsksThePrimary(long lag) {
        lag(lag);
        bench.fake.addFault(Faults.custom("cut, and the look-up too", (request, server) -> {
                    server.apply(request);
                    bench.fake.addFault(Faults.answering("403", FakeResponse.refusal(403, "X_Denied", "No."))
                            .on(gets())
                            .times(1));
                    return FakeResponse.brokenConnection();
                })
                .on(creates())
                .times(1));
        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(unknown.resolve().value(CustomerPayment.class)).isPresent();
    }

    @Test
    void theCallerCanChooseTheReplica() {
        lag(3_000);
        UUID id = bench.journal.create(draft()).id();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> bench.journal
                        .calls()
                        .get(id)
                        .with(RequestOptions.builder().readOnlyReplica().build())
                        .execute());
        bench.time.advance(Duration.ofSeconds(4));

        assertThat(bench.journal
                        .calls()
                        .get(id)
                        .with(RequestOptions.builder().readOnlyReplica().build())
                        .execute()
                        .id())
                .isEqualTo(id);
        assertThat(bench.requests("GET"))
                .extracting(request -> request.header("Data-Access-Intent"))
                .containsOnly("ReadOnly");
    }

    @Test
    void whatBelongsToAWriteIsReadFromThePrimary() {
        bench.fake.addFault(Faults.cutAfterCommit().on(creates()).times(1));

        UUID id = bench.journal.create(draft()).id();
        bench.journal.update(
                id, now -> CustomerPaymentPatch.builder().comment("one").build());
        bench.journal.post();

        assertThat(bench.requests("GET"))
                .hasSizeGreaterThan(3)
                .extracting(request -> request.header("Data-Access-Intent"))
                .containsOnly("ReadWrite");
    }
}
