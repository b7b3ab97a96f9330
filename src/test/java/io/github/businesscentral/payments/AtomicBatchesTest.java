package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotExecutedException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches that take effect as a whole or not at all. */
class AtomicBatchesTest {
    private final SettlingBench bench = new SettlingBench();
    private final Batch batch = bench.client.batch().atomic();

    @AfterEach
    void close() {
        bench.close();
    }

    private static NewCustomerPayment draft(int number) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .documentNumber("PAY-" + number)
                .amountReceived(BigDecimal.valueOf(number))
                .build();
    }

    private Handle<CustomerPayment> add(NewCustomerPayment payment) {
        return batch.add(bench.journal.calls().create(payment));
    }

    private void fault(ScriptedFault fault) {
        bench.fake.addFault(fault.on(to("$batch")).times(1));
    }

    private List<FakeRequest> envelopes() {
        return bench.fake.requests().stream().filter(to("$batch")).toList();
    }

    private List<Object> documentNumbers() {
        return bench.fake.payments(bench.fake.journalId()).stream()
                .skip(1)
                .map(line -> line.get("documentNumber"))
                .toList();
    }

    @Test
    void allTakeEffectTogether() {
        Handle<CustomerPayment> one = add(draft(1));
        Handle<CustomerPayment> other = add(draft(2));

        batch.execute().orThrow();

        assertThat(one.value().documentNumber()).isEqualTo("PAY-1");
        assertThat(other.value().documentNumber()).isEqualTo("PAY-2");
        assertThat(envelopes().get(0).header("Isolation")).isEqualTo("snapshot");
        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void theMisleading201sOfABatchThatWasTakenBackAreNoSuccess(int refusedAt) {
        List<Handle<CustomerPayment>> handles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            handles.add(add(
                    i == refusedAt
                            ? draft(9).toBuilder().customerNumber("NOBODY").build()
                            : draft(i + 1)));
        }

        BatchResult result = batch.execute();

        assertThat(handles.get(refusedAt).status()).isEqualTo(Status.FAILED);
        assertThat(handles.get(refusedAt).failure()).containsInstanceOf(InvalidRequestException.class);
        assertThat(result.count(Status.NOT_EXECUTED)).isEqualTo(4);
        assertThat(handles.get(refusedAt == 0 ? 1 : 0).failure())
                .containsInstanceOf(NotExecutedException.class)
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("none has taken effect"));
        assertThat(documentNumbers()).isEmpty();
    }

    @Test
    void fewerAnswersThanMembersAreNoSuccess() {
        fault(Faults.custom("fewer", (request, server) -> {
            String body = server.apply(request).bodyText();
            return FakeResponse.of(200, "application/json", body.substring(0, body.indexOf(",{\"id\":\"2\"")) + "]}");
        }));
        Handle<CustomerPayment> one = add(draft(1));
        Handle<CustomerPayment> other = add(draft(2));

        batch.execute().orThrow();

        assertThat(List.of(one, other))
                .as("both were looked up")
                .allSatisfy(handle ->
                        assertThat(handle.response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY));
    }

    @Test
    void aLostBatchBehindAReadIsNotSentAgainWithoutEnd() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.tooManyRequests().on(to("$batch")).times(50));
        fault(Faults.cutBeforeCommit());
        batch.add(bench.journal.calls().get(bench.witness));
        Handle<CustomerPayment> created = add(draft(1));

        batch.execute();

        assertThat(created.status()).isEqualTo(Status.UNKNOWN);
        assertThat(envelopes()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-after-commit", "cut-mid-body", "504-after-commit"})
    void aLostBatchThatWasExecutedIsFoundAsAWhole(String fault) {
        fault(Faults.named(fault));
        add(draft(1));
        add(draft(2));

        batch.execute().orThrow();

        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2");
        assertThat(envelopes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-before-commit", "503", "429"})
    void aLostBatchThatWasNotExecutedIsSentAgainAsAWhole(String fault) {
        fault(Faults.named(fault));
        add(draft(1));
        add(draft(2));

        batch.execute().orThrow();

        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2");
        assertThat(envelopes())
                .hasSize(2)
                .extracting(FakeRequest::bodyText)
                .containsOnly(envelopes().get(0).bodyText());
    }

    @Test
    void aLostBatchOfWhichALineIsGoneSaysWhichOneIsNotKnown() {
        fault(Faults.custom("deleted", (request, server) -> {
            server.apply(request);
            bench.fake.payments(bench.fake.journalId()).stream()
                    .filter(line -> "PAY-1".equals(line.get("documentNumber")))
                    .forEach(line -> bench.fake.removePayment((UUID) line.get("id")));
            return FakeResponse.brokenConnection();
        }));
        Handle<CustomerPayment> gone = add(draft(1));
        Handle<CustomerPayment> there = add(draft(2));

        batch.execute();

        assertThat(there.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(gone.status()).isEqualTo(Status.UNKNOWN);
        assertThat(gone.failure().orElseThrow()).hasMessageContaining("can no longer be found");
        assertThat(envelopes()).hasSize(1);
    }

    @Test
    void aLostUpdateAndCreateAreSettledTogether() {
        CustomerPayment payment = bench.journal.get(bench.witness);
        fault(Faults.cutAfterCommit());
        Handle<CustomerPayment> updated = batch.add(bench.journal
                .calls()
                .update(payment, CustomerPaymentPatch.builder().comment("ours").build()));
        Handle<CustomerPayment> read = batch.add(bench.journal.calls().get(bench.witness));
        Handle<CustomerPayment> created = add(draft(1));

        batch.execute().orThrow();

        assertThat(updated.value().comment()).isEqualTo("ours");
        assertThat(created.response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(read.value().comment()).isEqualTo("ours");
    }

    @Test
    void aTakenReservedNumberLetsTheWholeBatchGoOutAgain() {
        bench.openedByAnother();
        int last = bench.fake.payments(bench.fake.journalId()).stream()
                .mapToInt(line -> (int) line.get("lineNumber"))
                .max()
                .orElseThrow();
        bench.fake.addPayment(bench.fake.journalId(), Map.of("lineNumber", last + 200, "amount", -7));
        add(draft(1));
        Handle<CustomerPayment> taken = add(draft(2));

        batch.execute().orThrow();

        assertThat(taken.value().lineNumber()).isNotEqualTo(last + 200);
        assertThat(envelopes()).hasSize(2);
        assertThat(documentNumbers()).contains("PAY-1", "PAY-2").hasSize(4);
    }

    @Test
    void aBatchWithNumbersOfItsOwnThatAnEarlierRunHasExecutedIsThere() {
        for (int run = 1; run <= 2; run++) {
            Batch again = bench.client.batch().atomic();
            again.add(bench.journal
                    .calls()
                    .create(draft(1).toBuilder().lineNumber(20_000).build()));
            again.add(bench.journal
                    .calls()
                    .create(draft(2).toBuilder().lineNumber(20_100).build()));
            again.execute().orThrow();
        }

        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2");
    }

    @Test
    void aBatchOfWhichHalfIsThereIsRefused() {
        bench.journal.create(draft(1).toBuilder().lineNumber(20_000).build());
        Handle<CustomerPayment> taken =
                add(draft(1).toBuilder().lineNumber(20_000).build());
        Handle<CustomerPayment> missing =
                add(draft(2).toBuilder().lineNumber(20_100).build());

        batch.execute();

        assertThat(List.of(taken.status(), missing.status())).containsOnly(Status.NOT_EXECUTED);
        assertThat(taken.failure().orElseThrow()).hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(documentNumbers()).containsExactly("PAY-1");
    }

    @Test
    void aBatchThatStaysUnansweredIsUnknownAsAWhole() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.cutBeforeCommit().on(to("$batch")));
        Handle<CustomerPayment> one = add(draft(1));
        Handle<CustomerPayment> other = add(draft(2));

        batch.execute();

        assertThat(List.of(one, other)).extracting(Handle::status).containsOnly(Status.UNKNOWN);
    }

    @Test
    void aBatchWithAReadThatAnEarlierRunHasExecutedIsThere() {
        for (int run = 1; run <= 2; run++) {
            Batch again = bench.client.batch().atomic();
            again.add(bench.journal
                    .calls()
                    .create(draft(1).toBuilder().lineNumber(20_000).build()));
            Handle<CustomerPayment> read = again.add(bench.journal.calls().get(bench.witness));

            again.execute().orThrow();

            assertThat(read.value().id()).isEqualTo(bench.witness);
        }
        assertThat(documentNumbers()).containsExactly("PAY-1");
    }

    @Test
    void aMemberThatCannotBeRecognizedInAnotherRunIsNotOfferedToBeSentAgain() {
        Handle<CustomerPayment> unnumbered = null;
        BatchResult result = null;
        for (int run = 1; run <= 2; run++) {
            Batch again = bench.client.batch().atomic();
            again.add(bench.journal
                    .calls()
                    .create(draft(1).toBuilder().lineNumber(20_000).build()));
            unnumbered = again.add(bench.journal.calls().create(draft(2)));
            result = again.execute();
        }

        assertThat(result.isComplete()).isFalse();
        assertThatExceptionOfType(NotExecutedException.class).isThrownBy(result::orThrow);
        assertThat(unnumbered.status()).isEqualTo(Status.NOT_EXECUTED);
        assertThat(unnumbered.failure().orElseThrow())
                .hasMessageContaining("An earlier run may have executed the batch, because one of its lines exists")
                .hasMessageContaining("has its document number")
                .hasMessageContaining("before you send it again");
        // The reserved number is one of a million, and a few of them are below 20,000.
        assertThat(documentNumbers()).containsExactlyInAnyOrder("PAY-1", "PAY-2");
    }
}
