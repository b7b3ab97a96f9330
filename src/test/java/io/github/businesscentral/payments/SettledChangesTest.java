package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.deletes;
import static io.github.businesscentral.payments.testing.fault.Requests.patches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which updates and deletes are settled. */
class SettledChangesTest {
    private static final CustomerPaymentPatch COMMENT =
            CustomerPaymentPatch.builder().comment("ours").build();

    private final SettlingBench bench = new SettlingBench();
    private final CustomerPayment payment = bench.journal.get(bench.witness);

    @AfterEach
    void close() {
        bench.close();
    }

    private void fault(ScriptedFault fault) {
        bench.fake.addFault(fault.times(1));
    }

    @Test
    void onlyCreatesTellOfACreate() {
        ApiResponse<CustomerPayment> updated =
                bench.journal.calls().update(payment, COMMENT).executeForResponse();

        assertThat(updated.createOutcome()).isEmpty();
    }

    private void somebodyElseChanges(Map<String, ?> properties) {
        bench.fake.changePayment(payment.id(), properties);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-after-commit", "cut-mid-body"})
    void executedButUnansweredUpdateIsRecognizedByItsValues(String name) {
        fault(Faults.named(name).on(patches()));

        ApiResponse<CustomerPayment> updated =
                bench.journal.calls().update(payment, COMMENT).executeForResponse();

        assertThat(updated.value().comment()).isEqualTo("ours");
        assertThat(updated.value().etag()).isNotEqualTo(payment.etag());
        assertThat(bench.requests("PATCH")).as("the replay is refused as stale").hasSize(2);
    }

    @Test
    void updateThatWasNotExecutedIsSentAgainUnderItsETag() {
        fault(Faults.gatewayTimeout().on(patches()));

        assertThat(bench.journal.update(payment, COMMENT).comment()).isEqualTo("ours");

        assertThat(bench.requests("PATCH"))
                .hasSize(2)
                .allSatisfy(patch -> assertThat(patch.header("If-Match"))
                        .isEqualTo(payment.etag().value()));
    }

    @Test
    void staleAnswerToTheReplayOfALostUpdateWithOtherValuesIsUnknown() {
        fault(Faults.cutAfterCommit().on(patches()));
        fault(Faults.anotherWriter(request -> somebodyElseChanges(Map.of("comment", "theirs")))
                .on(patches())
                .on(request -> bench.requests("PATCH").size() == 2));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.update(payment, COMMENT));

        assertThat(unknown.found(CustomerPayment.class))
                .hasValueSatisfying(now -> assertThat(now.comment()).isEqualTo("theirs"));
    }

    @Test
    void anUpdateByCentsThatWasNeverExecutedIsNotTakenForDone() {
        somebodyElseChanges(Map.of("amount", -1500));
        CustomerPayment whole = bench.journal.get(payment.id());
        fault(Faults.cutBeforeCommit().on(patches()));
        fault(Faults.anotherWriter(request -> somebodyElseChanges(Map.of("comment", "theirs")))
                .on(patches())
                .on(request -> bench.requests("PATCH").size() == 2));

        unknown(() -> bench.journal.update(
                whole,
                CustomerPaymentPatch.builder()
                        .amount(new BigDecimal("-1500.10"))
                        .build()));

        assertThat(bench.journal.get(payment.id()).amount()).isEqualByComparingTo("-1500");
    }

    @Test
    void staleUpdateIsRefusedAtOnceAndOffersWhatIsThere() {
        somebodyElseChanges(Map.of("comment", "theirs"));

        ConcurrentChangeException stale = assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> bench.journal.update(payment, COMMENT))
                .actual();

        assertThat(bench.requests("PATCH")).hasSize(1);
        assertThat(stale.current(CustomerPayment.class).orElseThrow().comment()).isEqualTo("theirs");
    }

    @Test
    void updateOfAnyVersionIsSimplySentAgain() {
        fault(Faults.cutAfterCommit().on(patches()));

        assertThat(bench.journal.update(payment.id(), ETag.ANY, COMMENT).comment())
                .isEqualTo("ours");

        assertThat(bench.requests("PATCH")).hasSize(2);
    }

    @Test
    void refusalOfAReplayedUpdateIsNoRefusalOfTheFirst() {
        fault(Faults.cutAfterCommit().on(patches()));
        fault(Faults.anotherWriter(request -> bench.fake.postJournal(bench.fake.journalId()))
                .on(patches())
                .on(request -> bench.requests("PATCH").size() == 2));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.update(payment, COMMENT));

        assertThat(unknown).hasCauseInstanceOf(NotFoundException.class);
    }

    @Test
    void emptyPatchSendsNothing() {
        int before = bench.fake.requests().size();

        assertThat(bench.journal.update(payment, CustomerPaymentPatch.builder().build()))
                .isSameAs(payment);

        assertThat(bench.fake.requests()).hasSize(before);
    }

    @Test
    void functionIsAppliedAgainToWhatSomebodyElseHasWritten() {
        fault(Faults.anotherWriter(request -> somebodyElseChanges(Map.of("amount", -100)))
                .on(patches()));

        CustomerPayment updated = bench.journal.update(
                payment.id(),
                now -> CustomerPaymentPatch.builder()
                        .amount(now.amount().subtract(BigDecimal.TEN))
                        .build());

        assertThat(updated.amount()).isEqualByComparingTo("-110");
    }

    @Test
    void functionIsNeverAppliedAgainAfterAnUnknownAttempt() {
        fault(Faults.cutAfterCommit().on(patches()));
        fault(Faults.anotherWriter(request -> somebodyElseChanges(Map.of("amount", -100)))
                .on(patches())
                .on(request -> bench.requests("PATCH").size() == 2));
        AtomicInteger applied = new AtomicInteger();

        unknown(() -> bench.journal.update(payment.id(), now -> {
            applied.incrementAndGet();
            return CustomerPaymentPatch.builder()
                    .amount(now.amount().subtract(BigDecimal.TEN))
                    .build();
        }));

        assertThat(applied).hasValue(1);
        assertThat(bench.stored(payment.id()).get("amount").toString()).isEqualTo("-100");
    }

    @Test
    void rereadsAreBounded() {
        AtomicInteger applied = new AtomicInteger();
        bench.fake.addFault(Faults.anotherWriter(request -> somebodyElseChanges(Map.of("comment", "no " + applied)))
                .on(patches()));

        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> bench.journal.update(payment.id(), now -> {
                    applied.incrementAndGet();
                    return COMMENT;
                }));

        assertThat(applied).hasValue(5);
    }

    @Test
    void functionThatChangesNothingSendsNoPatch() {
        CustomerPayment same = bench.journal.update(
                payment.id(), now -> CustomerPaymentPatch.builder().build());

        assertThat(same).isEqualTo(payment);
        assertThat(bench.requests("PATCH")).isEmpty();
    }

    @Test
    void functionThatReturnsNullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> bench.journal.update(payment.id(), now -> null))
                .withMessageContaining("the change returned null");
    }

    @Test
    void patchBetweenTwoStatesHasWhatDiffers() {
        CustomerPayment after = bench.journal.update(
                payment,
                CustomerPaymentPatch.builder()
                        .comment("ours")
                        .amount(new BigDecimal("-2.00"))
                        .build());

        CustomerPaymentPatch patch = CustomerPaymentPatch.between(payment, after);

        assertThat(patch.isStoredIn(after)).isTrue();
        assertThat(patch.isStoredIn(payment)).isFalse();
        assertThat(CustomerPaymentPatch.between(after, after).isEmpty()).isTrue();
    }

    @Test
    void executedButUnansweredDeleteIsGoneWhichIsNotTheSameAsDeleted() {
        fault(Faults.cutAfterCommit().on(deletes()));

        assertThat(bench.journal.calls().delete(payment).execute()).isEqualTo(DeleteOutcome.GONE);

        assertThat(bench.stored(payment.id())).isEmpty();
    }

    @Test
    void answeredDeleteIsDeleted() {
        assertThat(bench.journal.calls().delete(payment).execute()).isEqualTo(DeleteOutcome.DELETED);
    }

    @Test
    void deleteOfWhatWasNeverThereIsRefused() {
        bench.fake.removePayment(payment.id());

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> bench.journal.delete(payment));
    }

    @Test
    void deleteThatWasNotExecutedIsSentAgain() {
        fault(Faults.requestTimeout().on(deletes()));

        assertThat(bench.journal.calls().delete(payment).execute()).isEqualTo(DeleteOutcome.DELETED);
    }

    @Test
    void lostDeleteOfWhatSomebodyChangedIsUnknown() {
        fault(Faults.cutBeforeCommit().on(deletes()));
        fault(Faults.anotherWriter(request -> somebodyElseChanges(Map.of("comment", "theirs")))
                .on(deletes())
                .on(request -> bench.requests("DELETE").size() == 2));

        OutcomeUnknownException unknown =
                unknown(() -> bench.journal.calls().delete(payment).execute());

        assertThat(unknown).hasCauseInstanceOf(ConcurrentChangeException.class);
        assertThat(bench.stored(payment.id())).containsEntry("comment", "theirs");
    }

    @Test
    void notFoundForAnotherReasonDoesNotMakeAnEntityGone() {
        fault(Faults.cutBeforeCommit().on(deletes()));
        fault(Faults.answering("no-company", notFound("BadRequest_NotFound"))
                .on(deletes())
                .on(request -> bench.requests("DELETE").size() == 2));

        unknown(() -> bench.journal.calls().delete(payment).execute());

        assertThat(bench.stored(payment.id())).isNotEmpty();
    }

    private static FakeResponse notFound(String code) {
        return FakeResponse.of(404, "application/json", "{\"error\":{\"code\":\"" + code + "\",\"message\":\"No.\"}}");
    }

    @Test
    void changeTheServerRefusesIsFinal() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> bench.journal.update(
                        payment,
                        CustomerPaymentPatch.builder().customerNumber("NOBODY").build()));

        assertThat(bench.requests("PATCH")).hasSize(1);
        assertThat(bench.requests("GET")).as("the one at the start").hasSize(1);
    }

    @Test
    void updateByIdWithAnEmptyPatchIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.journal.update(
                        payment.id(), ETag.ANY, CustomerPaymentPatch.builder().build()))
                .withMessageContaining("patch is empty");
    }
}
