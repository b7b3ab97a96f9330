package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReconcileBankStatementTest {
    /** What the first run says, without the lines before the table, whose journal depends on the file's bytes. */
    private static final String FIRST = """
            Line  Date        Payer                    Amount  Invoice      Result
               1  2026-08-20  Adatum Corporation  1500.10 EUR  103032       entered; pays it in full
               2  2026-08-20  ADATUM CORPORATION   300.00 EUR  103033       entered; leaves 450.25 to pay
               3  2026-08-20  School of Fine Art    64.50 EUR  103035       entered; pays it in full
               4  2026-08-20  Trey Research        999.00 EUR  S-INV102204  NOT ENTERED: the invoice is a draft: post it first, and run this again
               5  2026-08-20  Trey Research       3210.99 EUR  103034       entered; pays it in full
               6  2026-08-21  Relecloud                                     NOT ENTERED: broken line: its amount is "1.2OO.00", and should be like 1500.10
               7  2026-08-21  Relecloud           1200.00 EUR  103036       entered; pays it in full
               8  2026-08-21  Relecloud             88.00 USD               NOT ENTERED: it is in USD, and the books are in EUR: enter it by hand, with its rate
               9  2026-08-21  Adatum Corporation     0.00 EUR               NOT ENTERED: the amount is zero: there is nothing to enter
              10  2026-08-21  Adatum Corporation   430.00 EUR  103038       entered; pays it in full
              11  2026-08-22  Proseware Inc.       250.00 EUR  103039       NOT ENTERED: the invoice is Trey Research's, and there is no customer Proseware Inc.
              12  2026-08-22  School of Fine Art   120.00 EUR  103040       entered; pays it in full

            7 of 12 lines are entered, 6825.59 EUR in all; 5 to look at.
            The journal is not posted; --post does that.
            """;

    @TempDir
    Path directory;

    @Test
    void twelveLinesWithFiveKindsOfTroubleAreTold() {
        Bank bank = new Bank(directory);

        Bank.Run run = bank.enter(bank.sample("statement.csv"));

        assertThat(run.output()).startsWith("Bank statement statement.csv: 12 lines, journal BS");
        assertThat(table(run.output())).isEqualTo(FIRST);
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void paymentsAreEnteredAsTheStatementHasThem() {
        Bank bank = new Bank(directory);

        bank.enter(bank.sample("statement.csv"));

        List<Map<String, Object>> payments = bank.fake.payments(bank.journal());
        assertThat(payments)
                .extracting(payment -> payment.get("lineNumber"))
                .containsExactly(1_000, 2_000, 3_000, 5_000, 7_000, 10_000, 12_000);
        assertThat(payments.get(1))
                .containsEntry("customerNumber", "10000")
                .containsEntry("externalDocumentNumber", "TX-20260820-02")
                .containsEntry("appliesToInvoiceNumber", "103033");
        assertThat(payments.get(1).get("amount")).hasToString("-300");
        assertThat(payments.get(1).get("postingDate")).hasToString("2026-08-20");
        assertThat((String) payments.get(1).get("documentNumber")).matches("BS[0-9A-F]{8}-2");
    }

    @Test
    void camt053GivesTheSame() {
        Bank csv = new Bank(directory);
        Bank camt = new Bank(directory);

        Bank.Run ofCsv = csv.post(csv.sample("statement.csv"));
        Bank.Run ofCamt = camt.post(camt.sample("statement.camt053.xml"));

        assertThat(table(ofCamt.output())).isEqualTo(table(ofCsv.output()));
        assertThat(ofCamt.status()).isEqualTo(ofCsv.status());
        assertThat(withoutCode(camt.state())).isEqualTo(withoutCode(csv.state()));
    }

    @Test
    void secondRunOverHttpChangesNothing() {
        Bank bank = new Bank(directory);
        Path statement = bank.sample("statement.csv");
        try (Target target = Target.standIn(bank.fake)) {
            for (String post : List.of("", "--post")) {
                String first = run(target, statement, post);
                List<String> after = bank.state();
                bank.writes();

                String second = run(target, statement, post);

                assertThat(first).contains("7 of 12 lines are entered, 6825.59 EUR in all; 5 to look at.");
                assertThat(second).contains("7 of 12 lines are entered, 6825.59 EUR in all; 5 to look at.");
                assertThat(bank.state()).isEqualTo(after);
                assertThat(bank.writes()).isEmpty();
            }
        }
        assertThat(bank.fake.customerLedgerEntries()).hasSize(7);
    }

    @Test
    void withoutArgumentsTheSampleIsRun() {
        CommandLine command = new CommandLine(new ReconcileBankStatement());

        assertThat(command.execute()).isEqualTo(2);
    }

    @Test
    void unknownOptionIsNothingDone() {
        CommandLine command = new CommandLine(new ReconcileBankStatement()).setErr(new PrintWriter(new StringWriter()));

        assertThat(command.execute("--past")).isEqualTo(1);
    }

    @Test
    void allEnteredIsStatusZero() {
        Bank bank = new Bank(directory);

        assertThat(bank.post(bank.statement("2026-08-20,TX-1,Relecloud,1200,EUR,103036"))
                        .status())
                .isZero();
    }

    @Test
    void noneEnteredIsStatusOne() {
        Bank bank = new Bank(directory);

        assertThat(bank.post(bank.statement("2026-08-20,TX-1,Relecloud,1200,EUR,no number"))
                        .status())
                .isEqualTo(1);
        assertThat(bank.writes()).isEmpty();
    }

    private static String run(Target target, Path statement, String... options) {
        ReconcileBankStatement command = new ReconcileBankStatement();
        new CommandLine(command)
                .parseArgs(List.of(options).stream()
                        .filter(option -> !option.isEmpty())
                        .toArray(String[]::new));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        command.run(
                target,
                statement,
                ReconcileBankStatement.beside(statement),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String table(String output) {
        return output.substring(output.indexOf("Line  Date")).replace(System.lineSeparator(), "\n");
    }

    /** The code of the journal is made from the bytes of the file. */
    private static List<String> withoutCode(List<String> state) {
        return state.stream()
                .map(line -> line.replaceAll("BS[0-9A-F]{8}", "BS").replaceAll("[0-9a-f-]{36}", "id"))
                .toList();
    }
}
