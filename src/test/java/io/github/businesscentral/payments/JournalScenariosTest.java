package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static io.github.businesscentral.payments.testing.fault.Requests.posts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.testing.Choice;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Microsoft's scenarios for journals, through the library and over HTTP ({@code 10.2}), and what can go wrong with them. */
class JournalScenariosTest {
    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
    private final CustomerPaymentsClient client = Payments.client(server.url()).build();
    private final CompanyPayments company = client.company(fake.companyId());
    private final Journals journals = company.journals();
    private final UUID bank = fake.addAccount("2999", "Bank");

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private NewCustomerPaymentJournal draft(String code) {
        return NewCustomerPaymentJournal.builder()
                .code(code)
                .displayName("Bank feed")
                .balancingAccountId(bank)
                .build();
    }

    private JournalPayments payments(CustomerPaymentJournal journal) {
        return company.journal(journal.id());
    }

    private static NewCustomerPayment payment(String amount) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .documentNumber("PAY-1")
                .amountReceived(new BigDecimal(amount))
                .build();
    }

    @Test
    void scenario1AJournalIsMadeAndItsAccountFilled() {
        CustomerPaymentJournal made = journals.create(draft("FEED"));

        assertThat(made.code()).isEqualTo("FEED");
        assertThat(made.displayName()).isEqualTo("Bank feed");
        assertThat(made.balancingAccountId()).contains(bank);
        assertThat(made.balancingAccountNumber()).isEqualTo("2999");
        assertThat(journals.get(made.id())).isEqualTo(made);
    }

    @Test
    void scenario2JournalsAreListedByTheirCodes() {
        journals.create(draft("B-FEED"));
        journals.create(draft("A-FEED"));

        assertThat(journals.list().stream().map(CustomerPaymentJournal::code))
                .containsExactly("A-FEED", "B-FEED", FakeBusinessCentral.DEMO_JOURNAL);
    }

    @Test
    void scenario3AJournalIsRenamedAndChanged() {
        CustomerPaymentJournal made = journals.create(draft("OLD"));
        UUID other = fake.addAccount("2998", "Other bank");

        CustomerPaymentJournal changed = journals.update(
                made,
                CustomerPaymentJournalPatch.builder()
                        .code("NEW")
                        .displayName("Renamed")
                        .balancingAccountId(other)
                        .build());

        assertThat(changed.id()).isEqualTo(made.id());
        assertThat(changed.balancingAccountNumber()).isEqualTo("2998");
        assertThat(journals.list().stream().map(CustomerPaymentJournal::code))
                .contains("NEW")
                .doesNotContain("OLD");
    }

    @Test
    void scenario4AJournalIsDeleted() {
        CustomerPaymentJournal made = journals.create(draft("GONE"));

        journals.delete(made);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> journals.get(made.id()));
    }

    @Test
    void scenario5AJournalIsPosted() {
        CustomerPaymentJournal made = journals.create(draft("POST"));
        payments(made).create(payment("10"));
        payments(made).create(payment("20"));

        assertThat(payments(made).post()).isEqualTo(PostOutcome.ACCEPTED);

        assertThat(fake.customerLedgerEntries()).hasSize(2);
        assertThat(payments(made).list().stream()).isEmpty();
    }

    @Test
    void accountIsTakenOffAndTheNameEmptied() {
        CustomerPaymentJournal made = journals.create(draft("BARE"));

        CustomerPaymentJournal bare = journals.update(
                made.id(),
                now -> CustomerPaymentJournalPatch.builder()
                        .clearBalancingAccount()
                        .clearDisplayName()
                        .build());

        assertThat(bare.balancingAccountId()).isEmpty();
        assertThat(bare.displayName()).isEmpty();
    }

    @Test
    void staleChangeOfAJournalIsRefused() {
        CustomerPaymentJournal made = journals.create(draft("STALE"));
        CustomerPaymentJournalPatch patch =
                CustomerPaymentJournalPatch.builder().displayName("x").build();
        journals.update(made, patch);

        assertThatExceptionOfType(ConcurrentChangeException.class).isThrownBy(() -> journals.update(made, patch));
    }

    @Test
    void unansweredCreateOfAJournalIsFoundByItsCode() {
        fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));

        var response = journals.calls().create(draft("Feed")).executeForResponse();

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(response.value().code()).isEqualTo("FEED");
        assertThat(fake.requests().stream().filter(posts())).hasSize(1);
    }

    @Test
    void unansweredCreateThatWasNotExecutedIsSentAgain() {
        fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));

        var response = journals.calls().create(draft("FEED")).executeForResponse();

        assertThat(response.createOutcome()).contains(CreateOutcome.CREATED);
    }

    @Test
    void lateFirstAttemptKeepsTheSecondOut() {
        fake.addFault(Faults.cutThenCommit(1).on(posts()).times(1));

        var response = journals.calls().create(draft("FEED")).executeForResponse();

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
    }

    @Test
    void equalJournalIsReturnedAndAnotherIsRefused() {
        CustomerPaymentJournal made = journals.create(draft("FEED"));

        var again = journals.createForResponse(draft("feed"));

        assertThat(again.createOutcome()).contains(CreateOutcome.ALREADY_EXISTED);
        assertThat(again.value()).isEqualTo(made);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> journals.create(NewCustomerPaymentJournal.builder()
                        .code("FEED")
                        .displayName("Another")
                        .build()));
    }

    @Test
    void accountThatCannotBalanceIsRefusedByTheServer() {
        fake.denyDirectPosting(bank);

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> journals.create(draft("FEED")));
    }

    @Test
    void journalNeedsACode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPaymentJournal.builder().build())
                .withMessageContaining("code is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPaymentJournal.builder().code("ELEVEN-CHRS"))
                .withMessageContaining("code is 11 characters long");
    }

    @Test
    void emptyJournalIsNotPosted() {
        CustomerPaymentJournal made = journals.create(draft("EMPTY"));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> payments(made).post())
                .withMessageContaining("There is nothing to post");
    }

    @Test
    void unansweredPostingIsNeitherRepeatedNorResolved() {
        CustomerPaymentJournal made = journals.create(draft("POST"));
        payments(made).create(payment("10"));
        fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));

        OutcomeUnknownException unknown = assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> payments(made).post())
                .actual();

        assertThat(fake.customerLedgerEntries()).hasSize(1);
        assertThat(fake.requests().stream().filter(postings())).hasSize(1);
        assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN);
    }

    @Test
    void postingThatWasTurnedAwayIsSentAgain() {
        CustomerPaymentJournal made = journals.create(draft("POST"));
        payments(made).create(payment("10"));
        fake.addFault(Faults.tooManyRequests().on(posts()).times(1));

        assertThat(payments(made).post()).isEqualTo(PostOutcome.ACCEPTED);

        assertThat(fake.customerLedgerEntries()).hasSize(1);
    }

    @Test
    void journalWithAnUnansweredCreateIsPostedOnlyWhenForced() {
        CustomerPaymentJournal made = journals.create(draft("LATE"));
        payments(made).create(payment("10"));
        fake.addFault(Faults.gatewayTimeout().on(posts()).times(1));
        payments(made).create(payment("20").toBuilder().documentNumber("PAY-2").build());

        assertThatExceptionOfType(JournalUnsettledException.class)
                .isThrownBy(() -> payments(made).post())
                .withMessageContaining("may still be executed")
                .withMessageContaining("PostMode.REGARDLESS");
        assertThat(fake.customerLedgerEntries()).isEmpty();

        assertThat(payments(made).post(PostMode.REGARDLESS)).isEqualTo(PostOutcome.ACCEPTED);
        assertThat(fake.customerLedgerEntries()).hasSize(2);
    }

    @Test
    void postedJournalTakesNewPayments() {
        CustomerPaymentJournal made = journals.create(draft("AGAIN"));
        payments(made).create(payment("10"));
        payments(made).post();

        payments(made).create(payment("20"));

        assertThat(payments(made).list().stream()).hasSize(1);
    }

    @Test
    void codeThatAlsoMatchesOthersIsFoundAmongThem() {
        FakeBusinessCentral matching = FakeBusinessCentral.builder()
                .choose(Choice.WILDCARDS_IN_FILTER_VALUES)
                .build();
        try (CustomerPaymentsClient other = Payments.client(server.url())
                .addAttemptInterceptor(matching.interceptor())
                .build()) {
            Journals all = other.company(matching.companyId()).journals();
            NewCustomerPaymentJournal starred =
                    NewCustomerPaymentJournal.builder().code("A*B").build();
            matching.addJournal("A!B");
            all.create(starred);
            matching.addJournal("AXB");

            var again = all.calls().create(starred).executeForResponse();

            assertThat(again.createOutcome()).contains(CreateOutcome.ALREADY_EXISTED);
            assertThat(again.value().code()).isEqualTo("A*B");
        }
    }
}
