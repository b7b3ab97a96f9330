package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.Company;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another record has the key: which one, and what it differs in. */
class TakenKeysTest {
    private final SettlingBench bench = new SettlingBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static DuplicateKeyException taken(Runnable create) {
        return catchThrowableOfType(DuplicateKeyException.class, create::run);
    }

    /** Cuts the first answer to a create, whose line people then change. */
    private void cutAndChange(Map<String, ?> properties) {
        bench.openedByAnother();
        bench.fake.addFault(Faults.custom("cut and changed", (request, server) -> {
                    UUID id = UUID.fromString(
                            server.apply(request).bodyText().replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1"));
                    bench.fake.changePayment(id, properties);
                    return FakeResponse.brokenConnection();
                })
                .on(creates())
                .times(1));
    }

    @Test
    void thePaymentThatHasTheNumberIsGivenWithItsDifferences() {
        NewCustomerPayment own = draft().toBuilder().lineNumber(42_000).build();
        CustomerPayment there = bench.journal.create(own);

        DuplicateKeyException taken = taken(() -> bench.journal.create(
                own.toBuilder().comment("other").amountReceived(BigDecimal.ONE).build()));

        assertThat(taken.existing(CustomerPayment.class)).contains(there);
        assertThat(taken.existing(Company.class)).isEmpty();
        assertThat(taken.differences()).containsExactlyInAnyOrder("comment", "amount");
        assertThat(taken).hasMessageContaining("existing(…)").hasMessageContaining("amount");
    }

    @Test
    void aNumberThatAHiddenLineHasIsToldWithoutALine() {
        bench.fake.addHiddenLine(bench.fake.journalId(), Map.of("lineNumber", 42_000));

        DuplicateKeyException taken = taken(() ->
                bench.journal.create(draft().toBuilder().lineNumber(42_000).build()));

        assertThat(taken.existing(CustomerPayment.class)).isEmpty();
        assertThat(taken.differences()).isEmpty();
        assertThat(taken).hasMessageContaining("empty line 10000");
    }

    @Test
    void theJournalThatHasTheCodeIsGiven() {
        Journals journals = bench.client.company(bench.fake.companyId()).journals();
        CustomerPaymentJournal there = journals.create(NewCustomerPaymentJournal.builder()
                .code("GIRO")
                .displayName("one")
                .build());

        DuplicateKeyException taken = taken(() -> journals.create(NewCustomerPaymentJournal.builder()
                .code("giro")
                .displayName("two")
                .build()));

        assertThat(taken.existing(CustomerPaymentJournal.class)).contains(there);
        assertThat(taken.differences()).containsExactly("displayName");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anAmountThatTheServerHasRoundedIsRecognized(int places) {
        cutAndChange(Map.of("amount", new BigDecimal("-1500.257").setScale(places, RoundingMode.HALF_UP)));
        NewCustomerPayment payment =
                draft().toBuilder().amountReceived(new BigDecimal("1500.257")).build();

        assertThat(bench.journal.calls().create(payment).executeForResponse().createOutcome())
                .contains(CreateOutcome.FOUND_AFTER_RETRY);

        assertThat(bench.bookings()).isOne();
    }

    @Test
    void anotherAmountIsNotTakenForRounded() {
        cutAndChange(Map.of("amount", new BigDecimal("-1500.40")));

        assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> bench.journal.create(draft())))
                .hasMessageContaining("is another payment");
    }

    @Test
    void aRoundedAmountUnderANumberOfTheCallersIsADifference() {
        NewCustomerPayment own = draft().toBuilder().lineNumber(42_000).build();
        CustomerPayment there = bench.journal.create(own);
        bench.fake.changePayment(there.id(), Map.of("amount", new BigDecimal("-1500")));

        assertThat(taken(() -> bench.journal.create(own)).differences()).containsExactly("amount");
    }
}
