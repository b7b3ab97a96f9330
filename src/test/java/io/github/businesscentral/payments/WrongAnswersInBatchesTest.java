package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static io.github.businesscentral.payments.testing.fault.Requests.deletes;
import static io.github.businesscentral.payments.testing.fault.Requests.patches;
import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.WrongAnswers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to members of a batch that are not about the member, or say nothing. */
class WrongAnswersInBatchesTest {
    private final SettlingBench bench = new SettlingBench();

    @BeforeEach
    void open() {
        bench.openedByAnother();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theSameEntityForTwoCreatesConfirmsNeither() {
        bench.fake.addFaultInBatches(WrongAnswers.answerOfAnother().on(creates()));
        Batch batch = bench.client.batch().continueOnError();
        Handle<CustomerPayment> one = batch.add(bench.journal.calls().create(draft(), CreateMode.SERVER_NUMBERED));
        Handle<CustomerPayment> other = batch.add(bench.journal.calls().create(draft(), CreateMode.SERVER_NUMBERED));

        batch.execute();

        assertThat(List.of(one.status(), other.status())).containsOnly(Status.UNKNOWN);
        assertThat(one.failure().orElseThrow()).hasMessageContaining("the same new entity");
    }

    @Test
    void aMemberWithTheAnswerToAnotherIsFound() {
        bench.fake.addFaultInBatches(WrongAnswers.answerOfAnother().on(creates()));
        Batch batch = bench.client.batch().continueOnError();
        Handle<CustomerPayment> one = batch.add(bench.journal.calls().create(draft()));
        Handle<CustomerPayment> other = batch.add(bench.journal.calls().create(draft()));

        batch.execute();

        assertThat(one.response().createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(other.response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(other.response().value().id())
                .isNotEqualTo(one.response().value().id());
        assertThat(bench.bookings()).isEqualTo(2);
    }

    @Test
    void anAtomicBatchWithTheAnswerToAnotherIsFoundAsAWhole() {
        bench.fake.addFaultInBatches(WrongAnswers.answerOfAnother().on(creates()));
        Batch batch = bench.client.batch().atomic();
        Handle<CustomerPayment> one = batch.add(bench.journal.calls().create(draft()));
        Handle<CustomerPayment> other = batch.add(bench.journal.calls().create(draft()));

        batch.execute();

        assertThat(List.of(one.status(), other.status())).containsOnly(Status.SUCCEEDED);
        assertThat(bench.bookings()).isEqualTo(2);
    }

    @Test
    void anUpdateAnsweredWithoutContentIsReadBack() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFaultInBatches(
                WrongAnswers.noContent().afterCommit().on(patches()).times(1));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> changed = batch.add(bench.journal
                .calls()
                .update(payment, CustomerPaymentPatch.builder().comment("new").build()));

        batch.execute();

        assertThat(changed.response().value().comment()).isEqualTo("new");
    }

    @Test
    void aDeleteThatIsNotConfirmedIsSentAgain() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFaultInBatches(WrongAnswers.okWithAnyBody().on(deletes()).times(1));
        Batch batch = bench.client.batch();
        Handle<DeleteOutcome> deleted = batch.add(bench.journal.calls().delete(payment));

        batch.execute();

        assertThat(deleted.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(bench.bookings()).isZero();
    }

    /** Whatever is left of the answer, the members are looked up. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"responses\":[", "{\"responses\":[{\"id\":\"1\",\"status\":201", "not JSON", "[]"})
    void membersOfABatchWhoseAnswerIsCutShortAreFound(String left) {
        bench.fake.addFault(Faults.custom("cut short", (request, server) -> {
                    FakeResponse whole = server.apply(request);
                    return FakeResponse.of(whole.status(), "application/json", left);
                })
                .on(to("$batch"))
                .times(1));
        Batch batch = bench.client.batch().continueOnError();
        Handle<CustomerPayment> created = batch.add(bench.journal.calls().create(draft()));

        batch.execute();

        assertThat(created.response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(bench.bookings()).isEqualTo(1);
    }
}
