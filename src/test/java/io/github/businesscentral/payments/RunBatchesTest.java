package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Creates of a run as prepared calls: alone, asynchronous and in batches, some members of which fail. */
class RunBatchesTest {
    private static final Predicate<FakeRequest> MARK_READS = Requests.gets()
            .and(request -> request.path().endsWith(")") && request.path().contains("customerPaymentJournals("));

    private final RunBench bench = new RunBench();
    private final PaymentRun run = bench.run();

    @AfterEach
    void close() {
        bench.close();
    }

    private List<Handle<RunPayment>> added(Batch batch, NewCustomerPayment... payments) {
        return Stream.of(payments)
                .map(payment -> batch.add(run.calls().create(payment)))
                .toList();
    }

    private static NewCustomerPayment other(String number) {
        return payment(number).toBuilder().amountReceived(BigDecimal.ONE).build();
    }

    @Test
    void aPreparedCreateCanBeExecutedAgain() {
        ApiCall<RunPayment> prepared = run.calls().create(payment("P-1"));

        assertThat(prepared.execute().outcome()).isEqualTo(PaymentOutcome.CREATED);
        assertThat(prepared.executeAsync().join().outcome()).isEqualTo(PaymentOutcome.ALREADY_EXISTED);
        run.post();
        assertThat(prepared.executeForResponse().value().outcome()).isEqualTo(PaymentOutcome.ALREADY_POSTED);
    }

    @Test
    void membersThatFailDoNotStopTheOthers() {
        run.create(payment("P-2"));
        Batch batch = bench.client.batch().continueOnError();
        List<Handle<RunPayment>> handles = added(
                batch,
                payment("P-1"),
                other("P-2"),
                payment("P-3").toBuilder().customerNumber("UNKNOWN").build(),
                payment("P-4"));

        batch.execute();

        assertThat(handles.get(0).response().value().outcome()).isEqualTo(PaymentOutcome.CREATED);
        assertThat(handles.get(1).failure()).containsInstanceOf(DuplicateKeyException.class);
        assertThat(handles.get(2).failure()).containsInstanceOf(InvalidRequestException.class);
        assertThat(handles.get(3).response().value().outcome()).isEqualTo(PaymentOutcome.CREATED);
        run.post();
        assertThat(bench.posted()).containsExactly("P-1", "P-2", "P-4");
    }

    @Test
    void aBatchWithoutAnswerIsSentAgainAndFound() {
        bench.fake.addFault(Faults.cutAfterCommit().on(Requests.batches()).times(1));
        Batch batch = bench.client.batch();
        List<Handle<RunPayment>> handles = added(batch, payment("P-1"), payment("P-2"), payment("P-3"));

        batch.execute();

        assertThat(handles)
                .extracting(handle -> handle.response().value().outcome())
                .containsOnly(PaymentOutcome.FOUND_AFTER_RETRY);
        assertThat(run.lines().map(CustomerPayment::documentNumber)).containsExactlyInAnyOrder("P-1", "P-2", "P-3");
    }

    @Test
    void membersOfARunThatIsSealedMeanwhileAreNotConfirmed() {
        bench.fake.addFault(
                Faults.anotherWriter(request -> bench.run(bench.process()).seal())
                        .on(MARK_READS)
                        .times(1));
        Batch batch = bench.client.batch();
        List<Handle<RunPayment>> handles = added(batch, payment("P-1"), payment("P-2"));

        batch.execute();

        assertThat(handles)
                .allSatisfy(handle -> assertThat(handle.failure()).containsInstanceOf(RunSealedException.class));
        assertThat(run.post()).isEqualTo(RunState.POSTED);
        assertThat(run.create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.ALREADY_POSTED);
    }

    @Test
    void oneLookAtTheMarkConfirmsABatch() {
        Batch batch = bench.client.batch();
        added(batch, payment("P-1"), payment("P-2"), payment("P-3"));
        bench.fake.clearRequests();

        batch.execute();

        assertThat(bench.fake.requests().stream().filter(MARK_READS)).hasSize(1);
    }
}
