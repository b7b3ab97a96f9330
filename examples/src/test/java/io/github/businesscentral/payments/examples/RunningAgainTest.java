package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningAgainTest {
    private static final String FULL = "2026-08-20,TX-1,Relecloud,1200,EUR,103036";
    private static final String PART = "2026-08-20,TX-2,Adatum Corporation,300,EUR,103033";
    private static final String LAST = "2026-08-20,TX-3,School of Fine Art,120,EUR,103040";

    private static final Predicate<FakeRequest> LOOK_UPS =
            Requests.gets().and(request -> request.query().contains("lineNumber eq"));

    @TempDir
    Path directory;

    @Test
    void partialPaymentIsNotEnteredAgainAfterPosting() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(PART);
        bank.post(statement);
        List<String> after = bank.state();
        bank.writes();

        Bank.Run again = bank.post(statement);

        assertThat(after).contains("103033 Open 450.25");
        assertThat(again.line(1)).endsWith("posted in an earlier run");
        assertThat(again.status()).isZero();
        assertThat(bank.writes()).isEmpty();
        assertThat(bank.state()).isEqualTo(after);
    }

    @Test
    void enteredFirstAndPostedLater() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART);
        bank.enter(statement);

        Bank.Run posted = bank.post(statement);

        assertThat(posted.line(1)).endsWith("in the journal since an earlier run");
        assertThat(posted.lastLine()).startsWith("The journal is posted");
        assertThat(bank.fake.customerLedgerEntries()).hasSize(2);
    }

    @Test
    void lineWhoseTroubleIsOverIsEnteredAfterTheOthersWerePosted() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, "2026-08-20,TX-2,Proseware Inc.,70,EUR,103050");
        bank.post(statement);

        UUID proseware = bank.fake.addCustomer("60000", "Proseware Inc.");
        bank.fake.addPostedInvoice("103050", proseware, LocalDate.of(2026, 8, 1), amount("70"), amount("70"));
        Bank.Run again = bank.post(statement);

        assertThat(again.line(1)).endsWith("posted in an earlier run");
        assertThat(again.line(2)).endsWith("entered; pays it in full");
        assertThat(again.status()).isZero();
        assertThat(bank.fake.customerLedgerEntries()).hasSize(2);
    }

    @Test
    void whatIsInTheJournalCountsAsPaidInTheNextRun() {
        Bank bank = new Bank(directory);
        String rest = "2026-08-21,TX-9,Adatum Corporation,700,EUR,103033";
        Path statement = bank.statement(PART, rest);
        bank.enter(statement);

        assertThat(bank.enter(statement).line(2)).endsWith("only 450.25 is left to pay on the invoice");
    }

    @Test
    void callThatFailsForGoodStopsNothingElseAndIsFoundInTheNextRun() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART, LAST);
        ScriptedFault fault = Faults.cutAfterCommit()
                .on(Requests.posts().and(Requests.saying("TX-2")).or(LOOK_UPS));
        bank.fake.addFault(fault);

        Bank.Run first = bank.post(statement);
        bank.fake.removeFault(fault);
        bank.later();
        Bank.Run second = bank.post(statement);

        assertThat(first.line(2)).endsWith("not known whether it was entered: run this again, and it is looked up");
        assertThat(first.line(3)).endsWith("entered; pays it in full");
        assertThat(first.status()).isEqualTo(2);
        assertThat(second.status()).isZero();
        assertThat(bank.fake.customerLedgerEntries())
                .extracting(entry -> entry.get("externalDocumentNumber"))
                .containsExactly("TX-1", "TX-2", "TX-3");
    }

    @Test
    void nothingIsPostedWhileAnAttemptMayStillBeExecuted() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART, LAST);
        ScriptedFault fault = Faults.cutBeforeCommit().on(Requests.posts().and(Requests.saying("TX-2")));
        bank.fake.addFault(fault);
        bank.enter(statement);
        bank.fake.removeFault(fault);

        Bank.Run early = bank.post(statement);
        bank.later();
        Bank.Run late = bank.post(statement);

        assertThat(early.lastLine())
                .startsWith("The journal is not posted: an attempt that was not answered may still be")
                .endsWith("Run this again after 2026-08-23T08:18:00Z.");
        assertThat(early.status()).isEqualTo(2);
        assertThat(late.status()).isZero();
        assertThat(bank.fake.customerLedgerEntries()).hasSize(3);
    }

    @Test
    void serverThatIsAwayIsNotAskedForEveryLine() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART, LAST);
        ScriptedFault fault = Faults.unauthorized().on(Requests.posts().and(Requests.to("customerPayments")));
        bank.fake.addFault(fault);

        Bank.Run first = bank.enter(statement);
        bank.fake.removeFault(fault);
        Bank.Run second = bank.enter(statement);

        assertThat(first.line(1)).contains("NOT ENTERED: not entered: ");
        assertThat(first.line(2)).endsWith("not tried, after what happened above: run this again");
        assertThat(first.status()).isEqualTo(1);
        assertThat(second.status()).isZero();
        assertThat(bank.fake.payments(bank.journal())).hasSize(3);
    }

    @Test
    void journalThatWasPostedMeanwhileIsNotEnteredAgain() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART);
        bank.enter(statement);
        bank.fake.postJournal(bank.journal());
        List<String> after = bank.state();

        Bank.Run again = bank.post(statement);

        assertThat(again.line(1)).endsWith("entered in an earlier run, and posted by somebody since");
        assertThat(again.status()).isZero();
        assertThat(bank.state()).isEqualTo(after);
    }

    @Test
    void lineThatSomebodyDeletedIsNotEnteredAgain() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART);
        bank.enter(statement);
        bank.fake.removePayment((UUID) bank.fake.payments(bank.journal()).get(0).get("id"));

        Bank.Run again = bank.post(statement);

        assertThat(again.line(1)).endsWith("deleted by somebody since: not entered again");
        assertThat(again.line(2)).endsWith("in the journal since an earlier run");
        assertThat(again.status()).isEqualTo(2);
        assertThat(bank.fake.customerLedgerEntries()).hasSize(1);
    }

    @Test
    void lineThatWasSentAndMayHaveBeenPostedIsLeftToPeople() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART);
        ScriptedFault fault = Faults.cutAfterCommit()
                .on(Requests.to("customerPayments").and(Requests.posts().or(LOOK_UPS)));
        bank.fake.addFault(fault);
        bank.enter(statement);
        bank.fake.removeFault(fault);
        bank.fake.postJournal(bank.journal());
        List<String> after = bank.state();

        Bank.Run again = bank.post(statement);

        assertThat(again.line(1)).contains("look for TX-1 in the customer's ledger entries");
        assertThat(again.status()).isEqualTo(1);
        assertThat(bank.state()).isEqualTo(after);
    }

    @Test
    void lineOfSomebodyElseIsNotPosted() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL);
        bank.enter(statement);
        bank.fake.addPayment(
                bank.journal(),
                Map.of("lineNumber", 1_500, "customerNumber", "10000", "appliesToInvoiceNumber", "103038"));

        Bank.Run run = bank.post(statement);

        assertThat(run.lastLine())
                .isEqualTo("The journal is not posted: somebody has added to the journal (line number 1500). Move that"
                        + " elsewhere and run this again, or post the journal in Business Central.");
        assertThat(bank.fake.customerLedgerEntries()).isEmpty();
    }

    @Test
    void journalThatTheServerDoesNotPostStaysAsItIs() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL);
        bank.enter(statement);
        bank.fake.changePayment((UUID) bank.fake.payments(bank.journal()).get(0).get("id"), Map.of("amount", 0));

        Bank.Run run = bank.post(statement);

        assertThat(run.lastLine()).startsWith("The journal is not posted, refused by Business Central: Amount must");
        assertThat(run.status()).isEqualTo(2);
        assertThat(bank.enter(statement).line(1)).endsWith("in the journal since an earlier run");
    }

    @Test
    void postingThatIsNotAnsweredIsLookedAtInTheNextRun() {
        for (ScriptedFault fault : List.of(Faults.cutBeforeCommit(), Faults.cutAfterCommit())) {
            Bank bank = new Bank(directory);
            Path statement = bank.file(fault + ".csv", "date,reference,payer,amount,currency,text\n" + PART + "\n");
            bank.fake.addFault(fault.on(Requests.to("Microsoft.NAV.post")).times(1));

            Bank.Run first = bank.post(statement);
            Bank.Run second = bank.post(statement);

            assertThat(first.lastLine()).contains("not known whether it was posted");
            assertThat(first.status()).isEqualTo(2);
            assertThat(second.status()).isZero();
            assertThat(bank.fake.customerLedgerEntries()).hasSize(1);
        }
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }
}
