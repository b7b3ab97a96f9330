package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 34, 39 and 52: errors of writes, before and after the commit. */
class ErrorsOfWritesTest extends StandInTest {
    private static final String PAYMENT = "{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-10}";

    private Answer postJournal() {
        return post(company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post", "");
    }

    @Test
    void rule34ALockTimeoutStoresNothing() {
        Answer line = created(PAYMENT);
        fake.addFault(Faults.lockTimeout());

        Answer refused = post(payments(), PAYMENT);

        refused.isRefused(409, "Internal_ServerError");
        assertThat(refused.json().toString())
                .contains(
                        "We can't save your changes right now, because a record in table 'Gen. Journal Line' is being"
                                + " updated in a transaction done by another session.\r\n\r\nYou'll have to wait until the other"
                                + " transaction has completed, which may take a while. Please try again later. CorrelationId: ");
        patch(payment(line.get("id")), "{\"amount\":-1}", "If-Match", line.etag())
                .isRefused(409, "Internal_ServerError");
        delete(payment(line.get("id"))).isRefused(409, "Internal_ServerError");
        postJournal().isRefused(409, "Internal_ServerError");
        assertThat(get(payments()).is(200).values()).hasSize(1);
        assertThat(fake.customerLedgerEntries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 408, 409})
    void rule39AnErrorAfterTheCommitLeavesEverythingBooked(int status) {
        created(PAYMENT);
        fake.addFault(Faults.errorAfterPosting(status));

        postJournal().is(status);

        assertThat(fake.customerLedgerEntries()).hasSize(1);
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule39ARefusalStaysWhatItIs() {
        fake.addFault(Faults.errorAfterPosting(409));

        postJournal().isRefused(400, "Application_DialogException", "There is nothing to post.");
    }

    @Test
    void rule52ALatePostingTakesWhatIsThereThen() {
        VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-08-20T12:00:00Z"));
        rebuild(FakeBusinessCentral.builder(), clock);
        created(PAYMENT);
        fake.addFault(Faults.cutThenCommit(Duration.ofMinutes(16)).on(Requests.postings()));

        assertThat(catchThrowable(this::postJournal)).isNotNull();
        created(PAYMENT);
        clock.advance(Duration.ofMinutes(16));
        get("companies").is(200);

        assertThat(fake.customerLedgerEntries()).hasSize(2);
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }
}
