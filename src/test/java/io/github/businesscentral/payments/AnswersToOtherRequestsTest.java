package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static io.github.businesscentral.payments.testing.fault.Requests.deletes;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.patches;
import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import io.github.businesscentral.payments.testing.fault.WrongAnswers;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A success that is not about what was asked for confirms nothing: the client looks what happened. */
class AnswersToOtherRequestsTest {
    private final SettlingBench bench = new SettlingBench();

    @BeforeEach
    void open() {
        bench.openedByAnother();
        bench.fake.clearRequests();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ApiResponse<CustomerPayment> create(NewCustomerPayment payment) {
        return bench.journal.calls().create(payment).executeForResponse();
    }

    /** Answers that say nothing about the request, which the server may have carried out or not. */
    static Stream<ScriptedFault> emptySuccesses() {
        return Stream.of(
                WrongAnswers.okWithAnyBody(),
                WrongAnswers.okWithoutBody(),
                WrongAnswers.createdWithoutBody(),
                Faults.answering("200-error", FakeResponse.of(200, "application/json", "{\"error\":{\"code\":\"X\"}}")),
                WrongAnswers.noContent());
    }

    static Stream<ScriptedFault> wrongSuccesses() {
        return Stream.concat(
                emptySuccesses().map(ScriptedFault::afterCommit),
                Stream.of(WrongAnswers.anotherLineNumber(), WrongAnswers.onlyAnId()));
    }

    @ParameterizedTest
    @MethodSource("wrongSuccesses")
    void aCreateThatWasExecutedIsFound(ScriptedFault wrong) {
        bench.fake.addFault(wrong.on(creates()).times(1));

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(bench.stored(response.value().id()))
                .containsEntry("lineNumber", response.value().lineNumber());
        assertThat(bench.bookings()).isOne();
    }

    @ParameterizedTest
    @MethodSource("emptySuccesses")
    void aCreateThatWasNotExecutedIsSentAgain(ScriptedFault wrong) {
        bench.fake.addFault(wrong.on(creates()).times(1));

        assertThat(create(draft()).createOutcome()).contains(CreateOutcome.CREATED);

        assertThat(bench.bookings()).isOne();
    }

    @ParameterizedTest
    @MethodSource("wrongSuccesses")
    void aCreateNumberedByTheServerIsUnknown(ScriptedFault wrong) {
        bench.fake.addFault((wrong.name().equals("another-line-number") ? WrongAnswers.onlyAnId() : wrong)
                .on(creates())
                .times(1));

        unknown(() -> bench.journal.create(draft(), CreateMode.SERVER_NUMBERED));

        assertThat(bench.requests("POST")).hasSize(1);
    }

    @Test
    void aRefusedCreateIsNotCreatedByTheAnswerToAnother() {
        bench.fake.addFault(WrongAnswers.answerOfAnother().on(creates()));
        create(draft().toBuilder().externalDocumentNumber("BEFORE").build());

        unknown(() -> create(draft().toBuilder().customerNumber("NOBODY").build()));

        assertThat(bench.bookings()).isZero();
    }

    @Test
    void aLookUpThatReturnsAnotherLineHasNotFoundThePayment() {
        bench.fake.addFault(Faults.cutBeforeCommit().on(creates()).times(1));
        bench.fake.addFault(Faults.custom(
                        "unfiltered",
                        (request, server) -> server.apply(new FakeRequest(
                                request.method(),
                                request.url().newBuilder().query(null).build(),
                                request.headers(),
                                request.body())))
                .on(gets())
                .times(1));

        assertThat(create(draft()).createOutcome()).contains(CreateOutcome.CREATED);

        assertThat(bench.bookings()).isOne();
    }

    @Test
    void aLineThatTheServerGivesAnotherNumberIsNotBookedTwice() {
        bench.fake.addFault(Faults.custom(
                        "renumbered",
                        (request, server) -> server.apply(new FakeRequest(
                                request.method(),
                                request.url(),
                                request.headers(),
                                ByteString.encodeUtf8(
                                        request.bodyText().replaceFirst("\"lineNumber\":\\d+", "\"lineNumber\":77")))))
                .on(creates()));

        OutcomeUnknownException unknown = unknown(() -> create(draft()));

        assertThat(unknown).hasMessageContaining("the server answered with line 77");
        assertThat(bench.bookings()).isOne();
        assertThat(bench.requests("POST")).hasSize(1);
    }

    @Test
    void anotherEntityIsNotWhatWasReadOrChanged() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(WrongAnswers.anotherId().on(gets()).times(1));

        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> bench.journal.get(payment.id()))
                .withMessageContaining("the id that was asked for");

        bench.fake.addFault(WrongAnswers.anotherId().on(patches()).times(1));
        CustomerPayment changed = bench.journal.update(
                payment, CustomerPaymentPatch.builder().comment("new").build());
        assertThat(changed.id()).isEqualTo(payment.id());
        assertThat(changed.comment()).isEqualTo("new");
    }

    @Test
    void anUpdateAnsweredWithoutContentIsReadBack() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(WrongAnswers.noContent().afterCommit().on(patches()).times(1));

        CustomerPayment changed = bench.journal.update(
                payment, CustomerPaymentPatch.builder().comment("new").build());

        assertThat(changed.comment()).isEqualTo("new");
        assertThat(changed.etag()).isNotEqualTo(payment.etag());
        assertThat(bench.requests("PATCH")).hasSize(1);
    }

    @Test
    void anUpdateAnsweredWithoutContentThatWasNotExecutedIsSentAgain() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(WrongAnswers.noContent().on(patches()).times(1));

        CustomerPayment changed = bench.journal.update(
                payment, CustomerPaymentPatch.builder().comment("new").build());

        assertThat(changed.comment()).isEqualTo("new");
        assertThat(bench.requests("PATCH")).hasSize(2);
    }

    @Test
    void anUpdateAnsweredWithoutContentThatCannotBeReadBackIsSettledByItsETag() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(WrongAnswers.noContent().afterCommit().on(patches()).times(1));
        bench.fake.addFault(Faults.answering("403", FakeResponse.refusal(403, "X_Denied", "No."))
                .on(gets())
                .times(1));

        CustomerPayment changed = bench.journal.update(
                payment, CustomerPaymentPatch.builder().comment("new").build());

        assertThat(changed.comment()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":{\"code\":\"X\",\"message\":\"No.\"}}", "{\"status\":\"queued\"}", ""})
    void aDeleteThatWasNotExecutedIsSentAgainWhateverASuccessSays(String body) {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(Faults.answering("200", FakeResponse.of(200, "application/json", body))
                .on(deletes())
                .times(1));

        bench.journal.delete(payment);

        assertThat(bench.bookings()).isZero();
        assertThat(bench.requests("DELETE")).hasSize(2);
    }

    @Test
    void aDeleteThatWasExecutedIsGoneIfTheAnswerDoesNotConfirmIt() {
        CustomerPayment payment = bench.journal.create(draft());
        bench.fake.addFault(
                WrongAnswers.okWithoutBody().afterCommit().on(deletes()).times(1));

        assertThat(bench.journal.delete(payment)).isEqualTo(DeleteOutcome.GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":{\"code\":\"X\",\"message\":\"No.\"}}", "{\"status\":\"queued\"}", ""})
    void aPostingIsNotConfirmedByAnyBody(String body) {
        bench.journal.create(draft());
        bench.fake.addFault(Faults.answering("200", FakeResponse.of(200, "application/json", body))
                .on(postings())
                .times(1));

        OutcomeUnknownException unknown = unknown(bench.journal::post);

        assertThat(unknown).hasMessageContaining("3 of the 3 lines");
        assertThat(bench.fake.customerLedgerEntries()).isEmpty();
    }

    @Test
    void aRefusalIsStillARefusal() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() ->
                        create(draft().toBuilder().customerNumber("NOBODY").build()));
    }
}
