package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import io.github.businesscentral.payments.testing.fault.WrongAnswers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A posting is told by the lines that are still there: neither an error nor a success proves what was posted. */
class PostingOutcomesTest {
    private static final Duration LATEST = Duration.ofMinutes(16);

    private final SettlingBench bench = new SettlingBench();

    @BeforeEach
    void twoLines() {
        bench.openedByAnother();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void onPosting(ScriptedFault fault) {
        bench.fake.addFault(fault.on(postings()).times(1));
    }

    private static ScriptedFault refused() {
        return Faults.answering("400", FakeResponse.refusal(400, "Application_DialogException", "No."));
    }

    private Resolution.Answer answer(OutcomeUnknownException unknown) {
        return unknown.resolve().answer();
    }

    @Test
    void aPostingThatLeavesNoLineIsAccepted() {
        assertThat(bench.journal.post()).isEqualTo(PostOutcome.ACCEPTED);

        assertThat(bench.fake.customerLedgerEntries()).hasSize(2);
    }

    private JournalPayments numbered() {
        UUID id = bench.fake.addJournal("GIRO01");
        bench.fake.setBalancingAccount(id, bench.fake.addAccount("12345", "Giro"));
        bench.fake.addPayment(id, Map.of("documentNumber", "NEW", "customerNumber", "20000", "amount", -1));
        bench.fake.setup().incrementBatchName(true);
        return bench.client.company(bench.fake.companyId()).journal(id);
    }

    @Test
    void aJournalThatItsPostingReplacesByTheNextIsAccepted() {
        assertThat(numbered().post()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void aJournalThatIsGoneAfterAnErrorIsUnknown() {
        JournalPayments journal = numbered();
        bench.fake.addFault(Faults.errorAfterPosting(400).times(1));

        assertThat(unknown(journal::post)).hasMessageContaining("0 of the 1 lines");
    }

    @Test
    void aPostingThatTheJobQueueWillDoLeavesLines() {
        onPosting(WrongAnswers.noContent());

        assertThat(bench.journal.post()).isEqualTo(PostOutcome.LINES_LEFT);
    }

    @Test
    void aLineThatWasAddedMeanwhileIsNotCountedAsLeft() {
        onPosting(Faults.custom("added", (request, server) -> {
            FakeResponse posted = server.apply(request);
            bench.fake.addPayment(bench.fake.journalId(), Map.of("documentNumber", "NEW", "amount", -1));
            return posted;
        }));

        assertThat(bench.journal.post()).isEqualTo(PostOutcome.ACCEPTED);
    }

    @Test
    void aRefusedPostingThatLeavesAllLinesIsRefused() {
        onPosting(refused());

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(bench.journal::post);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 408})
    void aRefusalAfterTheCommitIsUnknown(int status) {
        bench.fake.addFault(Faults.errorAfterPosting(status).times(1));

        OutcomeUnknownException unknown = unknown(bench.journal::post);

        assertThat(unknown).hasMessageContaining("0 of the 2 lines that were in the journal before are still there");
        assertThat(bench.fake.customerLedgerEntries()).hasSize(2);
        bench.time.advance(LATEST.plusSeconds(1));
        assertThat(answer(unknown)).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
    }

    @Test
    void aRefusalWithOneLineGoneTellsHowManyAreLeft() {
        onPosting(Faults.custom("one posted", (request, server) -> {
            bench.fake.removePayment(bench.witness);
            return FakeResponse.refusal(400, "Application_DialogException", "No.");
        }));

        assertThat(unknown(bench.journal::post)).hasMessageContaining("1 of the 2 lines");
    }

    @Test
    void aRefusalIsUnknownIfTheJournalCannotBeRead() {
        onPosting(Faults.custom("then blind", (request, server) -> {
            bench.fake.addFault(Faults.answering("403", FakeResponse.refusal(403, "X_Denied", "No."))
                    .on(gets())
                    .times(1));
            return FakeResponse.refusal(400, "Application_DialogException", "No.");
        }));

        assertThat(unknown(bench.journal::post))
                .hasMessageContaining("could not be read afterwards")
                .hasCauseInstanceOf(PermissionException.class);
    }

    @Test
    void anUnansweredPostingThatWasNotExecutedIsNotBookedOnlyWhenItNoLongerCanBe() {
        onPosting(Faults.cutBeforeCommit());
        OutcomeUnknownException unknown = unknown(bench.journal::post);
        assertThat(unknown).hasMessageContaining("2 of the 2 lines");

        assertThat(answer(unknown)).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        bench.time.advance(LATEST.minusSeconds(1));
        assertThat(answer(unknown)).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(answer(unknown)).isEqualTo(Resolution.Answer.NOT_BOOKED);
    }

    @Test
    void anUnansweredPostingIsNeverNotBookedOnceALineIsGone() {
        onPosting(Faults.cutBeforeCommit());
        OutcomeUnknownException unknown = unknown(bench.journal::post);

        bench.fake.removePayment(bench.witness);
        bench.fake.addPayment(bench.fake.journalId(), Map.of("documentNumber", "OPEN-1", "amount", -1));
        bench.time.advance(LATEST.plusSeconds(1));

        assertThat(answer(unknown)).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
    }

    @Test
    void aPostingThatIsExecutedLateIsNotCalledNotBooked() {
        onPosting(Faults.cutThenCommit(Duration.ofMinutes(15)));
        OutcomeUnknownException unknown = unknown(bench.journal::post);

        bench.time.advance(LATEST.plusSeconds(1));

        assertThat(answer(unknown)).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
        assertThat(bench.fake.customerLedgerEntries()).hasSize(2);
    }

    @Test
    void aPostingInABatchIsToldByTheSameRules() {
        bench.fake.addFaultInBatches(
                Faults.errorAfterPosting(400).on(postings()).times(1));
        Batch batch = bench.client.batch();
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));

        batch.execute();

        assertThat(posted.status()).isEqualTo(Handle.Status.UNKNOWN);
        assertThat(posted.failure().orElseThrow()).hasMessageContaining("0 of the 2 lines");
    }

    @Test
    void linesAreCountedOverAllPages() {
        for (int i = 0; i < 40; i++) {
            bench.journal.create(draft());
        }
        bench.fake.addFault(Faults.custom("small pages", (request, server) -> server.apply(inPagesOfTen(request)))
                .on(gets()));
        bench.fake.addFault(Faults.errorAfterPosting(400).times(1));

        assertThat(unknown(bench.journal::post)).hasMessageContaining("0 of the 42 lines");
    }

    private static FakeRequest inPagesOfTen(FakeRequest request) {
        Headers headers = request.headers()
                .newBuilder()
                .set("Prefer", "odata.maxpagesize=10")
                .build();
        return new FakeRequest(request.method(), request.url(), headers, request.body());
    }
}
