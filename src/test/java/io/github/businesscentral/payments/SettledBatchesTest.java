package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.error.ThrottledException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of members when the answer to their batch is lost, or says less than it should. */
class SettledBatchesTest {
    private final List<CallEvent> events = new ArrayList<>();
    private final SettlingBench bench = new SettlingBench(builder -> builder.addListener(events::add));

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

    private void fault(ScriptedFault fault) {
        bench.fake.addFault(fault.on(to("$batch")).times(1));
    }

    /** Carries the batch out, and changes what it answered. */
    private void rewriting(UnaryOperator<String> change) {
        fault(Faults.custom(
                "rewritten",
                (request, server) -> FakeResponse.of(
                        200,
                        "application/json",
                        change.apply(server.apply(request).bodyText()))));
    }

    /** Answers instead of the server, which does nothing. */
    private void answering(String responses) {
        fault(Faults.answering("answer", FakeResponse.of(200, "application/json", responses)));
    }

    private List<Handle<CustomerPayment>> creates(Batch batch, int count) {
        List<Handle<CustomerPayment>> handles = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            handles.add(batch.add(bench.journal.calls().create(draft(i))));
        }
        return handles;
    }

    private List<FakeRequest> envelopes() {
        return bench.fake.requests().stream().filter(to("$batch")).toList();
    }

    private List<FakeRequest> lookUps() {
        return bench.fake.requests().stream()
                .filter(gets().and(request -> request.query().contains("lineNumber")))
                .filter(request -> request.query().contains("filter"))
                .toList();
    }

    private List<Object> documentNumbers() {
        return bench.fake.payments(bench.fake.journalId()).stream()
                .skip(1)
                .map(line -> line.get("documentNumber"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cut-after-commit", "cut-mid-body", "503-after-commit", "408-after-commit", "html-after-commit"})
    void createsThatWereExecutedAreFoundByOneQuery(String fault) {
        fault(Faults.named(fault));
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 100);

        batch.execute().orThrow();

        assertThat(handles)
                .allSatisfy(handle ->
                        assertThat(handle.response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY));
        assertThat(handles.get(41).value().documentNumber()).isEqualTo("PAY-42");
        assertThat(documentNumbers()).hasSize(100).doesNotHaveDuplicates();
        assertThat(envelopes()).hasSize(1);
        assertThat(lookUps()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-before-commit", "503", "504", "html-error"})
    void createsThatWereNotExecutedAreSentAgainWithTheSameNumbers(String fault) {
        fault(Faults.named(fault));
        Batch batch = bench.client.batch();
        creates(batch, 3);

        batch.execute().orThrow();

        assertThat(envelopes())
                .hasSize(2)
                .extracting(FakeRequest::bodyText)
                .containsOnly(envelopes().get(0).bodyText());
        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2", "PAY-3");
    }

    @Test
    void onlyWhatIsMissingIsSentAgain() {
        // The connection breaks after the server has carried out the first two.
        fault(Faults.custom("half", (request, server) -> {
            String body = request.bodyText();
            String half = body.substring(0, body.indexOf(",{\"id\":\"3\"")) + "]}";
            server.apply(
                    new FakeRequest(request.method(), request.url(), request.headers(), ByteString.encodeUtf8(half)));
            return FakeResponse.brokenConnection();
        }));
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 4);

        batch.execute().orThrow();

        assertThat(handles)
                .extracting(handle -> handle.response().createOutcome().orElseThrow())
                .containsExactly(
                        CreateOutcome.FOUND_AFTER_RETRY,
                        CreateOutcome.FOUND_AFTER_RETRY,
                        CreateOutcome.CREATED,
                        CreateOutcome.CREATED);
        assertThat(handles.get(2).response().lateCommitPossibleUntil()).isPresent();
        assertThat(handles.get(0).response().lateCommitPossibleUntil()).isEmpty();
        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2", "PAY-3", "PAY-4");
    }

    @Test
    void aLateCommitOfALostBatchBooksNothingTwice() {
        fault(Faults.cutThenCommit(Duration.ofMinutes(5)));
        Batch batch = bench.client.batch();
        creates(batch, 5);
        batch.execute().orThrow();

        bench.time.advance(Duration.ofMinutes(6));
        bench.fake.commitOutstanding();

        assertThat(documentNumbers()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void journalPostedMeanwhileLeavesCreatesUnknown() {
        fault(Faults.custom("posted", (request, server) -> {
            server.apply(request);
            bench.fake.postJournal(bench.fake.journalId());
            return FakeResponse.brokenConnection();
        }));
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 3);

        batch.execute();

        assertThat(handles).extracting(Handle::status).containsOnly(Status.UNKNOWN);
        assertThat(handles.get(0).failure().orElseThrow()).hasMessageContaining("the ledger has its document number");
        assertThat(bench.fake.payments(bench.fake.journalId())).isEmpty();
        assertThat(envelopes()).hasSize(1);
        assertThat(events)
                .filteredOn(event -> event.type() == CallEvent.Type.CALL_ENDED)
                .last()
                .satisfies(event -> {
                    assertThat(event.outcome()).contains(CallEvent.Outcome.UNKNOWN);
                    assertThat(event.reason()).contains("3 of 3 members");
                });
    }

    @Test
    void anUnknownMemberCanBeResolvedLater() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.cutBeforeCommit().on(to("$batch")));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> lost = batch.add(bench.journal.calls().create(draft(1)));
        batch.execute();
        OutcomeUnknownException unknown =
                (OutcomeUnknownException) lost.failure().orElseThrow();

        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        bench.time.advance(Duration.ofMinutes(17));
        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.NOT_BOOKED);
        assertThat(envelopes()).as("as many tries as the policy allows").hasSize(3);
    }

    @Test
    void givenNumbersThatAreTakenByEqualPaymentsAreLookedUpTogether() {
        for (int run = 1; run <= 2; run++) {
            Batch batch = bench.client.batch().continueOnError();
            for (int i = 1; i <= 50; i++) {
                batch.add(bench.journal
                        .calls()
                        .create(draft(i).toBuilder().lineNumber(20_000 + i).build()));
            }
            CreateOutcome expected = run == 1 ? CreateOutcome.CREATED : CreateOutcome.ALREADY_EXISTED;
            assertThat(batch.execute().orThrow().members())
                    .allSatisfy(member ->
                            assertThat(member.response().createOutcome()).contains(expected));
        }

        assertThat(lookUps()).hasSize(1);
        assertThat(documentNumbers()).hasSize(50);
    }

    @Test
    void numbersFarApartAreLookedUpApart() {
        fault(Faults.cutAfterCommit());
        Batch batch = bench.client.batch();
        for (int number : new int[] {20_001, 20_002, 5_000_000}) {
            batch.add(bench.journal
                    .calls()
                    .create(draft(number).toBuilder().lineNumber(number).build()));
        }

        batch.execute().orThrow();

        assertThat(lookUps()).hasSize(2);
    }

    @Test
    void lostUpdatesAreSettledByAGetEach() {
        CustomerPayment first = bench.journal.get(bench.witness);
        CustomerPayment second = bench.journal.get(
                bench.fake.addPayment(bench.fake.journalId(), Map.of("customerNumber", "10000", "amount", -2)));
        bench.fake.clearRequests();
        fault(Faults.cutAfterCommit());
        Batch batch = bench.client.batch();
        CustomerPaymentPatch patch =
                CustomerPaymentPatch.builder().comment("ours").build();
        Handle<CustomerPayment> one = batch.add(bench.journal.calls().update(first, patch));
        Handle<CustomerPayment> other = batch.add(bench.journal.calls().update(second, patch));

        batch.execute().orThrow();

        assertThat(one.value().comment()).isEqualTo("ours");
        assertThat(other.value().etag()).isNotEqualTo(second.etag());
        assertThat(envelopes()).hasSize(1);
        assertThat(bench.requests("GET")).hasSize(2);
    }

    @Test
    void aLostUpdateThatSomebodyElseOvertookIsUnknown() {
        CustomerPayment payment = bench.journal.get(bench.witness);
        fault(Faults.custom("overtaken", (request, server) -> {
            server.apply(request);
            bench.fake.changePayment(bench.witness, Map.of("comment", "theirs"));
            return FakeResponse.brokenConnection();
        }));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> updated = batch.add(bench.journal
                .calls()
                .update(payment, CustomerPaymentPatch.builder().comment("ours").build()));

        batch.execute();

        assertThat(updated.status()).isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-after-commit", "cut-before-commit"})
    void lostDeletesAreGoneOrDeleted(String fault) {
        CustomerPayment payment = bench.journal.get(bench.witness);
        fault(Faults.named(fault));
        Batch batch = bench.client.batch();
        Handle<DeleteOutcome> deleted = batch.add(bench.journal.calls().delete(payment));

        batch.execute().orThrow();

        assertThat(deleted.value())
                .isEqualTo(fault.equals("cut-after-commit") ? DeleteOutcome.GONE : DeleteOutcome.DELETED);
    }

    @Test
    void aLostPostingStaysUnknownAndIsNotSentAgain() {
        fault(Faults.cutBeforeCommit());
        Batch batch = bench.client.batch().continueOnError();
        Handle<CustomerPayment> read = batch.add(bench.journal.calls().get(bench.witness));
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));

        batch.execute();

        assertThat(posted.status()).isEqualTo(Status.UNKNOWN);
        assertThat(read.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(envelopes().get(1).bodyText()).doesNotContain("Microsoft.NAV.post");
    }

    @Test
    void membersThatAreThrottledAreSentAgainAndNoOthers() {
        bench.openedByAnother();

        fault(Faults.custom("throttled", (request, server) -> {
            String body = request.bodyText();
            int second = body.indexOf(",{\"id\":\"2\"");
            String first = body.substring(0, second) + "]}";
            String answer = server.apply(new FakeRequest(
                            request.method(), request.url(), request.headers(), ByteString.encodeUtf8(first)))
                    .bodyText();
            return FakeResponse.of(
                    200,
                    "application/json",
                    answer.substring(0, answer.length() - 2)
                            + ",{\"id\":\"2\",\"status\":429,\"headers\":{\"Retry-After\":\"7\"},\"body\":{}}]}");
        }));
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 3);
        long before = bench.time.nanoTime();

        batch.execute().orThrow();

        assertThat(documentNumbers()).hasSize(4);
        assertThat(handles.get(2).value().documentNumber()).isEqualTo("PAY-3");
        assertThat(Duration.ofNanos(bench.time.nanoTime() - before)).isEqualTo(Duration.ofSeconds(7));
        assertThat(envelopes()).hasSize(2);
        assertThat(envelopes().get(1).bodyText()).doesNotContain("PAY-1").contains("PAY-2", "PAY-3");
    }

    @Test
    void membersThatStayThrottledFail() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.answering(
                        "throttled",
                        FakeResponse.of(
                                200,
                                "application/json",
                                "{\"responses\":[{\"id\":\"1\",\"status\":429,\"headers\":{},\"body\":{}}]}"))
                .on(to("$batch")));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> created = batch.add(bench.journal.calls().create(draft(1)));

        batch.execute();

        assertThat(created.status()).isEqualTo(Status.FAILED);
        assertThat(created.failure()).containsInstanceOf(ThrottledException.class);
        assertThat(envelopes()).hasSize(3);
    }

    @Test
    void aMemberThatWasExecutedAndAnswered5xxIsFound() {
        rewriting(body -> body.replaceFirst("\"status\":201", "\"status\":503"));
        Batch batch = bench.client.batch().continueOnError();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(handles.get(0).response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2");
        assertThat(envelopes()).hasSize(1);
    }

    @Test
    void aReadThatStaysUnavailableFails() {
        bench.fake.addFault(Faults.answering(
                        "unavailable",
                        FakeResponse.of(
                                200,
                                "application/json",
                                "{\"responses\":[{\"id\":\"1\",\"status\":503,\"headers\":{},\"body\":{}}]}"))
                .on(to("$batch")));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> read = batch.add(bench.journal.calls().get(bench.witness));

        batch.execute();

        assertThat(read.status()).isEqualTo(Status.FAILED);
        assertThat(read.failure()).containsInstanceOf(UnavailableException.class);
    }

    @Test
    void takenNumbersThatNobodyCouldLookUpAreNotCalledAnothers() {
        Batch first = bench.client.batch();
        Batch again = bench.client.batch().continueOnError();
        List<Handle<CustomerPayment>> handles = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            NewCustomerPayment numbered =
                    draft(i).toBuilder().lineNumber(20_000 + i).build();
            first.add(bench.journal.calls().create(numbered));
            handles.add(again.add(bench.journal.calls().create(numbered)));
        }
        first.execute().orThrow();
        bench.fake.addFault(Faults.silence(Duration.ofMinutes(20))
                .on(request -> request.method().equals("GET") && request.query().contains("filter")));

        again.with(RequestOptions.deadline(Duration.ofSeconds(2))).execute();

        assertThat(handles)
                .allSatisfy(handle -> assertThat(handle.failure()).containsInstanceOf(DeadlineExceededException.class));
    }

    @Test
    void anInterceptorThatSendsABatchTwiceBooksNothingTwice() {
        try (SettlingBench twice = new SettlingBench(builder -> builder.retryInterceptor(chain -> {
            CallContext call = CallContext.of(chain);
            try {
                return chain.proceed(chain.request());
            } catch (IOException e) {
                return chain.proceed(call.renew(chain.request()).orElseThrow());
            }
        }))) {
            twice.openedByAnother();
            twice.fake.addFault(Faults.cutAfterCommit().on(to("$batch")).times(1));
            Batch batch = twice.client.batch().continueOnError();
            Handle<CustomerPayment> one = batch.add(twice.journal.calls().create(draft(1)));
            Handle<CustomerPayment> other = batch.add(twice.journal.calls().create(draft(2)));

            batch.execute().orThrow();

            assertThat(List.of(one, other))
                    .allSatisfy(handle ->
                            assertThat(handle.response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY));
            assertThat(twice.fake.payments(twice.fake.journalId())).hasSize(4);
        }
    }

    @Test
    void aPostingBehindACreateThatMayComeLateIsNotSent() {
        bench.openedByAnother();
        answering("{\"responses\":[{\"id\":\"1\",\"status\":503,\"headers\":{},\"body\":{}}]}");
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> created = batch.add(bench.journal.calls().create(draft(1)));
        batch.add(bench.journal.calls().get(bench.witness));
        Batch other = bench.client.batch();

        batch.execute().orThrow();
        Handle<PostOutcome> posted = other.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));
        other.execute();

        assertThat(created.response().lateCommitPossibleUntil()).isPresent();
        assertThat(posted.status()).isEqualTo(Status.NOT_EXECUTED);
        assertThat(posted.failure().orElseThrow()).hasMessageContaining("could book its payment a second time");
        assertThat(bench.fake.payments(bench.fake.journalId())).hasSize(3);
    }

    @Test
    void anUpdateThatWasNotExecutedIsSentAgainWhateverTheValuesAre() {
        bench.openedByAnother();
        CustomerPayment line = bench.journal.get(bench.witness);
        CustomerPaymentPatch same =
                CustomerPaymentPatch.builder().amount(line.amount()).build();
        fault(Faults.cutBeforeCommit());
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> updated = batch.add(bench.journal.calls().update(line, same));

        batch.execute().orThrow();

        assertThat(envelopes()).hasSize(2);
        assertThat(updated.response().attempts()).isGreaterThan(1);
    }

    @Test
    void aLookUpThatBringsALineWithoutItsNumberLeavesTheMembersUnknown() {
        bench.openedByAnother();
        fault(Faults.cutAfterCommit());
        bench.fake.addFault(Faults.answering(
                        "unnumbered",
                        FakeResponse.of(
                                200, "application/json", "{\"value\":[{\"id\":\"" + UUID.randomUUID() + "\"}]}"))
                .on(gets())
                .on(request -> !envelopes().isEmpty())
                .times(1));
        Batch batch = bench.client.batch();
        creates(batch, 2);

        BatchResult result = batch.execute();

        assertThat(result.count(Status.UNKNOWN)).isEqualTo(2);
        assertThat(documentNumbers()).contains("PAY-1", "PAY-2").doesNotHaveDuplicates();
    }

    @Test
    void pagesThatDoNotGoOnLeaveTheMembersUnknown() {
        bench.openedByAnother();
        fault(Faults.cutAfterCommit());
        bench.fake.addFault(Faults.answering(
                        "circle",
                        FakeResponse.of(
                                200,
                                "application/json",
                                "{\"value\":[],\"@odata.nextLink\":\"" + bench.root + "/companies\"}"))
                .on(gets())
                .on(request -> !envelopes().isEmpty()));
        Batch batch = bench.client.batch();
        creates(batch, 2);

        BatchResult result = batch.execute();

        assertThat(result.count(Status.UNKNOWN)).isEqualTo(2);
        assertThat(result.members().get(0).failure().orElseThrow()).hasMessageContaining("pages do not advance");
    }

    @Test
    void aMemberWhoseDraftFailsStopsOnlyThoseBehindIt() {
        bench.openedByAnother();
        answering("{\"responses\":[{\"id\":\"1\",\"status\":429,\"headers\":{},\"body\":{}}]}");
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> before = batch.add(bench.journal.calls().create(draft(1)));
        Handle<CustomerPayment> missing = batch.add(bench.journal
                .calls()
                .update(UUID.randomUUID(), now -> CustomerPaymentPatch.builder().build()));
        Handle<CustomerPayment> behind = batch.add(bench.journal.calls().create(draft(2)));

        batch.execute();

        assertThat(before.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(missing.failure()).containsInstanceOf(NotFoundException.class);
        assertThat(behind.status()).isEqualTo(Status.NOT_EXECUTED);
    }

    @Test
    void theWorstOfAllFailuresIsThrown() {
        answering("{\"responses\":[{\"id\":\"1\",\"status\":400,\"headers\":{},\"body\":{}},"
                + "{\"id\":\"2\",\"status\":503,\"headers\":{},\"body\":{}}]}");
        Batch batch = bench.client.batch().continueOnError();
        batch.add(bench.journal.calls().create(draft(1)));
        batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));

        BatchResult result = batch.execute();

        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(result::orThrow);
        assertThat(result.failure()).isEmpty();
    }

    // What an answer may look like.

    @Test
    void answersAreMatchedByIdWhateverTheirOrder() {
        rewriting(body -> {
            String inner = body.substring("{\"responses\":[".length(), body.length() - 2);
            int second = inner.indexOf("{\"id\":\"2\"");
            return "{\"responses\":[" + inner.substring(second) + "," + inner.substring(0, second - 1) + "]}";
        });
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(handles)
                .extracting(handle -> handle.value().documentNumber())
                .containsExactly("PAY-1", "PAY-2");
    }

    @Test
    void answersWithoutAnyIdsAreMatchedByPosition() {
        rewriting(body -> body.replaceAll("\"id\":\"[12]\"", "\"id\":null"));
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(handles)
                .extracting(handle -> handle.value().documentNumber())
                .containsExactly("PAY-1", "PAY-2");
    }

    /** None of these says reliably what became of whom, so all is looked up, and all is found. */
    @ParameterizedTest
    @ValueSource(
            strings = {"extra", "repeated", "some null", "foreign", "no json", "no responses", "no status", "empty"})
    void anAnswerThatIsNotToThisBatchIsNotBelieved(String kind) {
        rewriting(body -> switch (kind) {
            case "extra" -> body.replace("]}", ",{\"id\":\"3\",\"status\":201,\"headers\":{},\"body\":{}}]}");
            case "repeated" -> body.replace("\"id\":\"2\"", "\"id\":\"1\"");
            case "some null" -> body.replace("\"id\":\"2\"", "\"id\":null");
            case "foreign" -> body.replace("\"id\":\"2\"", "\"id\":\"r2\"");
            case "no json" -> "the answer is in the mail";
            case "no responses" -> "{\"value\":[]}";
            case "no status" -> body.replace("\"status\":201,", "");
            default -> "{\"responses\":[]}";
        });
        Batch batch = bench.client.batch().continueOnError();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(handles)
                .allSatisfy(handle ->
                        assertThat(handle.response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY));
        assertThat(documentNumbers()).containsExactly("PAY-1", "PAY-2");
        assertThat(envelopes()).hasSize(1);
    }

    @Test
    void fewerAnswersWithoutIdsThanMembersAreNotBelievedWhereTheServerGoesOn() {
        rewriting(body -> body.replaceAll("\"id\":\"[12]\"", "\"id\":null")
                .replaceFirst("\\{\"id\":null.*?\\}\\},(?=\\{\"id\")", ""));
        Batch batch = bench.client.batch().continueOnError();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(handles)
                .extracting(handle -> handle.value().documentNumber())
                .containsExactly("PAY-1", "PAY-2");
    }

    @Test
    void aMemberThatTheAnswerLeavesOutIsLookedUp() {
        rewriting(body -> body.substring(0, body.indexOf(",{\"id\":\"2\"")) + "]}");
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(handles.get(0).response().createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(handles.get(1).response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
    }

    @Test
    void aReadThatTheAnswerLeavesOutForGoodSaysSo() {
        bench.fake.addFault(Faults.answering("empty", FakeResponse.of(200, "application/json", "{\"responses\":[]}"))
                .on(to("$batch")));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> read = batch.add(bench.journal.calls().get(bench.witness));

        batch.execute();

        assertThat(read.failure()).containsInstanceOf(DecodingException.class);
        assertThat(read.failure().orElseThrow()).hasMessageContaining("no entry for member 1");
    }

    @Test
    void aRefusalAfterALostAttemptIsUnknownAndWhatFollowsTooIfItWasSent() {
        bench.openedByAnother();
        UUID customer = bench.fake.addCustomer("BLOCKED-LATER", "To be blocked");
        fault(Faults.custom("blocked", (request, server) -> {
            bench.fake.removeCustomer(customer);
            return FakeResponse.brokenConnection();
        }));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> refused = batch.add(bench.journal
                .calls()
                .create(draft(1).toBuilder().customerNumber("BLOCKED-LATER").build()));
        Handle<CustomerPayment> behind = batch.add(bench.journal.calls().create(draft(2)));

        batch.execute();

        assertThat(refused.status()).isEqualTo(Status.UNKNOWN);
        assertThat(refused.failure().orElseThrow()).hasCauseInstanceOf(InvalidRequestException.class);
        assertThat(behind.status()).as("it may come late").isEqualTo(Status.UNKNOWN);
    }

    @Test
    void nothingWaitsForABatchThatWillNotBeSentAgain() {
        try (SettlingBench without =
                new SettlingBench(builder -> builder.retryInterceptor(chain -> chain.proceed(chain.request())))) {
            without.fake.addFault(Faults.tooManyRequests(Duration.ofSeconds(30)).on(to("$batch")));
            Instant before = without.time.now();
            Batch batch = without.client.batch();
            batch.add(without.journal.calls().create(draft(1)));

            BatchResult result = batch.execute();

            assertThat(result.failure()).containsInstanceOf(ThrottledException.class);
            assertThat(without.time.now()).isEqualTo(before);
        }
    }

    @Test
    void whatAnInterceptorThrowsHidesNoMemberThatWasSent() {
        try (SettlingBench throwing = new SettlingBench(builder -> builder.addAttemptInterceptor(chain -> {
            Response response = chain.proceed(chain.request());
            if (chain.request().url().encodedPath().endsWith("$batch")) {
                response.close();
                throw new IllegalStateException("broken interceptor");
            }
            return response;
        }))) {
            Batch batch = throwing.client.batch();
            Handle<CustomerPayment> created = batch.add(throwing.journal.calls().create(draft(1)));

            assertThatIllegalStateException().isThrownBy(batch::execute);

            assertThat(created.status()).isEqualTo(Status.UNKNOWN);
        }
    }

    @Test
    void aMemberThatIsLeftOutBeforeOneThatWasAnsweredIsLookedUp() {
        bench.openedByAnother();
        rewriting(answer -> answer.replaceAll("(?s)\\{\"id\":\"2\".*?(\\{\"id\":\"3\")", "$1")
                .replaceFirst("\"status\":201", "\"status\":429"));
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 3);

        batch.execute();

        assertThat(lookUps()).isNotEmpty();
        assertThat(handles.get(1).response().createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(documentNumbers()).containsOnlyOnce("PAY-2", "PAY-3");
    }

    @Test
    void openMembersAreLookedUpBeforeEachFurtherAttempt() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.tooManyRequests().on(to("$batch")).times(1));
        fault(Faults.cutBeforeCommit());
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(envelopes()).hasSize(3);
        assertThat(lookUps()).hasSize(2);
        assertThat(handles.get(1).response().createOutcome()).contains(CreateOutcome.CREATED);
    }

    @Test
    void aMemberThatTravelsWithAnOpenOneIsSentAgainWhenBothAreTurnedAway() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.tooManyRequests().on(to("$batch")).times(1));
        answering("{\"responses\":[{\"id\":\"1\",\"status\":503,\"headers\":{},\"body\":{}}]}");
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = creates(batch, 2);

        batch.execute().orThrow();

        assertThat(envelopes()).hasSize(3);
        assertThat(handles).extracting(Handle::status).containsOnly(Status.SUCCEEDED);
        assertThat(documentNumbers()).contains("PAY-1", "PAY-2").doesNotHaveDuplicates();
    }

    @Test
    void membersOfABatchThatAnInterceptorHasRepeatedInVainAreLookedUpAndSentAgain() {
        try (SettlingBench repeating =
                new SettlingBench(builder -> builder.retryInterceptor(Payments::repeatedWhenBusy))) {
            repeating.openedByAnother();
            repeating.fake.addFault(Faults.tooManyRequests().on(to("$batch")).times(1));
            repeating.fake.addFault(Faults.unavailable().on(to("$batch")).times(1));
            Batch batch = repeating.client.batch();
            Handle<CustomerPayment> created =
                    batch.add(repeating.journal.calls().create(draft(1)));

            batch.execute().orThrow();

            assertThat(repeating.fake.requests().stream().filter(to("$batch"))).hasSize(3);
            assertThat(created.response().lateCommitPossibleUntil()).isPresent();
        }
    }
}
