package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Postings of one's own among creates that lose their answers: what a posting takes, no late attempt may book again. */
class PostingRacesTest {
    private static final Duration LATEST = Duration.ofMinutes(16);

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

    private void onCreate(ScriptedFault fault) {
        bench.fake.addFault(fault.on(Requests.creates()).times(1));
    }

    private void onPosting(ScriptedFault fault) {
        bench.fake.addFault(fault.on(Requests.postings()).times(1));
    }

    private static ScriptedFault refused() {
        return Faults.answering(
                "refused",
                FakeResponse.of(
                        400,
                        "application/json",
                        "{\"error\":{\"code\":\"Application_DialogException\",\"message\":\"No.\"}}"));
    }

    private ApiResponse<CustomerPayment> create() {
        return bench.journal.calls().create(draft()).executeForResponse();
    }

    private List<FakeRequest> creates() {
        return bench.fake.requests().stream().filter(Requests.creates()).toList();
    }

    @Test
    void aCreateThatIsLostWithThePostingBehindItIsNotSentAgain() {
        bench.fake.addFault(Faults.cutBeforeCommit().on(to("$batch")).times(1));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> created = batch.add(bench.journal.calls().create(draft()));
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));

        batch.execute();

        assertThat(List.of(created.status(), posted.status())).containsOnly(Status.UNKNOWN);
        assertThat(created.failure().orElseThrow()).hasMessageContaining("a posting of the journal");
        assertThat(bench.fake.requests().stream().filter(to("$batch"))).hasSize(1);
        bench.time.advance(LATEST.plusSeconds(1));
        OutcomeUnknownException failure =
                (OutcomeUnknownException) created.failure().orElseThrow();
        assertThat(failure.resolve().answer()).isEqualTo(Resolution.Answer.NOT_BOOKED);
    }

    @Test
    void aLostCreateIsNotSentAgainAsLongAsALostPostingMayComeLate() {
        onPosting(Faults.cutBeforeCommit());
        unknown(bench.journal::post);
        onCreate(Faults.cutBeforeCommit());

        unknown(this::create);

        assertThat(creates()).hasSize(1);
        bench.time.advance(LATEST.plusSeconds(1));
        onCreate(Faults.cutBeforeCommit());
        assertThat(create().createOutcome()).contains(CreateOutcome.CREATED);
    }

    @Test
    void aPostingWaitsForALostCreateWithANumberOfTheServers() {
        onCreate(Faults.cutBeforeCommit());
        unknown(() -> bench.journal.create(draft(), CreateMode.SERVER_NUMBERED));

        assertThatExceptionOfType(JournalUnsettledException.class).isThrownBy(bench.journal::post);

        bench.time.advance(LATEST.plusSeconds(1));
        assertThat(bench.journal.post()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void aRefusedPostingKeepsNoCreateFromBeingSentAgain() {
        onPosting(refused());
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(bench.journal::post);
        onCreate(Faults.cutBeforeCommit());

        assertThat(create().createOutcome()).contains(CreateOutcome.CREATED);
    }

    @Test
    void aPostingThatItsBatchNeverReachedKeepsNoCreateFromBeingSentAgain() {
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> refused = batch.add(bench.journal
                .calls()
                .create(draft().toBuilder().customerNumber("NOBODY").build()));
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));
        batch.execute();
        assertThat(List.of(refused.status(), posted.status())).containsExactly(Status.FAILED, Status.NOT_EXECUTED);
        onCreate(Faults.cutBeforeCommit());

        assertThat(create().createOutcome()).contains(CreateOutcome.CREATED);
    }

    @Test
    void aLostPostingIsRememberedAlsoWhenItsCallIsExecutedAgain() {
        ApiCall<PostOutcome> posting = bench.journal.calls().post(PostMode.ONLY_IF_SETTLED);
        onPosting(Faults.cutBeforeCommit());
        unknown(posting::execute);
        onPosting(refused());
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(posting::execute);
        onCreate(Faults.cutBeforeCommit());

        unknown(this::create);

        assertThat(creates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",{\"id\":\"2\",\"status\":400,\"headers\":{},\"body\":{}}"})
    void aCreateIsSentAgainWhenThePostingBehindItWasNotExecuted(String posting) {
        bench.fake.addFault(Faults.answering(
                        "answer",
                        FakeResponse.of(
                                200,
                                "application/json",
                                "{\"responses\":[{\"id\":\"1\",\"status\":503,\"headers\":{},\"body\":{}}" + posting
                                        + "]}"))
                .on(to("$batch"))
                .times(1));
        Batch batch = bench.client.batch();
        if (!posting.isEmpty()) {
            batch.continueOnError();
        }
        Handle<CustomerPayment> created = batch.add(bench.journal.calls().create(draft()));
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));

        batch.execute();

        assertThat(created.response().createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(posted.status()).isEqualTo(posting.isEmpty() ? Status.NOT_EXECUTED : Status.FAILED);
    }
}
