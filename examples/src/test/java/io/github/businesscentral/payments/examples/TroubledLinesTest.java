package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of line that is not entered, between two that are. */
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
            2026-08-20,TX-2,Relecloud,1,EUR,103036 again | other lines of this statement pay the invoice already
            2026-08-20,TX-2,Adatum Corporation,600,EUR,103033 and 103038 | it names several invoices (103033, 103038): divide it by hand
            2026-08-20,TX-2,Adatum Corporation,600,EUR,999999 | there is no invoice 999999
            2026-08-20,TX-2,Adatum Corporation,600,EUR,order 7 of 2025 | there is no invoice with any of the numbers 7, 2025
            2026-08-20,TX-2,Adatum Corporation,600,EUR,many thanks | its text names no invoice
            2026-08-20,TX-2,Adatum Corporation,250,EUR,103039 | the invoice is Trey Research's, and there is another customer Adatum Corporation
            2026-08-20,TX-2,Proseware,250,EUR,103039 | the invoice is Trey Research's, and there is no customer Proseware
            2026-08-20,TX-2,,250,EUR,103039 | the invoice is Trey Research's, and the bank names no payer
            2026-08-20,TX-2,Alpine Ski House,70,EUR,103041 | refused by Business Central: You cannot create this type of document when Customer 40000 is blocked with type All
            2026-01-14,TX-2,Trey Research,250,EUR,103039 | it is dated before the invoice, of 2026-01-15
            2026-08-20,TX-2,Trey Research,-250,EUR,103039 | money that went out is no customer's payment
            2026-08-20,TX-2,Trey Research,0,EUR,103039 | the amount is zero: there is nothing to enter
            2026-08-20,TX-2,Trey Research,250,CHF,103039 | it is in CHF, and the books are in EUR: enter it by hand, with its rate
            2026-08-20,tx-1,Trey Research,250,EUR,103039 | the bank's reference is that of line 1
            2026-08-20,,Trey Research,250,EUR,103039 | broken line: it has no reference of the bank, by which a second booking could be told from this
            2026-08-20,A-REFERENCE-OF-MORE-THAN-35-CHARACTERS,Trey Research,250,EUR,103039 | the bank's reference is 38 characters long; Business Central stores 35
            20.8.2026,TX-2,Trey Research,250,EUR,103039 | broken line: its date is "20.8.2026", and should be like 2026-08-20
            2026-08-20,TX-2,Trey Research,"250,00",EUR,103039 | broken line: its amount is "250,00", and should be like 1500.10
            2026-08-20,TX-2,Trey Research,2.5e2,EUR,103039 | broken line: its amount is "2.5e2", and should be like 1500.10
            2026-08-20,TX-2,Trey Research,250,EURO,103039 | broken line: its currency is "EURO", and should be like EUR
            2026-08-20,TX-2,Trey Research,250,EUR | broken line: it has 5 columns instead of 6
            2026-08-20,TX-2,Trey Research,250,EUR,103039,x | broken line: it has 7 columns instead of 6
            2026-08-20,TX-2,"Trey Research,250,EUR,103039 | broken line: a quotation mark is not closed
            """)
    void isToldAndTheRestIsEntered(String line, String why) {
        Bank bank = new Bank(directory);

        Bank.Run run = bank.post(bank.statement(GOOD, line, GOOD_TOO));

        assertThat(run.line(2)).endsWith("NOT ENTERED: " + why);
        assertThat(run.line(1)).endsWith("entered; pays it in full");
        assertThat(run.line(3)).endsWith("entered; pays it in full");
        assertThat(run.status()).isEqualTo(2);
        assertThat(bank.fake.customerLedgerEntries()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "inv. 103039.",
        "(103039)",
        "#103039",
        "no:103039;thanks",
        "2026-08-20 103039 103039",
        "RE: s-inv 103039",
    })
    void numberIsFoundInTheText(String text) {
        Bank bank = new Bank(directory);

        Bank.Run run = bank.enter(bank.statement("2026-08-20,TX-2,TREY-RESEARCH,250,EUR," + text));

        assertThat(run.line(1)).endsWith("103039   entered; pays it in full");
    }
}
