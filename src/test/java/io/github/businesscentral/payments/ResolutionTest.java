package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.deletes;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.patches;
import static io.github.businesscentral.payments.testing.fault.Requests.posts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code resolve()} says, and that it is true. */
class ResolutionTest {
    private static final Duration LATEST_COMMIT = Duration.ofMinutes(16);

    /** A client that tries once, so that outcomes stay unknown. */
    private final SettlingBench bench = new SettlingBench(builder -> builder.retryPolicy(RetryPolicy.none()));

    @AfterEach
    void close() {
        bench.close();
    }

    private OutcomeUnknownException lostCreate() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));
        return unknown(() -> bench.journal.create(draft()));
    }

    @Test
    void executedCreateIsBookedAndThePaymentIsGiven() {
        bench.openedByAnother();
        bench.fake.addFault(
                Faults.cutThenCommit(Duration.ofMinutes(5)).on(posts()).times(1));
        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft()));

        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        bench.fake.commitOutstanding();
        Resolution later = unknown.resolve();

        assertThat(later.answer()).isEqualTo(Resolution.Answer.BOOKED);
        assertThat(later.value(CustomerPayment.class).orElseThrow().externalDocumentNumber())
                .isEqualTo("WIRE-1");
    }

    @Test
    void createThatWasNotExecutedIsNotBookedOnlyWhenItNoLongerCanBe() {
        OutcomeUnknownException unknown = lostCreate();

        assertThat(unknown.lateCommitPossibleUntil()).contains(bench.time.now().plus(LATEST_COMMIT));
        Resolution now = unknown.resolve();
        bench.time.advance(LATEST_COMMIT);
        Resolution onTheLastMoment = unknown.resolve();
        bench.time.advance(Duration.ofNanos(1));
        Resolution later = unknown.resolve();

        assertThat(now.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(now.reason()).contains("may still be executed");
        assertThat(onTheLastMoment.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(later.answer()).isEqualTo(Resolution.Answer.NOT_BOOKED);
        assertThat(bench.bookings()).isZero();
    }

    @Test
    void createIsNeverCalledNotBookedWhenLinesWerePosted() {
        OutcomeUnknownException unknown = lostCreate();
        bench.fake.postJournal(bench.fake.journalId());
        bench.time.advance(LATEST_COMMIT.multipliedBy(2));

        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
    }

    @Test
    void questionHasTheHeadersOfItsCallButNotItsDeadline() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.cutBeforeCommit().on(posts()));
        RequestOptions options = RequestOptions.builder()
                .header("Gateway-Key", "planted-key")
                .deadline(Duration.ofSeconds(1))
                .build();
        OutcomeUnknownException unknown = unknown(
                () -> bench.journal.calls().create(draft()).with(options).execute());
        int before = bench.requests("GET").size();

        bench.fake.addFault(Faults.delay(Duration.ofSeconds(30)).on(gets()).times(1));
        unknown.resolve();

        assertThat(bench.requests("GET").subList(before, bench.requests("GET").size()))
                .hasSizeGreaterThan(1)
                .allSatisfy(get -> assertThat(get.header("Gateway-Key")).isEqualTo("planted-key"));
    }

    @Test
    void serverThatCannotBeAskedLeavesItUnknown() {
        OutcomeUnknownException unknown = lostCreate();
        bench.time.advance(LATEST_COMMIT.multipliedBy(2));
        bench.fake.addFault(Faults.unavailable().on(gets()));

        Resolution resolution = unknown.resolve();

        assertThat(resolution.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(resolution.reason()).contains("the server could not be asked");
    }

    @Test
    void closedClientCannotAsk() {
        OutcomeUnknownException unknown = lostCreate();
        bench.close();

        Resolution resolution = unknown.resolve();

        assertThat(resolution.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(resolution.reason()).contains("The client is closed");
    }

    @Test
    void serializedExceptionHasLostItsClient() throws Exception {
        OutcomeUnknownException unknown = lostCreate();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(unknown);
        }

        OutcomeUnknownException copy = (OutcomeUnknownException)
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(copy.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(copy.lateCommitPossibleUntil()).isEqualTo(unknown.lateCommitPossibleUntil());
        assertThat(copy.call().repeatedBecause()).isEqualTo(unknown.call().repeatedBecause());
    }

    @Test
    void serverNumberedCreateStaysUnknown() {
        bench.fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));
        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(draft(), CreateMode.SERVER_NUMBERED));
        bench.time.advance(LATEST_COMMIT.multipliedBy(2));

        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
    }

    private OutcomeUnknownException lostUpdate(boolean executed) {
        CustomerPayment payment = bench.journal.get(bench.witness);
        bench.fake.addFault((executed ? Faults.cutAfterCommit() : Faults.cutBeforeCommit())
                .on(patches())
                .times(1));
        return unknown(() -> bench.journal.update(
                payment, CustomerPaymentPatch.builder().comment("ours").build()));
    }

    @Test
    void executedUpdateIsBooked() {
        Resolution resolution = lostUpdate(true).resolve();

        assertThat(resolution.answer()).isEqualTo(Resolution.Answer.BOOKED);
        assertThat(resolution.value(CustomerPayment.class).orElseThrow().comment())
                .isEqualTo("ours");
    }

    @Test
    void updateThatWasNotExecutedIsNotBookedOnlyWhenItNoLongerCanBe() {
        OutcomeUnknownException unknown = lostUpdate(false);

        Resolution now = unknown.resolve();
        bench.time.advance(LATEST_COMMIT.plusNanos(1));

        assertThat(now.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.NOT_BOOKED);
    }

    @Test
    void updateOfWhatSomebodyElseChangedStaysUnknown() {
        OutcomeUnknownException unknown = lostUpdate(false);
        bench.fake.changePayment(bench.witness, Map.of("comment", "theirs"));
        bench.time.advance(LATEST_COMMIT.multipliedBy(2));

        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
    }

    private OutcomeUnknownException lostDelete(boolean executed) {
        CustomerPayment payment = bench.journal.get(bench.witness);
        bench.fake.addFault((executed ? Faults.cutAfterCommit() : Faults.cutBeforeCommit())
                .on(deletes())
                .times(1));
        return unknown(() -> bench.journal.calls().delete(payment).execute());
    }

    @Test
    void executedDeleteIsGone() {
        Resolution resolution = lostDelete(true).resolve();

        assertThat(resolution.answer()).isEqualTo(Resolution.Answer.BOOKED);
        assertThat(resolution.value(DeleteOutcome.class)).contains(DeleteOutcome.GONE);
    }

    @Test
    void deleteThatWasNotExecutedIsNotBookedOnlyWhenItNoLongerCanBe() {
        OutcomeUnknownException unknown = lostDelete(false);

        Resolution now = unknown.resolve();
        bench.time.advance(LATEST_COMMIT.plusNanos(1));

        assertThat(now.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.NOT_BOOKED);
    }

    private OutcomeUnknownException lostJournal(boolean executed) {
        bench.fake.addFault((executed ? Faults.cutThenCommit(Duration.ofMinutes(5)) : Faults.cutBeforeCommit())
                .on(posts())
                .times(1));
        return unknown(() -> bench.client
                .company(bench.fake.companyId())
                .journals()
                .create(NewCustomerPaymentJournal.builder()
                        .code("FEED")
                        .displayName("Ours")
                        .build()));
    }

    @Test
    void executedCreateOfAJournalIsBooked() {
        OutcomeUnknownException unknown = lostJournal(true);
        bench.fake.commitOutstanding();

        Resolution resolution = unknown.resolve();

        assertThat(resolution.answer()).isEqualTo(Resolution.Answer.BOOKED);
        assertThat(resolution.value(CustomerPaymentJournal.class).orElseThrow().code())
                .isEqualTo("FEED");
    }

    @Test
    void journalThatWasNotMadeIsNotBookedOnlyWhenItNoLongerCanBe() {
        OutcomeUnknownException unknown = lostJournal(false);

        bench.time.advance(LATEST_COMMIT);
        Resolution onTheLastMoment = unknown.resolve();
        bench.time.advance(Duration.ofNanos(1));

        assertThat(onTheLastMoment.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(onTheLastMoment.reason()).contains("may still be executed");
        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.NOT_BOOKED);
    }

    @Test
    void anotherJournalWithTheCodeLeavesItUnknown() {
        OutcomeUnknownException unknown = lostJournal(false);
        bench.fake.addJournal("FEED");
        bench.time.advance(LATEST_COMMIT.multipliedBy(2));

        Resolution resolution = unknown.resolve();

        assertThat(resolution.answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(resolution.reason()).contains("is there with other values");
    }

    @Test
    void updateAndDeleteMayComeUntilTheLastMomentToo() {
        OutcomeUnknownException update = lostUpdate(false);
        OutcomeUnknownException delete = lostDelete(false);

        bench.time.advance(LATEST_COMMIT);

        assertThat(update.resolve().reason()).contains("still has the version", "may still be executed");
        assertThat(delete.resolve().reason()).contains("it is still there, but an attempt may still be executed");
    }

    @Test
    void journalOfALostCreateIsPostedOnlyWhenTheCreateCanNoLongerCome() {
        lostCreate();

        assertThat(refusedPosting().until()).isEqualTo(bench.time.now().plus(LATEST_COMMIT));
        bench.time.advance(LATEST_COMMIT.minusNanos(1));
        refusedPosting();
        bench.time.advance(Duration.ofNanos(1));

        assertThat(bench.journal.post()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void laterOfTwoLostCreatesCounts() {
        lostCreate();
        bench.time.advance(Duration.ofMinutes(10));
        bench.fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));
        unknown(() -> bench.journal.create(draft()));
        bench.time.advance(Duration.ofMinutes(10));

        assertThat(refusedPosting().until())
                .isEqualTo(bench.time.now().plus(LATEST_COMMIT).minus(Duration.ofMinutes(10)));
    }

    private JournalUnsettledException refusedPosting() {
        return assertThatExceptionOfType(JournalUnsettledException.class)
                .isThrownBy(bench.journal::post)
                .withMessageContaining("PostMode.REGARDLESS")
                .actual();
    }
}
