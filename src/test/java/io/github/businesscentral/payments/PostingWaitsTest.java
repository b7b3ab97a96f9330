package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Creates and postings of one client in one journal do not overlap: a line that is created during a posting can be lost. */
@Timeout(60)
class PostingWaitsTest {
    private static final Duration LATEST = Duration.ofMinutes(16);

    private final List<String> sentMeanwhile = new ArrayList<>();
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

    /** Starts {@code call} on another thread while the server has the first of these requests, until it waits. */
    private <T> ScriptedFault meanwhile(AtomicReference<OtherThread<T>> other, Callable<T> call) {
        return Faults.custom("meanwhile", (request, server) -> {
            other.set(OtherThread.untilItWaits(call));
            sentMeanwhile.addAll(writes());
            return server.apply(request);
        });
    }

    private List<String> writes() {
        return bench.fake.requests().stream()
                .filter(creates().or(postings()))
                .map(request -> creates().test(request) ? "create" : "post")
                .toList();
    }

    @Test
    void aCreateThatBeginsDuringAPostingIsSentAfterIt() {
        AtomicReference<OtherThread<CustomerPayment>> create = new AtomicReference<>();
        bench.fake.addFault(meanwhile(create, () -> bench.journal.create(draft()))
                .on(postings())
                .times(1));

        assertThat(bench.journal.post()).isEqualTo(PostOutcome.ACCEPTED);

        create.get().result();
        assertThat(sentMeanwhile).containsExactly("post");
        assertThat(writes()).containsExactly("post", "create");
        assertThat(bench.bookings()).isOne();
    }

    @Test
    void aCreateNumberedByTheServerIsSentAfterThePostingToo() {
        AtomicReference<OtherThread<CustomerPayment>> create = new AtomicReference<>();
        bench.fake.addFault(meanwhile(create, () -> bench.journal.create(draft(), CreateMode.SERVER_NUMBERED))
                .on(postings())
                .times(1));

        bench.journal.post();

        create.get().result();
        assertThat(sentMeanwhile).containsExactly("post");
        assertThat(writes()).containsExactly("post", "create");
    }

    @Test
    void aCreateWaitsWhileAPostingIsSentAgain() {
        AtomicReference<OtherThread<CustomerPayment>> create = new AtomicReference<>();
        bench.fake.addFault(Faults.tooManyRequests().on(postings()).times(1));
        bench.fake.addFault(meanwhile(create, () -> bench.journal.create(draft()))
                .on(postings())
                .times(1));

        bench.journal.post();

        create.get().result();
        assertThat(writes()).containsExactly("post", "post", "create");
    }

    @Test
    void aPostingThatBeginsDuringACreateIsSentAfterIt() {
        AtomicReference<OtherThread<PostOutcome>> posting = new AtomicReference<>();
        bench.fake.addFault(
                meanwhile(posting, bench.journal::post).on(creates()).times(1));

        bench.journal.create(draft());

        assertThat(posting.get().result()).isEqualTo(PostOutcome.ACCEPTED);
        assertThat(writes()).containsExactly("create", "post");
        assertThat(bench.fake.payments(bench.fake.journalId())).isEmpty();
    }

    @Test
    void aPostingThatHasWaitedForACreateIsNotSentIfThatIsUnknown() {
        AtomicReference<OtherThread<PostOutcome>> posting = new AtomicReference<>();
        bench.fake.addFault(Faults.cutBeforeCommit().on(creates()).times(1));
        bench.fake.addFault(
                meanwhile(posting, bench.journal::post).on(creates()).times(1));

        unknown(() -> bench.journal.create(draft(), CreateMode.SERVER_NUMBERED));

        assertThatExceptionOfType(JournalUnsettledException.class)
                .isThrownBy(() -> posting.get().result());
        assertThat(writes()).containsExactly("create");
        bench.time.advance(LATEST.plusSeconds(1));
        assertThat(bench.journal.post()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void aForcedPostingDoesNotWait() {
        AtomicReference<PostOutcome> posted = new AtomicReference<>();
        bench.fake.addFault(Faults.anotherWriter(request -> posted.set(bench.journal.post(PostMode.REGARDLESS)))
                .on(creates())
                .times(1));

        bench.journal.create(draft());

        assertThat(posted.get()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void aPostingInABatchIsRefusedWhileAnotherCallCreatesLines() {
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> read = batch.add(bench.journal.calls().get(bench.witness));
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));
        bench.fake.addFault(
                Faults.anotherWriter(request -> batch.execute()).on(creates()).times(1));

        bench.journal.create(draft());

        assertThat(read.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(posted.status()).isEqualTo(Status.NOT_EXECUTED);
        assertThat(posted.failure().orElseThrow()).hasCauseInstanceOf(JournalUnsettledException.class);
        assertThat(bench.fake.customerLedgerEntries()).isEmpty();
    }

    @Test
    void aBatchPostsWhatItHasCreated() {
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> created = batch.add(bench.journal.calls().create(draft()));
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));

        batch.execute();

        assertThat(created.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(posted.response().value()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void aCreateWaitsForAPostingNoLongerThanItsDeadline() {
        AtomicReference<OtherThread<CustomerPayment>> create = new AtomicReference<>();
        RequestOptions brief = RequestOptions.deadline(Duration.ofSeconds(20));
        bench.fake.addFault(Faults.custom("meanwhile", (request, server) -> {
                    create.set(OtherThread.untilItWaits(() ->
                            bench.journal.calls().create(draft()).with(brief).execute()));
                    bench.time.advance(Duration.ofSeconds(21));
                    return server.apply(request);
                })
                .on(postings())
                .times(1));

        bench.journal.post();

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> create.get().result());
        assertThat(writes()).containsExactly("post");
    }

    @Test
    void batchesThatPostWhereTheOtherCreatesDoNotWaitForEachOther() {
        JournalPayments second = bench.client.company(bench.fake.companyId()).journal(bench.fake.addJournal("SECOND"));
        Batch one = bench.client.batch();
        Handle<PostOutcome> postedByOne = one.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));
        Handle<CustomerPayment> createdByOne = one.add(second.calls().create(draft()));
        Batch other = bench.client.batch().continueOnError();
        other.add(second.calls().post(PostMode.REGARDLESS));
        Handle<CustomerPayment> createdByOther = other.add(bench.journal.calls().create(draft()));
        AtomicReference<OtherThread<Object>> running = new AtomicReference<>();
        bench.fake.addFault(meanwhile(running, () -> other.execute())
                .on(gets().and(to(bench.fake.journalId().toString())))
                .times(1));

        one.execute();
        running.get().result();

        assertThat(postedByOne.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(createdByOne.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(createdByOther.status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void createsOfAnotherJournalDoNotWait() {
        AtomicReference<CustomerPayment> created = new AtomicReference<>();
        JournalPayments second = bench.client.company(bench.fake.companyId()).journal(bench.fake.addJournal("SECOND"));
        bench.fake.addFault(Faults.anotherWriter(request -> created.set(second.create(draft())))
                .on(postings())
                .times(1));

        bench.journal.post();

        assertThat(created.get()).isNotNull();
    }
}
