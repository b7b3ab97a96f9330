package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.sent;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.posts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules by which a create is settled. Each test is a situation in which the rule's absence books twice, loses a payment
 * or claims what is not so; {@code bookings} counts what the server really has.
 */
class ExactlyOnceTest {
    private final SettlingBench bench = new SettlingBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private ApiResponse<CustomerPayment> create(NewCustomerPayment payment) {
        return bench.journal.createForResponse(payment);
    }

    private void fault(ScriptedFault fault) {
        bench.fake.addFault(fault.times(1));
    }

    private void onFirstPost(ScriptedFault fault) {
        fault(fault.on(posts()));
    }

    /** Before the first look-up by number, which follows the first attempt, somebody does this. */
    private void beforeTheLookUp(Runnable action) {
        fault(Faults.anotherWriter(request -> action.run())
                .on(gets())
                .on(request -> request.query().contains("lineNumber")
                        && !bench.requests("POST").isEmpty()));
    }

    @Test
    void numberIsReservedBehindTheLastLineAndCountedUp() {
        CustomerPayment one = bench.journal.create(draft());
        CustomerPayment two =
                bench.journal.create(draft().toBuilder().comment("two").build());

        assertThat(one.lineNumber()).isBetween(10_001, 1_010_000);
        assertThat(two.lineNumber()).isEqualTo(one.lineNumber() + 100);
        assertThat(bench.requests("GET")).as("the last line is read once").hasSize(1);
    }

    @Test
    void clientsOfOneProgramNeverReserveTheSameNumber() {
        CustomerPayment one = bench.journal.create(draft());
        try (CustomerPaymentsClient other = Payments.client(bench.root)
                .addAttemptInterceptor(bench.fake.interceptor())
                .build()) {
            JournalPayments journal = other.company(bench.fake.companyId()).journal(bench.fake.journalId());

            CustomerPayment two = journal.create(draft());

            assertThat(two.lineNumber()).isGreaterThan(one.lineNumber());
        }
        assertThat(bench.requests("POST")).as("none was refused as taken").hasSize(2);
    }

    @Test
    void executedButUnansweredCreateIsFoundAndNotRepeated() {
        onFirstPost(Faults.cutAfterCommit());

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(bench.stored(response.value().id())).containsEntry("externalDocumentNumber", "WIRE-1");
        assertThat(bench.requests("POST")).hasSize(1);
        assertThat(bench.bookings()).isEqualTo(1);
        assertThat(response.lateCommitPossibleUntil())
                .as("what was found is that attempt")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-before-commit", "408", "500", "502", "503", "504", "html-error"})
    void unansweredCreateThatWasNotExecutedIsSentAgainWithItsNumber(String fault) {
        onFirstPost(Faults.named(fault));

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(response.createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(sent(bench.requests("POST"), "lineNumber"))
                .containsExactly(
                        String.valueOf(response.value().lineNumber()),
                        String.valueOf(response.value().lineNumber()));
        assertThat(bench.bookings()).isEqualTo(1);
        assertThat(response.lateCommitPossibleUntil())
                .as("the first attempt may still come")
                .hasValueSatisfying(until -> assertThat(until).isAfter(bench.time.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-mid-body", "html", "wrong-content-type"})
    void successThatCannotBeReadIsLookedUp(String fault) {
        onFirstPost(fault.equals("html") ? Faults.html().afterCommit() : Faults.named(fault));

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void firstAttemptThatIsExecutedAfterAllKeepsTheSecondOut() {
        // Two look-ups, number and witness, find nothing; then the first attempt is executed, and the replay is a
        // duplicate.
        onFirstPost(Faults.cutThenCommit(2));

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(bench.requests("POST")).hasSize(2);
        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void lateFirstAttemptCannotBookBesideTheSecond() {
        onFirstPost(Faults.cutThenCommit(Duration.ofMinutes(15)));

        ApiResponse<CustomerPayment> response = create(draft());
        bench.fake.commitOutstanding();

        assertThat(bench.bookings()).isEqualTo(1);
        assertThat(response.lateCommitPossibleUntil())
                .hasValueSatisfying(until ->
                        assertThat(until).isAfterOrEqualTo(bench.time.now().plus(Duration.ofMinutes(15))));
    }

    @Test
    void journalPostedMeanwhileLeavesTheOutcomeUnknown() {
        onFirstPost(Faults.cutAfterCommit());
        beforeTheLookUp(() -> bench.fake.postJournal(bench.fake.journalId()));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(unknown).hasMessageContaining("lines were posted, deleted or renumbered");
        assertThat(bench.requests("POST")).hasSize(1);
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void witnessThatWasRenumberedIsNoWitness() {
        onFirstPost(Faults.cutAfterCommit());
        beforeTheLookUp(() -> {
            bench.fake.payments(bench.fake.journalId()).stream()
                    .filter(line -> "WIRE-1".equals(line.get("externalDocumentNumber")))
                    .forEach(line -> bench.fake.changePayment((UUID) line.get("id"), Map.of("lineNumber", 77)));
            bench.fake.changePayment(bench.witness, Map.of("lineNumber", 78));
        });

        unknown(() -> bench.journal.create(draft()));

        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void firstPaymentOfAnEmptyJournalIsFoundInTheLedger() {
        bench.fake.removePayment(bench.witness);
        onFirstPost(Faults.cutAfterCommit());
        beforeTheLookUp(() -> bench.fake.postJournal(bench.fake.journalId()));

        OutcomeUnknownException unknown = unknown(() ->
                bench.journal.create(draft().toBuilder().documentNumber("PAY-1").build()));

        assertThat(unknown).hasMessageContaining("the ledger has its document number");
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void confirmedPaymentIsTheWitnessOfTheNextOne() {
        bench.fake.removePayment(bench.witness);
        bench.openedByAnother();
        onFirstPost(Faults.cutBeforeCommit()
                .on(posts().and(request -> request.bodyText().contains("WIRE-1"))));

        create(draft());

        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void witnessThatTheClientItselfDeletedIsReplaced() {
        CustomerPayment first = bench.openedByAnother();
        bench.journal.delete(bench.journal.get(bench.witness));
        onFirstPost(Faults.cutBeforeCommit());

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(response.createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(bench.stored(first.id())).isNotEmpty();
    }

    @Test
    void anotherPaymentInItsPlaceIsShown() {
        onFirstPost(Faults.cutBeforeCommit());
        beforeTheLookUp(() -> bench.fake.addPayment(
                bench.fake.journalId(),
                Map.of(
                        "lineNumber",
                        Integer.valueOf(
                                sent(bench.requests("POST"), "lineNumber").get(0)),
                        "amount",
                        -7)));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(unknown.found(CustomerPayment.class))
                .hasValueSatisfying(other -> assertThat(other.amount()).isEqualByComparingTo("-7"));
        assertThat(bench.bookings()).isZero();
    }

    @Test
    void takenNumberAtTheFirstAttemptLeadsToTheNext() {
        CustomerPayment before = bench.openedByAnother();
        bench.fake.addHiddenLine(bench.fake.journalId(), Map.of("lineNumber", before.lineNumber() + 100));

        CustomerPayment created = bench.journal.create(draft());

        assertThat(created.lineNumber()).isEqualTo(before.lineNumber() + 200);
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void numbersThatAreAlwaysTakenAreGivenUp() {
        CustomerPayment before = bench.openedByAnother();
        for (int i = 1; i <= 10; i++) {
            bench.fake.addHiddenLine(bench.fake.journalId(), Map.of("lineNumber", before.lineNumber() + i * 100));
        }

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> bench.journal.create(draft()));

        assertThat(bench.bookings()).isZero();
        assertThat(bench.requests("GET")).hasSize(1);
        bench.journal.create(draft());
        assertThat(bench.requests("GET")).as("the last line is looked at again").hasSize(2);
    }

    @Test
    void newNumberIsNotTakenWhileAnAttemptIsUnsettled() {
        bench.openedByAnother();
        // Executed later than the replay looks for it, and hidden from the look-up: only "unknown" is true.
        onFirstPost(Faults.cutBeforeCommit());
        fault(Faults.anotherWriter(request -> bench.fake.addHiddenLine(
                        bench.fake.journalId(),
                        Map.of(
                                "lineNumber",
                                Integer.valueOf(sent(bench.requests("POST"), "lineNumber")
                                        .get(1)))))
                .on(posts())
                .on(request -> bench.requests("POST").size() > 2));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(unknown).hasMessageContaining("is there but cannot be seen");
        assertThat(sent(bench.requests("POST"), "lineNumber").stream().distinct())
                .as("numbers, the earlier payment's included")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 412})
    void refusalOfTheReplayIsNoRefusalOfTheFirstAttempt(int status) {
        onFirstPost(Faults.cutThenCommit(Duration.ofMinutes(10)));
        fault(Faults.answering("refusal", refusal(status))
                .on(posts())
                .on(request -> bench.requests("POST").size() > 1));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));
        bench.fake.commitOutstanding();

        assertThat(unknown).hasMessageContaining("a later attempt was refused");
        assertThat(bench.bookings()).as("it was executed after all").isEqualTo(1);
    }

    private static FakeResponse refusal(int status) {
        return FakeResponse.of(
                status,
                "application/json",
                "{\"error\":{\"code\":\"Some_Refusal\",\"message\":\"No.  CorrelationId:  "
                        + "5c4bd2f6-a7a1-4a7f-8d8e-0d6f0d1f9c11.\"}}");
    }

    @Test
    void definiteRefusalOfTheOnlyAttemptIsFinal() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> bench.journal.create(
                        draft().toBuilder().customerNumber("NOBODY").build()));

        assertThat(bench.requests("POST")).hasSize(1);
    }

    @Test
    void lookUpThatIsRefusedLeavesTheOutcomeUnknown() {
        bench.openedByAnother();
        onFirstPost(Faults.cutAfterCommit());
        fault(Faults.answering("403", refusal(403)).on(gets()));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(unknown).hasCauseInstanceOf(PermissionException.class);
        assertThat(unknown).hasMessageContaining("the look-up failed");
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void lookUpIsRepeatedWhileTheServerIsBusy() {
        bench.openedByAnother();
        onFirstPost(Faults.cutAfterCommit());
        bench.fake.addFault(Faults.unavailable().on(gets()).times(2));

        assertThat(create(draft()).createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
    }

    @Test
    void longWaitAfterAnUnansweredAttemptEndsInALookUpNotInAFailure() {
        onFirstPost(Faults.unavailable().withHeader("Retry-After", "86400").afterCommit());

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(response.waited()).isZero();
    }

    @Test
    void noFurtherAttemptIsMadeWhenNoneIsAllowedAndNothingIsFound() {
        try (SettlingBench once = new SettlingBench(builder -> builder.retryPolicy(RetryPolicy.none()))) {
            once.fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));

            OutcomeUnknownException unknown = unknown(() -> once.journal.create(draft()));

            assertThat(unknown).hasMessageContaining("no further attempt is allowed");
            assertThat(unknown.call().givenUpBecause()).hasValue("maxAttempts is 1");
            assertThat(once.requests("POST")).hasSize(1);
        }
    }

    @Test
    void deadlineDuringTheLookUpLeavesTheOutcomeUnknown() {
        bench.openedByAnother();
        onFirstPost(Faults.cutAfterCommit());
        bench.fake.addFault(Faults.unavailable().withHeader("Retry-After", "40").on(gets()));

        OutcomeUnknownException unknown = unknown(() -> bench.journal
                .calls()
                .create(draft())
                .with(RequestOptions.deadline(Duration.ofSeconds(30)))
                .execute());

        assertThat(unknown).hasCauseInstanceOf(UnavailableException.class);
        assertThat(unknown.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    private static SettlingBench withEmptyBudget() {
        SettlingBench poor = new SettlingBench(builder -> builder.retryPolicy(
                RetryPolicy.builder().baseDelay(Duration.ZERO).budget(1).build()));
        poor.openedByAnother();
        poor.fake.addFault(Faults.unavailable().on(gets()).times(2));
        UnavailableException failure = assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> poor.journal.get(poor.witness))
                .actual();
        assertThat(failure.call().givenUpBecause())
                .hasValue("the retry budget is used up: 0 of 5 are left, and a retry costs 5");
        return poor;
    }

    @Test
    void emptyBudgetDoesNotStopLookUps() {
        try (SettlingBench poor = withEmptyBudget()) {
            poor.fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));
            poor.fake.addFault(Faults.unavailable().on(gets()).times(3));

            ApiResponse<CustomerPayment> found =
                    poor.journal.calls().create(draft()).executeForResponse();

            assertThat(found.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        }
    }

    @Test
    void emptyBudgetStopsReplays() {
        try (SettlingBench poor = withEmptyBudget()) {
            poor.fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));

            OutcomeUnknownException unknown = unknown(() -> poor.journal.create(draft()));

            assertThat(unknown.call().givenUpBecause())
                    .hasValueSatisfying(why -> assertThat(why).startsWith("the retry budget is used up"));
        }
    }

    @Test
    void ownNumberFindsThePaymentOfAnEarlierRun() {
        NewCustomerPayment own = draft().toBuilder().lineNumber(4_711).build();

        ApiResponse<CustomerPayment> first = create(own);
        ApiResponse<CustomerPayment> second = create(own);

        assertThat(first.createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(second.createOutcome()).contains(CreateOutcome.ALREADY_EXISTED);
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void ownNumberOfAnotherPaymentIsRefused() {
        bench.journal.create(draft().toBuilder().lineNumber(4_711).build());
        NewCustomerPayment other = draft().toBuilder()
                .lineNumber(4_711)
                .amount(new BigDecimal("-1500.26"))
                .build();

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> bench.journal.create(other));

        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void codesAndRoundingDoNotMakeAPaymentAnother() {
        NewCustomerPayment rough = draft().toBuilder()
                .lineNumber(4_711)
                .documentNumber(" pay-1 ")
                .amount(new BigDecimal("-1500.2549"))
                .build();
        onFirstPost(Faults.cutAfterCommit());

        ApiResponse<CustomerPayment> response = create(rough);

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(response.value().documentNumber()).isEqualTo("PAY-1");
        assertThat(response.value().amount()).isEqualByComparingTo("-1500.25");
    }

    @Test
    void centsMakeAPaymentAnotherAlsoWhereAWholeAmountIsStored() {
        NewCustomerPayment whole = draft().toBuilder()
                .lineNumber(4_711)
                .amount(new BigDecimal("-1500"))
                .build();
        bench.journal.create(whole);
        NewCustomerPayment corrected =
                whole.toBuilder().amount(new BigDecimal("-1500.10")).build();

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> bench.journal.create(corrected));
        assertThat(create(whole).createOutcome()).contains(CreateOutcome.ALREADY_EXISTED);
    }

    @Test
    void lookUpThatBringsALineWithoutItsNumberLeavesTheOutcomeUnknown() {
        bench.openedByAnother();
        onFirstPost(Faults.cutAfterCommit());
        fault(Faults.answering(
                        "unnumbered",
                        FakeResponse.of(
                                200, "application/json", "{\"value\":[{\"id\":\"" + UUID.randomUUID() + "\"}]}"))
                .on(gets())
                .on(request -> !bench.requests("POST").isEmpty()));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(unknown).hasMessageContaining("lineNumber is not in this customerPayment");
        assertThat(bench.bookings()).isEqualTo(1);
        assertThatExceptionOfType(JournalUnsettledException.class).isThrownBy(bench.journal::post);
    }

    @Test
    void journalIsNotPostedWhileACreateIsBeingSettled() {
        bench.openedByAnother();
        onFirstPost(Faults.cutBeforeCommit());
        AtomicReference<OtherThread<PostOutcome>> posting = new AtomicReference<>();
        beforeTheLookUp(() -> posting.set(OtherThread.untilItWaits(bench.journal::post)));

        create(draft());

        assertThatExceptionOfType(JournalUnsettledException.class)
                .isThrownBy(() -> posting.get().result());
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void journalIsPostedAtOnceWhenTheUnansweredCreateWasFound() {
        bench.openedByAnother();
        onFirstPost(Faults.cutAfterCommit());

        create(draft());

        assertThat(bench.journal.post()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void serverNumberedCreateIsNeitherFoundNorRepeated() {
        onFirstPost(Faults.cutAfterCommit());

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft(), CreateMode.SERVER_NUMBERED));

        assertThat(unknown).hasMessageContaining("CreateMode.EXACTLY_ONCE");
        assertThat(bench.requests("POST")).hasSize(1);
        assertThat(bench.requests("GET")).isEmpty();
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void serverNumberedCreateThatWasTurnedAwayIsSentAgain() {
        onFirstPost(Faults.tooManyRequests());

        bench.journal.create(draft(), CreateMode.SERVER_NUMBERED);

        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void numberAndServerNumberedModeContradict() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        bench.journal.create(draft().toBuilder().lineNumber(1).build(), CreateMode.SERVER_NUMBERED))
                .withMessageContaining("lineNumber is set");
    }

    @Test
    void lineWithANegativeNumberIsNoReasonToBeginBelowZero() {
        bench.fake.removePayment(bench.witness);
        bench.fake.addPayment(bench.fake.journalId(), Map.of("lineNumber", -5));

        assertThat(bench.journal.create(draft()).lineNumber()).isPositive();
    }

    @Test
    void reasonsForEachFurtherAttemptAreTold() {
        bench.openedByAnother();
        // The one added last strikes first.
        bench.fake.addFault(Faults.gatewayTimeout().on(posts()).times(1));
        bench.fake.addFault(Faults.tooManyRequests().on(posts()).times(1));

        ApiResponse<CustomerPayment> response = create(draft());

        assertThat(response.call().repeatedBecause()).isEqualTo(List.of("HTTP 429", "HTTP 504"));
        assertThat(response.attempts()).as("three posts, two look-ups").isEqualTo(5);
    }

    @Test
    void failureBeforeAnythingWasSentIsNoQuestion() {
        bench.fake.addFault(
                Faults.unavailable().withHeader("Retry-After", "3600").on(gets()));

        BusinessCentralException failure = assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> bench.journal.create(draft()))
                .actual();

        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(bench.requests("POST")).isEmpty();
    }

    @Test
    void anAttemptThatNeverWentOutIsNotCountedAsOneThatMayComeLate() {
        AtomicBoolean passes = new AtomicBoolean(true);
        try (SettlingBench once = new SettlingBench(builder -> builder.retryInterceptor(chain -> {
            if (chain.request().method().equals("POST") && !passes.get()) {
                throw new IOException("not let through");
            }
            return chain.proceed(chain.request());
        }))) {
            once.openedByAnother();
            once.fake.addFault(Faults.cutThenCommit(2)
                    .on(request -> {
                        passes.set(false);
                        return true;
                    })
                    .on(posts())
                    .times(1));

            ApiResponse<CustomerPayment> response =
                    once.journal.calls().create(draft()).executeForResponse();

            assertThat(once.requests("POST")).hasSize(2);
            assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
            assertThat(response.lateCommitPossibleUntil()).isEmpty();
        }
    }

    @Test
    void anAttemptThatAnInterceptorHasRepeatedOverOurHeadsMayComeLate() {
        try (SettlingBench repeating =
                new SettlingBench(builder -> builder.retryInterceptor(Payments::repeatedWhenBusy))) {
            repeating.openedByAnother();
            repeating.fake.addFault(Faults.unavailable().on(posts()).times(1));

            ApiResponse<CustomerPayment> response =
                    repeating.journal.calls().create(draft()).executeForResponse();

            assertThat(response.createOutcome()).contains(CreateOutcome.CREATED);
            assertThat(response.lateCommitPossibleUntil()).isPresent();
            assertThatExceptionOfType(JournalUnsettledException.class).isThrownBy(repeating.journal::post);
        }
    }

    @Test
    void aWriteOfAnInterruptedThreadIsNotSent() {
        bench.openedByAnother();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> bench.journal.create(draft()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(bench.bookings()).isZero();
    }

    @Test
    void firstCreateOfAClientWithItsOwnNumberIsSentAgainToo() {
        onFirstPost(Faults.cutBeforeCommit());

        ApiResponse<CustomerPayment> response =
                create(draft().toBuilder().lineNumber(20_000).build());

        assertThat(response.createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(bench.bookings()).isEqualTo(1);
    }
}
