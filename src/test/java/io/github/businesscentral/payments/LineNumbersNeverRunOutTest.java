package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.SettlingBench.sent;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal never runs out of line numbers, whichever number its last line has. */
class LineNumbersNeverRunOutTest {
    private final SettlingBench bench = new SettlingBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private UUID lastLine(int number) {
        return bench.fake.addPayment(
                bench.fake.journalId(), Map.of("lineNumber", number, "externalDocumentNumber", "LAST", "amount", -1));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 99_999, Integer.MAX_VALUE - 100_001})
    void aJournalWithoutRoomBehindItsLastLineTakesPayments(int last) {
        lastLine(last);

        List<CustomerPayment> created = IntStream.range(0, 50)
                .mapToObj(i -> bench.journal.create(draft()))
                .toList();

        assertThat(created).extracting(CustomerPayment::lineNumber).doesNotHaveDuplicates();
        assertThat(bench.bookings()).isEqualTo(50);
    }

    @Test
    void aLostAnswerIsSettledAmongScatteredNumbersToo() {
        lastLine(Integer.MAX_VALUE);
        bench.fake.addFault(Faults.cutAfterCommit().on(creates()).times(1));
        assertThat(bench.journal.calls().create(draft()).executeForResponse().createOutcome())
                .contains(CreateOutcome.FOUND_AFTER_RETRY);
        bench.fake.addFault(Faults.cutBeforeCommit().on(creates()).times(1));
        assertThat(bench.journal.calls().create(draft()).executeForResponse().createOutcome())
                .contains(CreateOutcome.CREATED);

        assertThat(bench.bookings()).isEqualTo(2);
    }

    @Test
    void aScatteredNumberThatIsTakenIsChosenAnew() {
        lastLine(Integer.MAX_VALUE);
        bench.fake.addFault(Faults.anotherWriter(request -> bench.fake.addPayment(
                        bench.fake.journalId(),
                        Map.of(
                                "lineNumber",
                                Integer.valueOf(
                                        sent(List.of(request), "lineNumber").get(0)),
                                "amount",
                                -7)))
                .on(creates())
                .times(1));

        CustomerPayment created = bench.journal.create(draft());

        List<String> numbers = sent(bench.requests("POST"), "lineNumber");
        assertThat(numbers).hasSize(2).doesNotHaveDuplicates();
        assertThat(numbers.get(1)).isEqualTo(String.valueOf(created.lineNumber()));
    }

    @Test
    void aNumberOfTheCallersIsAcceptedInSuchAJournal() {
        lastLine(Integer.MAX_VALUE);
        NewCustomerPayment own = draft().toBuilder().lineNumber(42_000).build();

        assertThat(bench.journal.create(own).lineNumber()).isEqualTo(42_000);

        assertThat(bench.journal.calls().create(own).executeForResponse().createOutcome())
                .contains(CreateOutcome.ALREADY_EXISTED);
        assertThat(bench.bookings()).isOne();
    }

    @Test
    void aBatchFillsSuchAJournalWithNumbersOfBothKinds() {
        lastLine(Integer.MAX_VALUE);
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            NewCustomerPayment.Builder payment = draft().toBuilder();
            if (i % 2 == 0) {
                payment.lineNumber(Integer.MAX_VALUE - 1 - i);
            }
            members.add(batch.add(bench.journal.calls().create(payment.build())));
        }

        batch.execute();

        assertThat(members).extracting(Handle::status).containsOnly(Status.SUCCEEDED);
        assertThat(bench.bookings()).isEqualTo(40);
    }
}
