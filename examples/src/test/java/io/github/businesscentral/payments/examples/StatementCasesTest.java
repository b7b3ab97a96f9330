package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that once were entered wrongly or not at all: each line, the ledger, and the ledger after another start. */
class StatementCasesTest {
    private static final Path FILES = Path.of("src/test/resources/statements");
    private static final List<String> MONDAY =
            List.of("10000 BR-1500 2026-08-20 -1500.1", "10000 BR-300 2026-08-20 -300");

    @TempDir
    Path directory;

    /**
     * What should be made of a file.
     *
     * @param lines the end of what is said of each line
     * @param ledger customer, reference, date and amount of what is posted
     */
    private record Case(String file, int status, List<String> lines, List<String> ledger) {}

    private static Named<Case> of(String file, int status, List<String> lines, List<String> ledger) {
        return named(file, new Case(file, status, lines, ledger));
    }

    private static Stream<Named<Case>> cases() {
        return Stream.of(
                of(
                        "downloaded-monday.xml",
                        0,
                        List.of(
                                "300.00 EUR  103033   entered; leaves 450.25 to pay",
                                "1500.10 EUR  103032   entered; pays it in full"),
                        MONDAY),
                of(
                        "downloaded-tuesday.xml",
                        0,
                        List.of(
                                "300.00 EUR  103033   entered; leaves 450.25 to pay",
                                "1500.10 EUR  103032   entered; pays it in full"),
                        MONDAY),
                of(
                        "marked-as-duplicate.xml",
                        0,
                        List.of(
                                "300.00 EUR  103033   entered; leaves 450.25 to pay",
                                "1500.10 EUR  103032   entered; pays it in full"),
                        MONDAY),
                of("two-documents.xml", 0, bothInFull(), bothPosted()),
                of("two-documents-with-declarations.xml", 0, bothInFull(), bothPosted()),
                of("two-bodies.xml", 0, bothInFull(), bothPosted()),
                of(
                        "reversal-written-as-1.xml",
                        1,
                        List.of(
                                "NOT ENTERED it reverses another booking: check that one",
                                "NOT ENTERED it reverses another booking: check that one"),
                        List.of()),
                of(
                        "direction-missing-or-unknown.xml",
                        1,
                        List.of(
                                "the statement does not say whether the money came in or went out (no CdtDbtInd)",
                                "the statement does not say whether the money came in or went out: CdtDbtInd is \"D\""),
                        List.of()),
                of(
                        "returned-payment.xml",
                        1,
                        List.of(
                                "it is a returned payment (AC04): check the outgoing payment",
                                "-64.50 EUR           NOT ENTERED it is a returned payment (UPDD): check the outgoing"
                                        + " payment"),
                        List.of()),
                of(
                        "one-detail-of-a-batch.xml",
                        1,
                        List.of("the entry of 1000.00 has 4 payments, and the file shows 1 of them"),
                        List.of()),
                of("batch-with-charges.xml", 1, List.of(partsDiffer(), partsDiffer()), List.of()),
                of(
                        "charges-taken-off.xml",
                        0,
                        List.of("1497.60 EUR  103032   entered; leaves 2.50 to pay Note: of 1500.10 EUR that were sent,"
                                + " 1497.60 reached the account"),
                        List.of("10000 BR1 2026-08-20 -1497.6")),
                of(
                        "no-bank-reference.xml",
                        0,
                        bothInFull(),
                        List.of("10000 E2E-1 2026-08-20 -1500.1", "30000 E2E-2 2026-08-20 -64.5")),
                of(
                        "entry-numbers-restart.xml",
                        0,
                        List.of(
                                "1500.10 EUR  103032   entered; pays it in full",
                                "64.50 EUR  103035   entered; pays it in full",
                                "2026-08-21  Trey Research       3210.99 EUR  103034   entered; pays it in full"),
                        List.of(
                                "10000 S1/1 2026-08-20 -1500.1",
                                "20000 S2/1 2026-08-21 -3210.99",
                                "30000 S1/2 2026-08-20 -64.5")),
                of(
                        "invoice-number-forms.xml",
                        0,
                        List.of(
                                "103032   entered; pays it in full",
                                "103035   entered; pays it in full",
                                "103034   entered; pays it in full",
                                "103036   entered; pays it in full",
                                "103038   entered; pays it in full",
                                "103039   entered; pays it in full",
                                "103040   entered; pays it in full"),
                        List.of(
                                "10000 BR1 2026-08-20 -1500.1",
                                "10000 BR5 2026-08-20 -430",
                                "20000 BR3 2026-08-20 -3210.99",
                                "20000 BR6 2026-08-20 -250",
                                "30000 BR2 2026-08-20 -64.5",
                                "30000 BR7 2026-08-20 -120",
                                "50000 BR4 2026-08-20 -1200")),
                of(
                        "amount-and-date-forms.xml",
                        1,
                        List.of(
                                "2026-08-20  Adatum Corporation  1500.10 EUR  103032   entered; pays it in full",
                                "2026-08-20  School of Fine Art     0.50 EUR  103035   entered; leaves 64.00 to pay",
                                "2026-08-20  School of Fine Art    64.50 EUR  103035   NOT ENTERED only 64.00 is left to pay on"
                                        + " the invoice",
                                "2026-08-20  Trey Research       3210.99 EUR  103034   entered; pays it in full",
                                "2026-08-20  Relecloud           1200.00 EUR  103036   entered; pays it in full",
                                "2026-08-20  Relecloud             88.00 EUR  103037   entered; pays it in full",
                                "2026-08-20  Adatum Corporation   430.00 EUR  103038   entered; pays it in full"),
                        List.of(
                                "10000 BR1 2026-08-20 -1500.1",
                                "10000 BR7 2026-08-20 -430",
                                "20000 BR4 2026-08-20 -3210.99",
                                "30000 BR2 2026-08-20 -0.5",
                                "50000 BR5 2026-08-20 -1200",
                                "50000 BR6 2026-08-20 -88")),
                of("compressed.xml.gz", 0, List.of("103032   entered; pays it in full"), adatum()),
                of("compressed.zip", 0, List.of("103032   entered; pays it in full"), adatum()),
                of(
                        "note-over-lines.csv",
                        1,
                        List.of(
                                "NOT ENTERED broken line: a cell of it has a line that looks like a row (\"2026-08-20,BR2,Adatum"
                                        + " Corporation,1500.10,EUR,Invoice 103032\"): look whether a quotation mark is missing"),
                        List.of()),
                of(
                        "name-that-looks-like-a-row.xml",
                        1,
                        List.of(
                                "1.00 EUR  103034   NOT ENTERED the invoice is Trey Research's, and there is no customer"
                                        + " \"Proseware Inc. 2 2026-08-20 Trey Resear…\""),
                        List.of()),
                of(
                        "name-with-escape.csv",
                        1,
                        List.of(
                                "1.00 EUR  103034   NOT ENTERED the invoice is Trey Research's, and there is no customer"
                                        + " \"[2K [1AEvil\""),
                        List.of()));
    }

    private static List<String> bothInFull() {
        return List.of(
                "Adatum Corporation  1500.10 EUR  103032   entered; pays it in full",
                "School of Fine Art    64.50 EUR  103035   entered; pays it in full");
    }

    private static List<String> bothPosted() {
        return List.of("10000 BR1 2026-08-20 -1500.1", "30000 BR2 2026-08-20 -64.5");
    }

    private static List<String> adatum() {
        return List.of("10000 BR1 2026-08-20 -1500.1");
    }

    private static String partsDiffer() {
        return "NOT ENTERED the payments of the entry add up to 1564.60, and 1562.10 reached the account: the bank took off"
                + " charges of 2.50, so enter the payments by hand";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachLineIsRightAndAnotherStartPostsNothing(Case statement) {
        Bank bank = new Bank(directory);
        Path file = bank.resource("statements/" + statement.file());

        Bank.Start first = bank.post(file);
        List<String> ledger = bank.ledger();
        bank.writes();
        Bank.Start second = bank.post(file);

        IntStream.range(0, statement.lines().size())
                .forEach(i ->
                        assertThat(first.line(i + 1)).endsWith(statement.lines().get(i)));
        assertThat(first.output()).contains(" of " + statement.lines().size() + " lines are entered");
        assertThat(first.output().chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        assertThat(first.output().lines()).allMatch(line -> line.length() <= 100);
        assertThat(first.status()).isEqualTo(statement.status());
        assertThat(ledger).isEqualTo(statement.ledger());
        assertThat(second.status()).isEqualTo(statement.status());
        assertThat(bank.ledger()).isEqualTo(ledger);
        assertThat(bank.writes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void enteredFirstAndPostedLaterIsTheSame(Case statement) {
        Bank bank = new Bank(directory);
        Path file = bank.resource("statements/" + statement.file());

        Bank.Start dry = bank.dryRun(file);
        List<String> writes = bank.writes();
        bank.enter(file);
        int entered = bank.lines().size();
        bank.enter(file);
        int again = bank.lines().size();
        Bank.Start posted = bank.post(file);

        assertThat(writes).isEmpty();
        assertThat(dry.status()).isEqualTo(statement.status());
        assertThat(again).isEqualTo(entered);
        assertThat(bank.lines()).isEmpty();
        assertThat(bank.ledger()).isEqualTo(statement.ledger());
        assertThat(posted.status()).isEqualTo(statement.status());
    }

    @Test
    void otherDownloadsOfTheSameBookingsPostNothing() {
        Bank bank = new Bank(directory);
        bank.post(bank.resource("statements/downloaded-monday.xml"));
        bank.writes();

        for (String other : List.of("downloaded-tuesday.xml", "marked-as-duplicate.xml")) {
            Bank.Start start = bank.post(bank.resource("statements/" + other));

            assertThat(start.line(1)).endsWith("posted before");
            assertThat(start.line(2)).endsWith("posted before");
            assertThat(start.status()).isZero();
            assertThat(bank.writes()).isEmpty();
        }
        assertThat(bank.ledger()).isEqualTo(MONDAY);
        assertThat(bank.open("103033")).isEqualByComparingTo(new BigDecimal("450.25"));
    }

    @Test
    void severalAccountsAreRefusedUnlessOneIsChosen() {
        Bank bank = new Bank(directory);
        Path file = bank.resource("statements/two-accounts.xml");

        Bank.Start refused = bank.post(file);
        bank.account = Optional.of("DE00 8888 8888 0000 0000 02");
        Bank.Start chosen = bank.post(file);

        assertThat(refused.output())
                .isEqualTo(
                        "Stopped: two-accounts.xml has statements of several accounts: DE00999999990000000001,"
                                + " DE00888888880000000002. Choose one with --account, and its G/L account with --balancing-account.\n");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(chosen.output())
                .startsWith("Bank statement two-accounts.xml: 1 lines of account DE00888888880000000002.\n")
                .contains("1 lines of other accounts are left out.\n");
        assertThat(chosen.line(2)).endsWith("103035   entered; pays it in full");
        assertThat(bank.ledger()).containsExactly("30000 BR2 2026-08-20 -64.5");
    }

    @Test
    void accountIsHeldAgainstTheIbanInTheJournalsName() {
        Bank bank = new Bank(directory);
        bank.nameJournal("Giro DE00 8888 8888 0000 0000 02");

        Bank.Start other = bank.post(bank.resource("statements/downloaded-monday.xml"));
        bank.nameJournal("Giro DE00 9999 9999 0000 0000 01 Bank");
        Bank.Start same = bank.post(bank.resource("statements/downloaded-monday.xml"));

        assertThat(other.output())
                .isEqualTo(
                        "Stopped: downloaded-monday.xml is of account DE00999999990000000001, and journal CASHIN names"
                                + " another one. Choose the account with --account.\n");
        assertThat(same.status()).isZero();
    }

    @Test
    void mt940IsNamed() {
        Bank bank = new Bank(directory);

        Bank.Start start = bank.post(bank.resource("statements/mt940.sta"));

        assertThat(start.output())
                .isEqualTo(
                        "Stopped: mt940.sta is SWIFT MT940, which this does not read. Get the statement as camt.053 or CSV.\n");
        assertThat(start.status()).isEqualTo(2);
    }

    @Test
    void paymentWithANoteOverLinesIsOneRow() {
        Importing importing = new Importing(directory);
        Bank files = new Bank(directory);

        Importing.Start start = importing.post(files.resource("statements/payments-note-over-lines.csv"));
        Importing.Start again = importing.post(files.resource("statements/payments-note-over-lines.csv"));

        assertThat(start.status()).isEqualTo(1);
        assertThat(again.status()).isEqualTo(1);
        assertThat(start.output()).contains("1 lines, 1 of which cannot be read.");
        assertThat(importing.fake.customerLedgerEntries()).isEmpty();
        assertThat(directory.resolve("payments-note-over-lines.csv.refused.csv"))
                .content()
                .contains("A cell has a line that looks like a row");
    }

    @Test
    void everyFileHasACase() throws IOException {
        List<String> elsewhere = List.of("two-accounts.xml", "mt940.sta", "payments-note-over-lines.csv");

        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(cases().map(Named::getName), elsewhere.stream())
                            .toList());
        }
    }
}
