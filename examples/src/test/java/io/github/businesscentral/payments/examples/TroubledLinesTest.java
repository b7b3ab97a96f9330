package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of line that is left to people, between two that are entered. */
class TroubledLinesTest {
    private static final String GOOD = "2026-08-20,TX-1,Relecloud,1200,EUR,103036";
    private static final String GOOD_TOO = "2026-08-20,TX-3,School of Fine Art,120,EUR,103040";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-08-20,TX-2,Trey Research,999,EUR,S-INV102204 | the invoice is a draft: post it first, and run this again
            2026-08-20,TX-2,Adatum Corporation,500,EUR,103031 | the invoice is paid already
            2026-08-20,TX-2,Adatum Corporation,750.26,EUR,103033 | only 750.25 is left to pay on the invoice
            2026-08-20,TX-2,Relecloud,1,EUR,103036 again | other payments that are not posted yet pay the invoice already
            2026-08-20,TX-2,Adatum Corporation,600,EUR,103033 and 103038 | it names several invoices (103033, 103038), on which 1180.25 is left to pay: divide it by hand
            2026-08-20,TX-2,Adatum Corporation,430,EUR,103031 and 103038 | it names 103038, 103031, and not all of them are open invoices of the payer: divide it by hand
            2026-08-20,TX-2,Adatum Corporation,430,EUR,103038 for 103039 | it names 103038, 103039, and not all of them are open invoices of the payer: divide it by hand
            2026-08-20,TX-2,Adatum Corporation,600,EUR,999999 | there is no invoice 999999
            2026-08-20,TX-2,Adatum Corporation,600,EUR,order 7 of 2025 | there is no invoice with any of the numbers 7, 2025
            2026-08-20,TX-2,Adatum Corporation,600,EUR,many thanks | its text names no invoice
            2026-08-20,TX-2,Adatum Corporation,250,EUR,103039 | the invoice is Trey Research's, and there is another customer "Adatum Corporation"
            2026-08-20,TX-2,Proseware,250,EUR,103039 | the invoice is Trey Research's, and there is no customer "Proseware"
            2026-08-20,TX-2,,250,EUR,103039 | the invoice is Trey Research's, and the bank names no payer
            2026-08-20,TX-2,Alpine Ski House,70,EUR,103041 | You cannot create this type of document when Customer 40000 is blocked with type All
            2026-01-14,TX-2,Trey Research,250,EUR,103039 | it is dated before the invoice, of 2026-01-15
            2026-08-20,TX-2,Trey Research,-250,EUR,103039 | it is an outgoing payment
            2026-08-20,TX-2,Trey Research,0,EUR,103039 | the amount is zero: there is nothing to enter
            2026-08-20,TX-2,Trey Research,250,CHF,103039 | it is in CHF, and the books are in EUR: enter it by hand, with its rate
            2026-08-20,TX-1,Trey Research,250,EUR,103039 | the bank's reference is that of line 1, whose date or amount differs: enter it by hand
            20.8.2026,TX-2,Trey Research,250,EUR,103039 | broken line: its date is "20.8.2026", and should be like 2026-08-20
            2026-08-20,TX-2,Trey Research,250,EURO,103039 | its currency is "EURO", and should be like EUR
            2026-08-20,TX-2,Trey Research,250,EUR | broken line: it has 5 columns instead of 6
            """)
    void isToldAndTheRestIsPosted(String line, String why) {
        Bank bank = new Bank(directory);

        Bank.Start start = bank.post(bank.statement(GOOD, line, GOOD_TOO));

        assertThat(start.line(2)).contains("NOT ENTERED ").contains(why);
        assertThat(start.line(1)).endsWith("entered; pays it in full");
        assertThat(start.line(3)).endsWith("entered; pays it in full");
        assertThat(start.status()).isEqualTo(1);
        assertThat(bank.ledger()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "inv. 103039.",
        "(103039)",
        "#103039",
        "no:103039;thanks",
        "2026-08-20 103039 103039",
        "RE103039",
        "103039EREF+X",
        "103039/2026",
        "103 039",
        "RF08103039",
        "rf08 1030 39",
        "00 00000 00000 00000 00010 30392",
    })
    void numberIsFoundInTheText(String text) {
        Bank bank = new Bank(directory);

        Bank.Start start = bank.enter(bank.statement("2026-08-20,TX-2,TREY-RESEARCH,250,EUR," + text));

        assertThat(start.line(1)).endsWith("103039   entered; pays it in full");
    }

    @ParameterizedTest
    @CsvSource({
        "1030390",
        "7103039",
        "EUR 103039.50",
        "10 3039 1",
        "77 103 039",
        "RF18103039",
        "RF18 1030 39",
        "103 039 5A",
        "000000000000000000001030391",
        "103039103040",
    })
    void numberWithinAnotherIsNotFound(String text) {
        Bank bank = new Bank(directory);

        Bank.Start start = bank.enter(bank.statement("2026-08-20,TX-2,TREY-RESEARCH,250,EUR," + text));

        assertThat(start.line(1)).contains("NOT ENTERED");
        assertThat(bank.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Adatum Corporation                                | ADATUM CORP
            Adatum Corporation                                | Adatum Corp.
            Northwind Traders Limited                         | NORTHWIND TRADERS LTD
            Wide World Importers and Exporters of the North   | WIDE WORLD IMPORTERS AND EXPOR
            Müller & Söhne                                    | MUELLER & SOEHNE
            Müller & Söhne                                    | MULLER SOHNE
            Café Zürich                                       | cafe zuerich
            """)
    void namesAreKnownAsBanksShortenThem(String customer, String payer) {
        assertThat(paid(customer, payer)).endsWith("103050   entered; pays it in full");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Adatum Corporation         | Adatum
            Adatum Corporation         | Adatum Cooperative
            Adatum Corporation         | A. Corporation
            Wide World Importers North | WIDE WORLD
            """)
    void anotherNameIsNoShortening(String customer, String payer) {
        assertThat(paid(customer, payer)).contains("and there is no customer");
    }

    /** The line of a payment by {@code payer} for the invoice of {@code customer}. */
    private String paid(String customer, String payer) {
        Bank bank = new Bank(directory);
        UUID id = bank.fake.addCustomer("60000", customer);
        bank.fake.addPostedInvoice("103050", id, LocalDate.of(2026, 8, 1), new BigDecimal("70"), new BigDecimal("70"));
        return bank.enter(bank.statement("2026-08-20,TX-2," + payer + ",70,EUR,103050"))
                .line(1);
    }

    @Test
    void nameThatFitsTwoCustomersIsLeft() {
        Bank bank = new Bank(directory);
        for (String name : new String[] {"Wide World Importers North", "Wide World Importers South"}) {
            String number = name.endsWith("North") ? "6" : "7";
            UUID id = bank.fake.addCustomer(number, name);
            bank.fake.addPostedInvoice(
                    "10305" + number, id, LocalDate.of(2026, 8, 1), new BigDecimal("70"), new BigDecimal("70"));
        }

        Bank.Start start = bank.enter(bank.statement("2026-08-20,TX-2,WIDE WORLD IMPORTERS,70,EUR,103056"));

        assertThat(start.line(1)).contains("NOT ENTERED");
        assertThat(bank.lines()).isEmpty();
    }

    @Test
    void shortNameThatIsAnotherCustomersOwnIsLeft() {
        Bank bank = new Bank(directory);
        bank.fake.addCustomer("60000", "Adatum Corp");

        Bank.Start start = bank.enter(bank.statement("2026-08-20,TX-2,ADATUM CORP,430,EUR,103038"));

        assertThat(start.line(1)).endsWith("there is another customer \"ADATUM CORP\"");
    }

    @Test
    void severalLinesPayOneInvoiceAsFarAsTheyAddUp() {
        Bank bank = new Bank(directory);

        Bank.Start start = bank.post(bank.statement(
                "2026-08-20,TX-1,Adatum Corporation,700,EUR,103033",
                "2026-08-21,TX-2,Adatum Corporation,50.25,EUR,103033",
                "2026-08-21,TX-3,Adatum Corporation,0.01,EUR,103033"));

        assertThat(start.line(1)).endsWith("entered; leaves 50.25 to pay");
        assertThat(start.line(2)).endsWith("entered; pays it in full");
        assertThat(start.line(3)).contains("NOT ENTERED other payments");
        assertThat(bank.open("103033")).isZero();
    }

    @Test
    void allPartsAreFoundAgain() {
        Bank bank = new Bank(directory);
        Path file = bank.statement("2026-08-20,TX-1,Adatum Corporation,2680.35,EUR,103032 103033 103038");
        bank.post(file);
        bank.writes();

        Bank.Start again = bank.post(file);

        assertThat(again.line(1)).endsWith("posted before");
        assertThat(bank.ledger()).hasSize(3);
        assertThat(bank.writes()).isEmpty();
    }

    @Test
    void partThatIsMissingIsEnteredAgainAsLongAsTheRestFits() {
        Bank bank = new Bank(directory);
        Path file = bank.statement("2026-08-20,TX-1,Adatum Corporation,1930.10,EUR,103032 + 103038");
        bank.enter(file);
        bank.fake.removePayment((UUID) bank.lines().get(0).get("id"));

        Bank.Start again = bank.post(file);

        assertThat(again.line(1)).endsWith("entered; pays them in full");
        assertThat(bank.ledger()).containsExactly("10000 TX-1 2026-08-20 -1500.1", "10000 TX-1 2026-08-20 -430");
    }

    @Test
    void partThatIsPostedAloneIsLeftToPeople() {
        Bank bank = new Bank(directory);
        Path file = bank.statement("2026-08-20,TX-1,Adatum Corporation,1930.10,EUR,103032 + 103038");
        bank.enter(file);
        bank.fake.removePayment((UUID) bank.lines().get(0).get("id"));
        bank.runJournals().forEach(bank.fake::postJournal);

        Bank.Start again = bank.post(file);

        assertThat(again.line(1)).contains("NOT ENTERED a part of it is entered (BS");
        assertThat(bank.ledger()).hasSize(1);
    }

    @Test
    void oneLinePaysSeveralInvoicesInFull() {
        Bank bank = new Bank(directory);
        Path file = bank.statement("2026-08-20,TX-1,Adatum Corporation,1930.10,EUR,103032 + 103038");

        Bank.Start entered = bank.enter(file);
        Bank.Start posted = bank.post(file);
        Bank.Start again = bank.post(file);

        assertThat(entered.line(1)).endsWith("103032+103038  entered; pays them in full");
        assertThat(posted.line(1)).endsWith("103032+103038  entered before");
        assertThat(again.line(1)).endsWith("posted before");
        assertThat(bank.ledger()).containsExactly("10000 TX-1 2026-08-20 -1500.1", "10000 TX-1 2026-08-20 -430");
        assertThat(bank.open("103032")).isZero();
        assertThat(bank.open("103038")).isZero();
    }
}
