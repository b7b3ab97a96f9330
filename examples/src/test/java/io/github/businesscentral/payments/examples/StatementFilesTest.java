package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements as banks and people make them. */
class StatementFilesTest {
    @TempDir
    Path directory;

    @Test
    void csvMayHaveItsColumnsInAnyOrderAByteOrderMarkAndBlankLines() {
        Bank bank = new Bank(directory);

        Bank.Run run = bank.enter(bank.file(
                "any.csv",
                "\uFEFFText,Amount,Currency,Payer,Reference,Date,Balance\r\n\r\n"
                        + "\"inv. 103036, thanks\",1200.00,EUR,Relecloud,TX-1,2026-08-20,99\r\n"));

        assertThat(run.line(1)).endsWith("entered; pays it in full");
    }

    @Test
    void whatIsNoStatementIsRefused() throws IOException {
        Bank bank = new Bank(directory);

        assertThat(bank.enter(directory.resolve("none.csv")).output()).startsWith("Stopped: There is no file ");
        assertThat(bank.enter(bank.file("empty.csv", "")).output())
                .isEqualToIgnoringNewLines("Stopped: empty.csv is empty.");
        assertThat(bank.enter(bank.file("header.csv", "date,payer,amount\n")).output())
                .contains("header.csv has no column reference, currency, text. Its first line must name");
        assertThat(bank.enter(bank.statement()).output()).contains("some.csv holds no bookings.");
        Path latin =
                Files.write(directory.resolve("latin.csv"), "date,pay\u00e9r".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(bank.enter(latin).output()).contains("latin.csv is not in UTF-8.");
        assertThat(bank.enter(bank.file("cut.xml", "<Document><BkToCstmrStmt>")).output())
                .contains("cut.xml is not well-formed XML: ");
        assertThat(bank.enter(bank.file("other.xml", "<Document><Pain/></Document>"))
                        .output())
                .contains("other.xml is XML, but no camt.053: it has no BkToCstmrStmt with a Stmt.");
        assertThat(bank.writes()).isEmpty();
    }

    @Test
    void externalEntitiesAreNotRead() {
        Bank bank = new Bank(directory);
        Path secret = bank.file("secret.txt", "SECRET");

        Bank.Run run = bank.enter(bank.file(
                "entity.xml",
                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                        + camt(entry("<RmtInf><Ustrd>&x; 103036</Ustrd></RmtInf>"))));

        assertThat(run.output()).doesNotContain("SECRET");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void camtOfTheSecondVersionIsReadToo() {
        Bank bank = new Bank(directory);
        String entry = "<Ntry><Amt Ccy=\"EUR\">1200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
                + "<BookgDt><DtTm>2026-08-20T09:30:00+02:00</DtTm></BookgDt><AcctSvcrRef>TX-1</AcctSvcrRef><NtryDtls>"
                + "<TxDtls><RltdPties><Dbtr><Nm>Relecloud</Nm></Dbtr></RltdPties>"
                + "<RmtInf><Strd><RfrdDocInf><Nb>103036</Nb></RfrdDocInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>";

        Bank.Run run = bank.enter(bank.file("old.xml", camt(entry).replace("053.001.08", "053.001.02")));

        assertThat(run.line(1)).endsWith("2026-08-20  Relecloud  1200.00 EUR  103036   entered; pays it in full");
    }

    @Test
    void bookingsOfASumAreLinesOfTheirOwn() {
        Bank bank = new Bank(directory);
        String sum = "<Ntry><Amt Ccy=\"EUR\">1320.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<BookgDt><Dt>2026-08-20</Dt></BookgDt><AcctSvcrRef>SUM</AcctSvcrRef><NtryDtls>"
                + part("TX-1", "1200.00", "Relecloud", "103036")
                + part("TX-2", "120.00", "School of Fine Art", "103040")
                + "</NtryDtls></Ntry>";

        Bank.Run run = bank.enter(bank.file("sum.xml", camt(sum)));

        assertThat(run.line(1)).contains("1200.00 EUR  103036");
        assertThat(run.line(2)).contains("120.00 EUR  103040");
        assertThat(run.status()).isZero();
    }

    @Test
    void entriesThatAreNoReceiptsAreTold() {
        Bank bank = new Bank(directory);
        String remittance = "<RmtInf><Ustrd>103036</Ustrd></RmtInf>";

        Bank.Run run = bank.enter(bank.file(
                "others.xml",
                camt(entry(remittance).replace("CRDT", "DBIT")
                        + entry(remittance).replace("BOOK", "PDNG").replace("TX-1", "TX-2")
                        + entry(remittance)
                                .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")
                                .replace("TX-1", "TX-3"))));

        assertThat(run.line(1)).contains("-1200.00 EUR").endsWith("money that went out is no customer's payment");
        assertThat(run.line(2)).endsWith("the bank has not booked it yet: its status is PDNG");
        assertThat(run.line(3)).endsWith("it reverses another booking: look at that one");
        assertThat(bank.writes()).isEmpty();
    }

    private static String camt(String entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>" + entries
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static String entry(String remittance) {
        return "<Ntry><Amt Ccy=\"EUR\">1200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<BookgDt><Dt>2026-08-20</Dt></BookgDt><AcctSvcrRef>TX-1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr>"
                + "<Pty><Nm>Relecloud</Nm></Pty></Dbtr></RltdPties>" + remittance + "</TxDtls></NtryDtls></Ntry>";
    }

    private static String part(String reference, String amount, String payer, String invoice) {
        return "<TxDtls><Refs><AcctSvcrRef>" + reference + "</AcctSvcrRef></Refs><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>" + payer
                + "</Nm></Pty></Dbtr></RltdPties>"
                + "<RmtInf><Ustrd>" + invoice + "</Ustrd></RmtInf></TxDtls>";
    }
}
