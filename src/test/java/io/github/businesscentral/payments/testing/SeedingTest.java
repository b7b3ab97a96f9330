package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeedingTest extends StandInTest {
    @Test
    void idsAreTheSameInEveryRun() {
        FakeBusinessCentral again = FakeBusinessCentral.create();

        assertThat(again.companyId()).isEqualTo(fake.companyId());
        assertThat(again.journalId()).isEqualTo(fake.journalId());
        assertThat(again.addCustomer("60000", "A")).isEqualTo(fake.addCustomer("60000", "B"));
        assertThat(again.addPayment(again.journalId(), Map.of()))
                .isEqualTo(fake.addPayment(fake.journalId(), Map.of()));
    }

    @Test
    void anIdIsNotUsedAgain() {
        UUID first = fake.addCustomer("60000", "A");
        fake.removeCustomer(first);

        assertThat(fake.addCustomer("60000", "A")).isNotEqualTo(first);
    }

    @Test
    void aPaymentsIdFollowsFromItsJournalAndNumber() {
        FakeBusinessCentral other = FakeBusinessCentral.create();
        UUID first = fake.addPayment(fake.journalId(), Map.of("lineNumber", 1));
        UUID second = fake.addPayment(fake.journalId(), Map.of("lineNumber", 2));

        assertThat(other.addPayment(other.journalId(), Map.of("lineNumber", 2))).isEqualTo(second);
        assertThat(other.addPayment(other.journalId(), Map.of("lineNumber", 1))).isEqualTo(first);
        assertThat(other.addPayment(other.addJournal("GIRO"), Map.of("lineNumber", 1)))
                .isNotEqualTo(first);
    }

    @Test
    void aPaymentWithTheNumberOfAnEarlierOneHasAnotherId() {
        UUID first = fake.addPayment(fake.journalId(), Map.of("lineNumber", 1));
        fake.changePayment(first, Map.of("lineNumber", 5));

        UUID second = fake.addPayment(fake.journalId(), Map.of("lineNumber", 1));
        fake.removePayment(second);
        UUID third = fake.addPayment(fake.journalId(), Map.of("lineNumber", 1));

        assertThat(third).isNotEqualTo(first).isNotEqualTo(second);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void storedPaymentsCanBeChangedAndRemoved() {
        UUID id = fake.addPayment(fake.journalId(), Map.of("comment", "a"));

        fake.changePayment(id, Map.of("comment", "b"));

        assertThat(get(payment(id)).get("comment")).isEqualTo("b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.changePayment(id, Map.of("customerNumber", "99999")))
                .withMessageStartingWith("the server would refuse this payment: ");
        fake.removePayment(id);
        get(payment(id)).is(404);
    }

    @Test
    void demoDataCanBeRead() {
        assertThat(get(company() + "customers").is(200).values())
                .extracting(customer -> customer.get("number"))
                .containsExactly("10000", "20000", "30000", "40000", "50000");
        assertThat(get(company() + "salesInvoices?$filter=status eq 'Open'")
                        .is(200)
                        .values())
                .extracting(invoice -> invoice.get("number"))
                .containsExactly("103032", "103033", "103034", "103035");
        assertThat(get(company() + "accounts").is(200).values()).hasSize(3);
        Answer journal = get(company() + "customerPaymentJournals(" + fake.journalId() + ")")
                .is(200);
        assertThat(journal.get("code")).isEqualTo("CASHIN");
        assertThat(journal.get("balancingAccountNumber")).isEqualTo("10100");
        assertThat(journal.get("balancingAccountId"))
                .isEqualTo(id("accounts", "number", "10100").toString());
    }

    @Test
    void demoDataCanBeLeftOut() {
        rebuild(FakeBusinessCentral.builder().withoutDemoData());

        assertThat(get(company() + "customers").is(200).values()).isEmpty();
        assertThat(get(company() + "customerPaymentJournals").is(200).values())
                .extracting(journal -> journal.get("code"))
                .containsExactly("CASHIN");
    }

    @Test
    void whatTheServerCouldNotHoldIsRefused() {
        UUID adatum = customer("10000");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addCustomer("10000", "Again"))
                .withMessage("there is already a customer with the number 10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addCustomer("  ", "Blank"))
                .withMessage("number is blank; a customer needs one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addJournal("ELEVENCHARS"))
                .withMessage("code is 11 characters long; Business Central stores at most 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addPostedInvoice("1", UUID.randomUUID(), BigDecimal.ONE))
                .withMessageStartingWith("there is no customer with the id ");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        fake.addPostedInvoice("1", adatum, LocalDate.EPOCH, BigDecimal.ONE, BigDecimal.valueOf(2)))
                .withMessage("remaining is 2; it must lie between 0 and the invoice's total, 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addDraftInvoice("1", adatum, BigDecimal.valueOf(-1)))
                .withMessage("total is -1; an invoice has none below 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addPayment(fake.journalId(), Map.of("customerNumber", "99999")))
                .withMessageContaining("The \"customerNumber\" does not match to a Customer.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.setBalancingAccount(fake.journalId(), adatum))
                .withMessageStartingWith("there is no account with the id ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeBusinessCentral.builder().pageSize(0))
                .withMessage("pageSize is 0; it must be at least 1");
    }

    @Test
    void codesAreSeededAsTheServerKeepsThem() {
        UUID journal = fake.addJournal(" giro ");

        assertThat(get(company() + "customerPaymentJournals(" + journal + ")").get("code"))
                .isEqualTo("GIRO");
    }

    @Test
    void storedPaymentsCanBeLookedAt() {
        UUID id = fake.addPayment(
                fake.journalId(),
                Map.of("customerNumber", "10000", "amount", -5, "postingDate", LocalDate.of(2026, 3, 1)));

        assertThat(fake.payments(fake.journalId()))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("id", id)
                        .containsEntry("customerNumber", "10000")
                        .containsEntry("amount", BigDecimal.valueOf(-5))
                        .containsEntry("postingDate", LocalDate.of(2026, 3, 1))
                        .doesNotContainKey("balancingAccountNumber"));
    }
}
