package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.posts;
import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.error.Resolution.Answer;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plain creates whose answer is lost: a document number in the journal or in the ledger forbids sending them again. */
class UnansweredCreatesTest {
    private static final NewCustomerPayment PAYMENT =
            SettlingBench.draft().toBuilder().documentNumber("PAY-1").build();

    private final SettlingBench bench = new SettlingBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Commits the first create, does {@code meanwhile} with its line, and loses the answer. */
    private void losesTheAnswer(Consumer<UUID> meanwhile) {
        bench.fake.addFault(Faults.custom("lost", (request, server) -> {
                    server.apply(request);
                    bench.fake.payments(bench.fake.journalId()).stream()
                            .filter(line -> "PAY-1".equals(line.get("documentNumber")))
                            .map(line -> (UUID) line.get("id"))
                            .forEach(meanwhile);
                    return FakeResponse.brokenConnection();
                })
                .on(posts())
                .on(to("/customerPayments"))
                .times(1));
    }

    private void mayNotReadTheLedger() {
        bench.fake.addFault(Faults.answering(
                        "forbidden",
                        FakeResponse.of(
                                403,
                                "application/json",
                                "{\"error\":{\"code\":\"Authorization_Denied\",\"message\":\"TableData 17\"}}"))
                .on(to("/generalLedgerEntries")));
    }

    private long creates() {
        return bench.fake.requests().stream()
                .filter(posts().and(to("/customerPayments")))
                .count();
    }

    @Test
    void aRenumberedLineForbidsSendingAgain() {
        losesTheAnswer(line -> bench.fake.people().changeLineNumber(line, 77));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(PAYMENT));

        assertThat(unknown).hasMessageContaining("line 77 has its document number");
        assertThat(unknown.found(CustomerPayment.class).orElseThrow().lineNumber())
                .isEqualTo(77);
        assertThat(creates()).isEqualTo(1);
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void aLinePostedAloneForbidsSendingAgainAndIsNeverCalledNotBooked() {
        losesTheAnswer(line -> bench.fake.people().postDocument(bench.fake.journalId(), "PAY-1"));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(PAYMENT));

        assertThat(unknown).hasMessageContaining("the ledger has its document number");
        assertThat(creates()).isEqualTo(1);
        assertThat(bench.bookings()).isEqualTo(1);
        bench.time.advance(Duration.ofMinutes(17));
        assertThat(unknown.resolve().answer()).isEqualTo(Answer.STILL_UNKNOWN);
    }

    @Test
    void anEmptyJournalNeedsNoWitnessWhenTheLedgerHasNothing() {
        bench.fake.removePayment(bench.witness);
        bench.fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));

        assertThat(bench.journal.calls().create(PAYMENT).executeForResponse().createOutcome())
                .contains(CreateOutcome.CREATED);

        assertThat(creates()).isEqualTo(2);
        assertThat(bench.bookings()).isEqualTo(1);
    }

    @Test
    void withoutTheLedgerALineThatWasThereBeforeDecidesAndTheMessageSaysSo() {
        mayNotReadTheLedger();
        bench.fake.removePayment(bench.witness);
        bench.fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));

        OutcomeUnknownException unknown = unknown(() -> bench.journal.create(PAYMENT));

        assertThat(unknown).hasMessageContaining("the ledger may not be read");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void whatWasOnceSeenAsBookedStaysBookedAlsoAfterSerialization() throws Exception {
        Fault noReads = Faults.gatewayTimeout().on(request -> request.method().equals("GET"));
        losesTheAnswer(line -> bench.fake.addFault(noReads));
        OutcomeUnknownException unknown = unknown(() ->
                bench.journal.create(PAYMENT.toBuilder().lineNumber(42_000).build()));
        bench.fake.removeFault(noReads);

        Resolution seen = unknown.resolve();
        bench.fake.people().postDocument(bench.fake.journalId(), "PAY-1");

        assertThat(seen.answer()).isEqualTo(Answer.BOOKED);
        assertThat(unknown.resolve().answer()).isEqualTo(Answer.BOOKED);
        assertThat(copy(unknown).resolve().answer()).isEqualTo(Answer.BOOKED);
    }

    private static OutcomeUnknownException copy(OutcomeUnknownException exception) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (OutcomeUnknownException) in.readObject();
        }
    }
}
