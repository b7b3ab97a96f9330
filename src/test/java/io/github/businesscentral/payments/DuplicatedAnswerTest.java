package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A connection on which an answer came twice gives each later request the answer to the one before. */
class DuplicatedAnswerTest {
    private static final String OTHER = Payments.JSON.replace(Payments.ID.toString(), Payments.JOURNAL.toString());

    @Test
    void aConnectionWithAnotherRequestsAnswerIsNotUsedAgain() throws IOException {
        RawServer.Step first = RawServer.respond("200 OK", "", Payments.JSON);
        RawServer.Step twice = connection -> first.answer(connection) && first.answer(connection);
        RawServer.Step other = RawServer.respond("200 OK", "", OTHER);
        try (RawServer server = new RawServer(twice, other, first);
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            JournalPayments journal = Payments.journal(client);
            journal.get(Payments.ID);

            assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> journal.get(Payments.JOURNAL));
            CustomerPayment next = journal.get(Payments.ID);

            assertThat(next.id()).isEqualTo(Payments.ID);
        }
    }
}
