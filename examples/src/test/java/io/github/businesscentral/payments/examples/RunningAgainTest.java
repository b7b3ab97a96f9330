package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started again after something has changed or gone wrong. */
class RunningAgainTest {
    private static final String FULL = "2026-08-20,TX-1,Relecloud,1200,EUR,103036";
    private static final String PART = "2026-08-20,TX-2,Adatum Corporation,300,EUR,103033";

    @TempDir
    Path directory;

    @Test
    void partialPaymentIsNotEnteredAgainAfterPosting() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(PART);
        bank.post(statement);
        bank.writes();

        Bank.Start again = bank.post(statement);

        assertThat(again.line(1)).endsWith("posted before");
        assertThat(again.status()).isZero();
        assertThat(bank.writes()).isEmpty();
        assertThat(bank.open("103033")).isEqualByComparingTo("450.25");
    }

    @Test
    void fileThatASpreadsheetHasSavedAgainHasTheSameBookings() {
        Bank bank = new Bank(directory);
        bank.post(bank.statement(FULL, PART));
        bank.writes();

        Bank.Start again = bank.post(bank.file(
                "saved again.csv",
                "\uFEFFDate,Reference,Payer,Amount,Currency,Text,\r\n"
                        + "2026-08-20,TX-2,Adatum Corporation,300.0,EUR,103033,\r\n"
                        + "2026-08-20,TX-1,Relecloud,1200.00,EUR,\"103036\",\r\n,,,,,,\r\n"));

        assertThat(again.line(1)).endsWith("posted before");
        assertThat(again.line(2)).endsWith("posted before");
        assertThat(bank.writes()).isEmpty();
    }

    @Test
    void overlappingFileEntersOnlyWhatIsNew() {
        Bank bank = new Bank(directory);
        String one = CamtFile.booking("2026-08-20", "BR1", "300.00", "Adatum Corporation", "103033");
        String two = CamtFile.booking("2026-08-20", "BR2", "64.50", "School of Fine Art", "103035");
        bank.post(bank.file("day.xml", CamtFile.of("M1", "S1", List.of(one))));

        Bank.Start week = bank.post(bank.file("week.xml", CamtFile.of("M2", "S2", List.of(two, one))));

        assertThat(week.line(1)).endsWith("entered; pays it in full");
        assertThat(week.line(2)).endsWith("posted before");
        assertThat(bank.ledger()).containsExactly("10000 BR1 2026-08-20 -300", "30000 BR2 2026-08-20 -64.5");
    }

    @Test
    void csvAndCamtOfOneAccountHaveTheSameBookings() {
        Bank bank = new Bank(directory);
        bank.account = Optional.of("DE00999999990000000001");
        bank.post(bank.statement(PART));
        bank.writes();

        Bank.Start again = bank.post(bank.file(
                "same.xml",
                CamtFile.of(
                        "M1",
                        "S1",
                        List.of(CamtFile.booking("2026-08-20", "TX-2", "300.00", "Adatum Corporation", "103033")))));

        assertThat(again.line(1)).endsWith("posted before");
        assertThat(bank.writes()).isEmpty();
    }

    @Test
    void referenceWithAnotherAmountInTheLedgerIsLeft() {
        Bank bank = new Bank(directory);
        bank.post(bank.statement(PART));
        bank.writes();

        Bank.Start more = bank.post(bank.statement("2026-08-20,TX-2,Adatum Corporation,200,EUR,103033"));
        Bank.Start less = bank.post(bank.statement("2026-08-20,TX-2,Adatum Corporation,400,EUR,103033"));
        Bank.Start other = bank.post(bank.statement("2026-08-21,TX-2,Adatum Corporation,300,EUR,103033"));

        assertThat(more.line(1)).contains("NOT ENTERED its reference is there already with 300.00: look for BS");
        assertThat(less.line(1)).contains("NOT ENTERED a part of it is entered (BS");
        assertThat(other.line(1)).contains("NOT ENTERED the ledger has its reference on another date");
        assertThat(bank.ledger()).containsExactly("10000 TX-2 2026-08-20 -300");
    }

    @Test
    void lineWhoseTroubleIsOverIsEnteredAfterTheOthersWerePosted() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, "2026-08-20,TX-2,Proseware Inc.,70,EUR,103050");
        bank.post(statement);

        UUID proseware = bank.fake.addCustomer("60000", "Proseware Inc.");
        bank.fake.addPostedInvoice(
                "103050", proseware, LocalDate.of(2026, 8, 1), new BigDecimal("70"), new BigDecimal("70"));
        Bank.Start again = bank.post(statement);

        assertThat(again.line(1)).endsWith("posted before");
        assertThat(again.line(2)).endsWith("entered; pays it in full");
        assertThat(again.status()).isZero();
        assertThat(bank.ledger()).hasSize(2);
    }

    @Test
    void lineInTheRunStaysThoughItsInvoiceIsPaidByOthersMeanwhile() {
        Bank bank = new Bank(directory);
        bank.enter(bank.statement(FULL));

        Bank.Start again = bank.enter(bank.statement(FULL, "2026-08-20,TX-9,Relecloud,1200,EUR,103036"));

        assertThat(again.line(1)).endsWith("103036   entered before");
        assertThat(again.line(2))
                .contains("NOT ENTERED other payments that are not posted yet pay the invoice already");
        assertThat(bank.lines()).hasSize(1);
    }

    @Test
    void runThatPeoplePostedIsNotEnteredAgain() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART);
        bank.enter(statement);
        bank.runJournals().forEach(bank.fake::postJournal);

        Bank.Start again = bank.post(statement);

        assertThat(again.line(1)).endsWith("posted before");
        assertThat(again.status()).isZero();
        assertThat(bank.ledger()).hasSize(2);
    }

    @Test
    void lineOfSomebodyElseIsNotPosted() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL);
        bank.enter(statement);
        bank.fake.addPayment(
                bank.runJournals().get(0),
                Map.of("lineNumber", 1_500, "customerNumber", "10000", "appliesToInvoiceNumber", "103038"));

        Bank.Start start = bank.post(statement);

        assertThat(start.output())
                .contains("The run \"bank 10100 2026-08-20\" is not posted: ", "0 of 1 runs are posted.");
        assertThat(start.status()).isEqualTo(2);
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void unansweredCreateIsFoundByTheNextStart() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(FULL, PART);
        ScriptedFault lost = Faults.cutAfterCommit().on(Requests.to("$batch"));
        ScriptedFault blind = Faults.unavailable().on(Requests.to("$batch"));
        bank.fake.addFault(lost.times(1));
        bank.fake.addFault(blind);

        Bank.Start first = bank.post(statement);
        bank.fake.removeFault(blind);
        Bank.Start second = bank.post(statement);

        assertThat(first.status()).isEqualTo(2);
        assertThat(first.line(1)).contains("NOT COMPLETE");
        assertThat(second.status()).isZero();
        assertThat(bank.ledger()).containsExactly("10000 TX-2 2026-08-20 -300", "50000 TX-1 2026-08-20 -1200");
    }

    @Test
    void runIsNotPostedBeforeAllItsPaymentsAreEntered() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(IntStream.rangeClosed(1, 120)
                .mapToObj(i -> "2026-08-20,TX-" + i + ",Relecloud,1,EUR,103036")
                .toArray(String[]::new));
        ScriptedFault fault = Faults.unavailable().on(Requests.to("$batch").and(Requests.saying("TX-120")));
        bank.fake.addFault(fault);

        Bank.Start first = bank.post(statement);
        List<String> posted = bank.ledger();
        bank.fake.removeFault(fault);
        Bank.Start second = bank.post(statement);

        assertThat(first.output())
                .contains("The run \"bank 10100 2026-08-20\" is not posted: not all of its payments are entered");
        assertThat(first.status()).isEqualTo(2);
        assertThat(posted).isEmpty();
        assertThat(second.status()).isZero();
        assertThat(bank.ledger()).hasSize(120);
    }

    @Test
    void serverThatCannotBeAskedIsSaidSo() {
        Bank bank = new Bank(directory);
        bank.fake.addFault(Faults.unauthorized());

        Bank.Start start = bank.enter(bank.statement(FULL));

        assertThat(start.output()).startsWith("Stopped: ");
        assertThat(start.output().lines()).hasSize(1);
        assertThat(start.status()).isEqualTo(2);
    }

    @Test
    void runThatPeopleEmptiedWhileItWasSealedIsSaidSo() {
        Bank bank = new Bank(directory);
        bank.enter(bank.statement(FULL, PART));
        bank.withRun("bank 10100 2026-08-20", run -> run.seal());
        bank.lines().forEach(line -> bank.fake.removePayment((UUID) line.get("id")));

        Bank.Start start = bank.post(bank.statement(FULL, PART));

        assertThat(start.line(1)).contains("NOT COMPLETE");
        assertThat(start.output()).contains("The run \"bank 10100 2026-08-20\" is not posted: ");
        assertThat(start.status()).isEqualTo(2);
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void runWhosePostingHasBegunIsCompletedWithPostOnly() {
        Bank bank = new Bank(directory);
        bank.enter(bank.statement(FULL));
        bank.withRun("bank 10100 2026-08-20", run -> run.seal());

        Bank.Start without = bank.enter(bank.statement(FULL, PART));
        Bank.Start with = bank.post(bank.statement(FULL, PART));

        assertThat(without.line(2)).contains("NOT COMPLETE the run is SEALED");
        assertThat(without.status()).isEqualTo(2);
        assertThat(with.line(1)).endsWith("posted before");
        assertThat(with.line(2)).endsWith("entered; leaves 450.25 to pay");
        assertThat(with.status()).isZero();
        assertThat(bank.ledger()).hasSize(2);
    }
}
