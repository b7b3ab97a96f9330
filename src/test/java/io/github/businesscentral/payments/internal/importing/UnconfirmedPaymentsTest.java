package io.github.businesscentral.payments.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnconfirmedPaymentsTest {
    private static final Unconfirmed PAYMENT = new Unconfirmed(
            ImportedLine.booked(
                    1, NewCustomerPayment.builder().documentNumber("P-1").build(), Outcome.BOOKED_BEFORE, null),
            new RunJournal(
                    new UUID(0, 1),
                    ETag.of("W/\"1\""),
                    Mark.open("ABCDEFGHIJKLM", 1, 1, 1, "ABCDEFGH"),
                    Instant.EPOCH));

    private final UnconfirmedPayments unconfirmed = new UnconfirmedPayments(0);

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            unconfirmed.add(PAYMENT);
        }
    }

    /** However slow the checks are: a million hashes must fit beside them in a small heap. */
    @Test
    void paymentsThatAreBeingCheckedCountUntilTheCheckHasEnded() {
        for (int checks = 0; checks < 3; checks++) {
            add(6_500);
            assertThat(unconfirmed.isEnoughToCheck()).isTrue();
            assertThat(unconfirmed.isFull()).isFalse();
            assertThat(unconfirmed.startCheck(0)).hasSize(6_500);
        }
        add(500);

        assertThat(unconfirmed.isFull()).isTrue();
        assertThat(unconfirmed.mayCheck()).as("a fourth check at a time").isFalse();

        unconfirmed.checkEnded(6_500);
        assertThat(unconfirmed.isFull()).isFalse();
        assertThat(unconfirmed.mayCheck()).isTrue();
    }

    @Test
    void theReadsOfUpToFiftyMarksFitBesideEntries() {
        for (int journal = 0; journal < 50; journal++) {
            unconfirmed.add(new Unconfirmed(PAYMENT.line(), journal(journal)));
        }
        assertThat(unconfirmed.fitBesideEntries()).isTrue();

        unconfirmed.add(new Unconfirmed(PAYMENT.line(), journal(50)));
        assertThat(unconfirmed.fitBesideEntries()).isFalse();
    }

    private static RunJournal journal(int number) {
        return new RunJournal(
                new UUID(1, number), PAYMENT.journal().etag(), PAYMENT.journal().mark(), Instant.EPOCH);
    }
}
