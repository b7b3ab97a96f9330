package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that is started again creates with the line number that it had chosen the first time. */
class StartedAgainTest {
    private static final NewCustomerPayment PAYMENT =
            Payments.draft().toBuilder().lineNumber(500).build();

    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final CustomerPaymentsClient client = Payments.client(HttpUrl.get("http://localhost/api/v2.0/"))
            .addAttemptInterceptor(fake.interceptor())
            .build();
    private final JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());

    @BeforeEach
    void firstRun() {
        journal.create(PAYMENT);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aLineThatCannotBeLookedUpIsNotCalledAnotherPayment() {
        fake.addFault(Faults.gatewayTimeout()
                .on(Requests.gets().and(request -> request.query().contains("filter"))));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> journal.create(PAYMENT))
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(DuplicateKeyException.class));
        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }

    @Test
    void anUnansweredAttemptMayComeLateThoughTheLineOfTheFirstRunIsFound() {
        fake.addFault(Faults.cutThenCommit(3).on(Requests.posts()).times(1));

        ApiResponse<CustomerPayment> again = journal.calls().create(PAYMENT).executeForResponse();
        journal.delete(again.value());
        fake.commitOutstanding();

        assertThat(again.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(again.lateCommitPossibleUntil()).isPresent();
        assertThat(fake.payments(fake.journalId()))
                .as("booked by the late attempt")
                .hasSize(1);
    }
}
