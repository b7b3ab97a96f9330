package io.github.businesscentral.payments.examples.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements as banks, payment providers and spreadsheets write them in CSV. */
class CsvTest {
    private static final String HEADER = "date,reference,payer,amount,currency,text\n";

    @TempDir
    Path directory;

    @Test
    void columnsMayBeInAnyOrderWithOthersAndAByteOrderMark() throws IOException {
        Booking booking = one(
                "\uFEFFText,Amount,Currency,Payer,Reference,Date,Balance\r\n\r\n"
                        + "\"inv. 103036, thanks\",1200.00,eur,Relecloud,TX-1,2026-08-20,99\r\n",
                CsvFormat.standard());

        assertThat(booking.problem()).isEmpty();
        assertThat(booking.date()).contains(LocalDate.of(2026, 8, 20));
        assertThat(booking.amount()).contains(new BigDecimal("1200.00"));
        assertThat(booking.currency()).isEqualTo("EUR");
        assertThat(booking.reference().text()).isEqualTo("TX-1");
        assertThat(booking.payers()).containsExactly("Relecloud");
        assertThat(booking.texts()).containsExactly("inv. 103036, thanks");
    }

    @Test
    void germanBankNeedsNoEditing() throws IOException {
        CsvFormat format = CsvFormat.standard()
                .withColumns(Map.of(
                        "date", "Buchungstag",
                        "amount", "Betrag",
                        "payer", "Beguenstigter/Zahlungspflichtiger",
                        "text", "Verwendungszweck+Info"))
                .withCurrency("EUR")
                .withDelimiter(';')
                .withDecimal(',')
                .withDates("dd.MM.yyyy")
                .withEncoding(Charset.forName("windows-1252"))
                .withSkippedLines(2);
        String file = "Umsätze\n\nBuchungstag;Betrag;Beguenstigter/Zahlungspflichtiger;Verwendungszweck;Info\n"
                + "20.08.2026;1.500,10;Müller & Söhne;Rechnung 103032;gebucht\n";

        Booking booking = StatementFile.read(
                        Files.write(directory.resolve("bank.csv"), file.getBytes("windows-1252")), format)
                .bookings()
                .get(0);

        assertThat(booking.problem()).isEmpty();
        assertThat(booking.date()).contains(LocalDate.of(2026, 8, 20));
        assertThat(booking.amount()).contains(new BigDecimal("1500.10"));
        assertThat(booking.payers()).containsExactly("Müller & Söhne");
        assertThat(booking.texts()).containsExactly("Rechnung 103032", "gebucht");
        assertThat(booking.reference().source()).isEqualTo(Booking.Source.CONTENT);
    }

    @Test
    void stripeCountsChargesOnly() throws IOException {
        List<Booking> bookings = read(
                        "balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,description,"
                                + "customer_name\n"
                                + "txn_1,2026-08-20 10:15:00,2026-08-22 00:00:00,eur,1500.10,22.00,1478.10,charge,"
                                + "Invoice 103032,Adatum Corporation\n"
                                + "txn_2,2026-08-20 10:16:00,2026-08-22 00:00:00,eur,-5.00,0.00,-5.00,refund,,\n",
                        CsvFormat.named("stripe"))
                .bookings();

        assertThat(bookings)
                .extracting(booking -> booking.reference().text() + " "
                        + booking.amount().orElseThrow() + " " + booking.currency() + " " + booking.problem())
                .containsExactly(
                        "txn_1 1500.10 EUR ",
                        "txn_2 -5.00 EUR its status is \"refund\", and only charge means that money came in");
    }

    @Test
    void adyenHasTheInvoiceInAColumnOfYours() throws IOException {
        Booking booking = read(
                        "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,"
                                + "Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC)\n"
                                + "Company,Shop,1813702551707653,103032,visa,2026-08-20 22:37:26,CET,Settled,1713702551795048,"
                                + "EUR,,1500.10\n",
                        CsvFormat.named("adyen"))
                .bookings()
                .get(0);

        assertThat(booking.problem()).isEmpty();
        assertThat(booking.invoice()).contains("103032");
        assertThat(booking.account()).isEqualTo("SHOP");
        assertThat(booking.reference().text()).isEqualTo("1713702551795048");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            20.8.2026,TX-2,Payer,250,EUR,x      | its date is "20.8.2026", and should be like 2026-08-20
            2026-08-20,TX-2,Payer,"250,00",EUR,x | its amount "250,00" has a decimal comma: name it (--decimal)
            2026-08-20,TX-2,Payer,2.5e2,EUR,x   | its amount is "2.5e2", and should be like 1500.10
            2026-08-20,TX-2,Payer,1.2OO.00,EUR,x | its amount is "1.2OO.00", and should be like 1500.10
            2026-08-20,TX-2,Payer,#N/A,EUR,x    | its amount is "#N/A", and should be like 1500.10
            2026-08-20,TX-2,Payer,250,EURO,x    | its currency is "EURO", and should be like EUR
            2026-08-20,TX-2,Payer,250,EUR       | it has 5 columns instead of 6
            2026-08-20,TX-2,Payer,250,EUR,x,y   | it has 7 columns instead of 6
            """)
    void lineThatCannotBeReadIsAProblemOfItsOwn(String line, String problem) throws IOException {
        List<Booking> bookings = read(
                        HEADER + "2026-08-20,TX-1,A,1,EUR,x\n" + line + "\n2026-08-20,TX-3,A,1,EUR,x\n",
                        CsvFormat.standard())
                .bookings();

        assertThat(bookings.get(1).problem()).endsWith(problem);
        assertThat(bookings).extracting(Booking::problem).element(0).isEqualTo("");
        assertThat(bookings).extracting(Booking::problem).element(2).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource({
        "',', '1.234.567,89', 1234567.89",
        "',', '1234,5', 1234.50",
        "',', '-1 234,50', -1234.50",
        "'.', '1,234.50', 1234.50",
        "'.', \"1'234.50\", 1234.50",
        "',', '1.5', ",
        "',', '1.23,45', ",
        "'.', '1,5', ",
    })
    void amountsAreGroupedOnlyIfTheDecimalSignIsNamed(char decimal, String written, BigDecimal amount)
            throws IOException {
        Booking booking = one(
                HEADER.replace(',', ';') + "2026-08-20;TX-1;A;" + written + ";EUR;x\n",
                CsvFormat.standard().withDelimiter(';').withDecimal(decimal));

        assertThat(booking.amount().orElse(null)).isEqualTo(amount);
        assertThat(booking.problem().isEmpty()).isEqualTo(amount != null);
    }

    @Test
    void noteOverSeveralLinesIsOneRow() throws IOException {
        List<Booking> bookings = read(
                        HEADER + "2026-08-20,TX-1,A,1,EUR,\"Thanks,\n\nsee you\"\n2026-08-20,TX-2,A,2,EUR,x\n",
                        CsvFormat.standard())
                .bookings();

        assertThat(bookings).extracting(Booking::problem).containsOnly("");
        assertThat(bookings.get(0).texts()).containsExactly("Thanks,\n\nsee you");
    }

    @Test
    void rowsThatAStrayQuotationMarkJoinsAreLeft() throws IOException {
        List<Booking> bookings = read(
                        HEADER + "2026-08-20,TX-1,A,1,EUR,\"5\n2026-08-20,TX-2,A,2,EUR,x\n2026-08-20,TX-3,A,3,EUR,\"\n",
                        CsvFormat.standard())
                .bookings();

        assertThat(bookings)
                .singleElement()
                .extracting(Booking::problem)
                .asString()
                .contains("looks like a row");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                        | is empty
            date,payer,amount                         | has no column reference, currency, text.
            date;reference;payer;amount;currency;text | is separated by semicolons.
            date^reference^payer                      | is separated by tabs.
            %PDF-1.7                                  | is a PDF
            :20:STARTUMSE                             | is SWIFT MT940
            {1:F01BANK}{2:O940}                       | is SWIFT MT940
            """)
    void whatIsNoStatementIsNamed(String content, String why) {
        assertThatExceptionOfType(UnreadableStatementException.class)
                .isThrownBy(() -> read(content.replace('^', '\t'), CsvFormat.standard()))
                .withMessageStartingWith("bank.csv " + why);
    }

    @Test
    void delimiterInTheFirstLineIsTaken() throws IOException {
        assertThat(one("sep=;\r\n" + HEADER.replace(',', ';') + "2026-08-20;TX-1;A;1;EUR;x\n", CsvFormat.standard())
                        .problem())
                .isEmpty();
    }

    @Test
    void unclosedQuotationMarkRefusesTheFile() {
        assertThatExceptionOfType(UnreadableStatementException.class)
                .isThrownBy(() ->
                        read(HEADER + "2026-08-20,TX-1,A,1,EUR,\"x\n2026-08-20,TX-2,A,2,EUR,x\n", CsvFormat.standard()))
                .withMessageContaining("record starting at line 2");
    }

    @Test
    void zipOfSeveralFilesIsReadWhole() throws IOException {
        Path zip = directory.resolve("bank.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("a.csv", "__MACOSX/._a.csv", "b.csv")) {
                out.putNextEntry(new ZipEntry(name));
                out.write((HEADER + "2026-08-20,TX-1,A,1,EUR,x\n2026-08-20,TX-" + name + ",A,1,EUR,x\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }

        List<Booking> bookings = StatementFile.read(zip, CsvFormat.standard()).bookings();

        assertThat(bookings)
                .extracting(booking ->
                        booking.position() + " " + booking.reference().text() + " " + booking.repeats())
                .containsExactly(
                        "1 TX-1 Optional.empty",
                        "2 TX-a.csv Optional.empty",
                        "3 TX-1 Optional[1]",
                        "4 TX-b.csv Optional.empty");
    }

    @Test
    void otherEncodingIsNamed() {
        assertThatExceptionOfType(UnreadableStatementException.class)
                .isThrownBy(() -> StatementFile.read(
                        Files.write(
                                directory.resolve("bank.csv"),
                                (HEADER + "Müller").getBytes(StandardCharsets.ISO_8859_1)),
                        CsvFormat.standard()))
                .withMessage("bank.csv is not in UTF-8. Save it in UTF-8, or name its encoding.");
    }

    @Test
    void missingFileIsNamed() {
        assertThatExceptionOfType(UnreadableStatementException.class)
                .isThrownBy(() -> StatementFile.read(directory.resolve("none.csv"), CsvFormat.standard()))
                .withMessageStartingWith("There is no file ");
    }

    @Test
    void columnsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFormat.standard().withColumns(Map.of("date", "A")))
                .withMessage("The columns must include one for the amount.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFormat.standard().withColumns(Map.of("day", "A")))
                .withMessageStartingWith("\"day\" is no value of a row. There are date, reference,");
        assertThatIllegalArgumentException().isThrownBy(() -> CsvFormat.named("paypal"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFormat.standard().withDates("dd.MM.jjjj"));
    }

    private Booking one(String content, CsvFormat format) throws IOException {
        List<Booking> bookings = read(content, format).bookings();
        assertThat(bookings).hasSize(1);
        return bookings.get(0);
    }

    private Statement read(String content, CsvFormat format) throws IOException {
        return StatementFile.read(Files.writeString(directory.resolve("bank.csv"), content), format);
    }
}
