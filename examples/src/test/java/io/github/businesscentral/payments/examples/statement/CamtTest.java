package io.github.businesscentral.payments.examples.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** camt.053 as banks write it: a kind of file, and its bookings. */
class CamtTest {
    private static final String ENTRY = "<Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
            + "<BookgDt><Dt>2026-08-20</Dt></BookgDt><AcctSvcrRef>BR1</AcctSvcrRef></Ntry>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <Sts>BOOK</Sts>              | <Sts><Cd>BOOK</Cd></Sts>                |
            <Sts>BOOK</Sts>              | <RvslInd>false</RvslInd><Sts>BOOK</Sts> |
            <Sts>BOOK</Sts>              | <RvslInd>0</RvslInd><Sts>BOOK</Sts>     |
            <Sts>BOOK</Sts>              | <RvslInd>true</RvslInd><Sts>BOOK</Sts>  | it reverses another booking: check that one
            <Sts>BOOK</Sts>              | <RvslInd> 1 </RvslInd><Sts>BOOK</Sts>   | it reverses another booking: check that one
            <Sts>BOOK</Sts>              | <RvslInd>TRUE</RvslInd><Sts>BOOK</Sts>  | RvslInd is "TRUE", so it may reverse another booking
            <Sts>BOOK</Sts>              | <Sts>PDNG</Sts>                         | the bank has not booked it yet: its status is PDNG
            <Sts>BOOK</Sts>              | <Sts><Cd>INFO</Cd></Sts>                | the bank has not booked it yet: its status is INFO
            <Sts>BOOK</Sts>              | <Sts><Prtry>BOOK</Prtry></Sts>          | its status is the bank's own: BOOK
            <Sts>BOOK</Sts>              | <Memo/>                                 | the statement does not say whether it is booked (no Sts)
            <CdtDbtInd>CRDT</CdtDbtInd>  | <CdtDbtInd>crdt</CdtDbtInd>             | the statement does not say whether the money came in or went out: CdtDbtInd is "crdt"
            <CdtDbtInd>CRDT</CdtDbtInd>  | <CdtDbtInd>CRDT</CdtDbtInd><CdtDbtInd>DBIT</CdtDbtInd> | it has several elements CdtDbtInd
            <Amt Ccy="EUR">100.00</Amt>  | <Amt Ccy="EUR">-100.00</Amt>            | its amount is "-100.00", and should be like 1500.10
            <Amt Ccy="EUR">100.00</Amt>  | <Amt Ccy="EUR">1e2</Amt>                | its amount is "1e2", and should be like 1500.10
            <Amt Ccy="EUR">100.00</Amt>  | <Amt Ccy="EUR">100.001</Amt>            | its amount 100.001 has more decimals than EUR has
            <Amt Ccy="EUR">100.00</Amt>  | <Amt Ccy="JPY">100.5</Amt>              | its amount 100.50 has more decimals than JPY has
            <Amt Ccy="EUR">100.00</Amt>  | <Amt>100.00</Amt>                       | its currency is "", and should be like EUR
            <Dt>2026-08-20</Dt>          | <Dt>2026-02-30</Dt>                     | its booking date is "2026-02-30", and should be like 2026-08-20
            <Dt>2026-08-20</Dt>          | <Dt>20.08.2026</Dt>                     | its booking date is "20.08.2026", and should be like 2026-08-20
            <AcctSvcrRef>BR1</AcctSvcrRef> | <AcctSvcrRef>BR1</AcctSvcrRef><NtryDtls><TxDtls><CdtDbtInd>DBIT</CdtDbtInd></TxDtls></NtryDtls> | the entry and its detail disagree whether the money came in or went out
            <AcctSvcrRef>BR1</AcctSvcrRef> | <AcctSvcrRef>BR1</AcctSvcrRef><NtryDtls><TxDtls><RtrInf/></TxDtls></NtryDtls> | it is a returned payment: check the outgoing payment
            <AcctSvcrRef>BR1</AcctSvcrRef> | <BkTxCd><Domn><Fmly><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd> | it is a returned payment (RRTN): check the outgoing payment
            <AcctSvcrRef>BR1</AcctSvcrRef> | <NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch></NtryDtls> | the entry of 100.00 has 3 payments, and the file shows 0 of them
            <AcctSvcrRef>BR1</AcctSvcrRef> | <NtryDtls><TxDtls><Amt Ccy="EUR">90.00</Amt></TxDtls></NtryDtls> | the entry is 100.00, and its detail 90.00, without charges that would explain it
            """)
    void onlyWhatIsCertainlyBookedIsUsable(String standard, String instead, String problem) {
        Statement statement = camt(ENTRY.replace(standard, instead));

        assertThat(statement.bookings())
                .singleElement()
                .extracting(Booking::problem)
                .isEqualTo(problem == null ? "" : problem);
    }

    @ParameterizedTest
    @CsvSource({"100, 100.00", ".50, 0.50", "+64.5, 64.50", "000001500.10, 1500.10", "3210.99000, 3210.99", "7., 7.00"})
    void amountIsWrittenInAnyFormOfDecimal(String written, String amount) {
        Booking booking = camt(ENTRY.replace("100.00", written)).bookings().get(0);

        assertThat(booking.amount()).contains(new BigDecimal(amount));
        assertThat(booking.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Dt>2026-08-20</Dt>",
                "<Dt>2026-08-20Z</Dt>",
                "<Dt>2026-08-20-11:00</Dt>",
                "<DtTm>2026-08-20T23:30:00+02:00</DtTm>",
                "<DtTm>2026-08-20T22:30:00.123Z</DtTm>",
                "<DtTm>2026-08-20T00:00:00</DtTm>"
            })
    void dayIsTheOneThatTheBankWrote(String written) {
        Booking booking =
                camt(ENTRY.replace("<Dt>2026-08-20</Dt>", written)).bookings().get(0);

        assertThat(booking.date()).contains(LocalDate.of(2026, 8, 20));
    }

    @Test
    void moneyThatWentOutIsNegative() {
        assertThat(camt(ENTRY.replace("CRDT", "DBIT")).bookings().get(0).amount())
                .contains(new BigDecimal("-100.00"));
    }

    @Test
    void partsOfABatchAreBookingsOfTheirOwn() {
        Statement statement = camt(batch(part("60.00", "BR7"), part("40.00", "BR8")));

        assertThat(statement.bookings()).extracting(Booking::problem).containsOnly("");
        assertThat(statement.bookings())
                .extracting(booking -> booking.amount().orElseThrow() + " "
                        + booking.reference().text())
                .containsExactly("60.00 BR7", "40.00 BR8");
    }

    @Test
    void partThatWentOutIsTakenOff() {
        Statement statement =
                camt(batch(part("140.00", "BR7"), part("40.00", "BR8").replace("CRDT", "DBIT")));

        assertThat(statement.bookings())
                .extracting(booking -> booking.amount().orElseThrow() + booking.problem())
                .containsExactly("140.00", "-40.00");
    }

    @Test
    void partsThatShareAReferenceAreToldApart() {
        Statement byNothing = camt(batch(part("60.00", "BR1"), part("40.00", "BR1")));
        Statement byEndToEndId = camt(batch(
                part("60.00", "BR1").replace("</Refs>", "<EndToEndId>A</EndToEndId></Refs>"),
                part("40.00", "BR1").replace("</Refs>", "<EndToEndId>B</EndToEndId></Refs>")));

        assertThat(byNothing.bookings())
                .extracting(booking -> booking.reference().identity())
                .containsExactly("reference BR1/1", "reference BR1/2");
        assertThat(byEndToEndId.bookings())
                .extracting(booking -> booking.reference().identity())
                .containsExactly("reference BR1/A", "reference BR1/B");
    }

    @Test
    void batchWithAnAmountInAnotherCurrencyIsLeft() {
        Statement statement =
                camt(batch(part("60.00", "BR7"), part("40.00", "BR8").replace("EUR", "USD")));

        assertThat(statement.bookings())
                .extracting(Booking::problem)
                .containsOnly("the statement does not say the amounts of all payments in the entry");
    }

    @Test
    void singlePaymentSentInAnotherCurrencyCountsAsItWasBooked() {
        String details =
                "<NtryDtls><TxDtls><Amt Ccy=\"USD\">110.00</Amt><AmtDtls><InstdAmt><Amt Ccy=\"USD\">110.00</Amt>"
                        + "</InstdAmt></AmtDtls></TxDtls></NtryDtls>";

        Booking booking =
                camt(ENTRY.replace("</Ntry>", details + "</Ntry>")).bookings().get(0);

        assertThat(booking.amount()).contains(new BigDecimal("100.00"));
        assertThat(booking.note()).isEqualTo("sent as 110.00 USD");
        assertThat(booking.problem()).isEmpty();
    }

    @Test
    void sameReferenceAndMoneyIsARepetitionAndOtherMoneyAProblem() {
        Statement statement = camt(ENTRY + ENTRY + ENTRY.replace("100.00", "99.00"));

        assertThat(statement.bookings().get(0).repeats()).isEmpty();
        assertThat(statement.bookings().get(1).repeats()).contains(1);
        assertThat(statement.bookings().get(2).problem())
                .isEqualTo("the bank's reference is that of line 1, whose date or amount differs: enter it by hand");
    }

    @Test
    void creditThatTheFileTakesBackIsLeft() {
        String back = ENTRY.replace("CRDT", "DBIT").replace("<Sts>", "<RvslInd>1</RvslInd><Sts>");

        assertThat(camt(ENTRY + back).bookings())
                .extracting(Booking::problem)
                .containsExactly(
                        "line 2 takes the money back: look at both", "it reverses another booking: check that one");
    }

    @Test
    void chargesWithTheReferenceOfTheirPaymentDoNotStandForIt() {
        String charges = ENTRY.replace("CRDT", "DBIT").replace("100.00", "2.50");

        assertThat(camt(charges + ENTRY).bookings())
                .extracting(Booking::problem)
                .containsOnly("");
    }

    @Test
    void pendingEntryDoesNotStandForItsBooking() {
        Statement statement = camt(ENTRY.replace("BOOK", "PDNG") + ENTRY);

        assertThat(statement.bookings().get(1).repeats()).isEmpty();
        assertThat(statement.bookings().get(1).problem()).isEmpty();
    }

    @Test
    void withoutReferenceOneStatementCanHaveTwoAlikeButAnotherStatementIsInDoubt() {
        String entry = ENTRY.replace("<AcctSvcrRef>BR1</AcctSvcrRef>", "");

        Statement one = camt(entry + entry);
        Statement two = camt(entry + "</Stmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct>" + entry);

        assertThat(one.bookings()).extracting(Booking::problem).containsOnly("");
        assertThat(one.bookings())
                .extracting(booking -> booking.reference().identity())
                .doesNotHaveDuplicates();
        assertThat(two.bookings())
                .extracting(Booking::problem)
                .containsExactly(
                        "",
                        "without a reference from the bank it cannot be told apart from line 1, with the same day, payer, amount and text: enter it by"
                                + " hand if it is another payment");
    }

    @Test
    void paymentsThatTheirIdsTellApartAreNotInDoubt() {
        String entry = ENTRY.replace(
                "<AcctSvcrRef>BR1</AcctSvcrRef>", "<NtryDtls><TxDtls><Refs><TxId>T1</TxId></Refs></TxDtls></NtryDtls>");

        Statement two = camt(entry + "</Stmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct>" + entry.replace("T1", "T2"));

        assertThat(two.bookings()).extracting(Booking::problem).containsOnly("");
        assertThat(two.bookings())
                .extracting(booking -> booking.reference().text())
                .containsExactly("T1", "T2");
    }

    @Test
    void pendingEntryWithoutReferenceDoesNotChangeTheIdentityOfItsBooking() {
        String entry = ENTRY.replace("<AcctSvcrRef>BR1</AcctSvcrRef>", "");

        Statement today = camt(entry.replace("BOOK", "PDNG") + entry);
        Statement tomorrow = camt(entry);

        assertThat(today.bookings().get(1).reference().identity())
                .isEqualTo(tomorrow.bookings().get(0).reference().identity());
    }

    @Test
    void balancesThatTellAnotherSumMakeAllEntriesDoubtful() {
        String balances = balance("OPBD", "10.00") + balance("CLBD", "150.00");

        Statement wrong = camt(balances + ENTRY);
        Statement right =
                camt(balances + ENTRY + ENTRY.replace("100.00", "40.00").replace("BR1", "BR2"));

        assertThat(wrong.bookings())
                .extracting(Booking::problem)
                .containsExactly(
                        "the balances of statement  differ by 140.00, and its entries add up to 100.00: something is"
                                + " missing, so get the statement again");
        assertThat(right.bookings()).extracting(Booking::problem).containsOnly("");
        assertThat(right.notes())
                .containsExactly("The entries of statement  add up to the difference of its balances.");
    }

    @Test
    void textsComeFromWhereverBanksPutThem() {
        String details =
                "<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><RltdPties><Dbtr><Nm>Payer</Nm></Dbtr>"
                        + "<UltmtDbtr><Nm>Customer</Nm></UltmtDbtr></RltdPties><RmtInf><Ustrd>one</Ustrd><Ustrd>two</Ustrd><Strd>"
                        + "<RfrdDocInf><Nb>103032</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf>"
                        + "<AddtlRmtInf>three</AddtlRmtInf></Strd></RmtInf><AddtlTxInf>four</AddtlTxInf></TxDtls></NtryDtls>"
                        + "<AddtlNtryInf>five</AddtlNtryInf>";

        Booking booking =
                camt(ENTRY.replace("</Ntry>", details + "</Ntry>")).bookings().get(0);

        assertThat(booking.texts())
                .containsExactly("one", "two", "103032", "RF18539007547034", "three", "E1", "four", "five");
        assertThat(booking.payers()).containsExactly("Payer", "Customer");
    }

    @Test
    void quietDayHasNoBookings() {
        assertThat(camt("").bookings()).isEmpty();
    }

    @Test
    void envelopeWithAHeaderIsOpened() {
        String file = "<env:Envelope xmlns:env=\"urn:bank\"><env:AppHdr><Fr/></env:AppHdr>" + document(ENTRY)
                + "</env:Envelope>";

        assertThat(read(file).bookings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <Document><BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document> | is an account report or a notification (BkToCstmrAcctRpt)
            <Document><BkToCstmrDbtCdtNtfctn/></Document>                    | is an account report or a notification (BkToCstmrDbtCdtNtfctn)
            <Document><CstmrCdtTrfInitn/></Document>                         | has the element Document, which is not camt.053
            <Document><BkToCstmrStmt/></Document>                            | has no statement (BkToCstmrStmt with Stmt)
            <Document><BkToCstmrStmt/></Document><Other/>                    | has the element Other, which is not camt.053
            <Document><BkToCstmrStmt/></Document> 1500.10                    | has text outside its documents
            <Document><BkToCstmrStmt><Ntry/></BkToCstmrStmt></Document>      | has the element Ntry where camt.053 has none
            <Document><Stmt/><BkToCstmrStmt/></Document>                     | has the element Stmt where camt.053 has none
            <Document><BkToCstmrStmt></Document>                             | is not well-formed XML
            <Document><BkToCstmrStmt/></file><file>                          | is not well-formed XML
            <!DOCTYPE a [<!ENTITY x "y">]><Document><BkToCstmrStmt/></Document> | is not well-formed XML
            <Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>          | XML
            """)
    void whatIsNotReadIsRefused(String file, String why) {
        assertThatExceptionOfType(UnreadableStatementException.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith("bank.xml is ")
                .withMessageContaining(why);
    }

    @Test
    void externalEntitiesAreNotRead(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "SECRET");
        String file = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + document(ENTRY.replace("BR1", "&x;"));

        assertThatExceptionOfType(UnreadableStatementException.class)
                .isThrownBy(() -> read(file))
                .withMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void encodingIsTheDeclaredOne(String encoding) throws Exception {
        String file =
                "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + document(ENTRY.replace("BR1", "Müller"));

        Statement statement = Camt.read("bank.xml", file.getBytes(encoding));

        assertThat(statement.bookings().get(0).reference().text()).isEqualTo("Müller");
    }

    @Test
    void deepXmlIsRefused() {
        assertThatExceptionOfType(UnreadableStatementException.class)
                .isThrownBy(() -> read(document("<a>".repeat(50_000) + "</a>".repeat(50_000))));
    }

    @Test
    void severalAccountsAreNamed() {
        Statement statement = camt(ENTRY + "</Stmt><Stmt><Acct><Id><Othr><Id>12 34</Id></Othr></Id></Acct>" + ENTRY);

        assertThat(statement.accounts()).isEqualTo(List.of("DE1", "1234"));
        assertThat(statement.bookings().get(1).repeats()).isEmpty();
    }

    private static String batch(String... parts) {
        return ENTRY.replace("</Ntry>", "<NtryDtls>" + String.join("", parts) + "</NtryDtls></Ntry>");
    }

    private static String part(String amount, String reference) {
        return "<TxDtls><Refs><AcctSvcrRef>" + reference + "</AcctSvcrRef></Refs><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>";
    }

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>";
    }

    private static String document(String statement) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE1"
                + "</IBAN></Id></Acct>" + statement + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static Statement camt(String statement) {
        return read(document(statement));
    }

    private static Statement read(String file) {
        return Camt.read("bank.xml", file.getBytes(StandardCharsets.UTF_8)).checked();
    }
}
