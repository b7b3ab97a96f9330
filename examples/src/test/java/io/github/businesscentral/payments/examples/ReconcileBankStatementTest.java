package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcileBankStatementTest {
    private static final Path TROUBLED = Path.of("samples", "troubled.xml");

    @TempDir
    Path directory;

    @Test
    void outputForMoreThanTenKindsOfTroubleIsTheOneOfTheReadmeAndFitsATerminal() throws IOException {
        Bank bank = new Bank(directory);

        String output = bank.post(TROUBLED).output().replaceAll("Correlation id [0-9a-f-]+", "Correlation id …");

        assertThat(Files.readString(Path.of("README.md"))).contains("```\n" + output + "```\n");
        assertThat(output.lines()).allMatch(line -> line.length() <= 100);
        assertThat(bank.ledger())
                .containsExactly(
                        "10000 BR-01 2026-08-20 -1500.1",
                        "10000 BR-13 2026-08-21 -430",
                        "10000 BR-13 2026-08-21 -750.25",
                        "20000 BR-14 2026-08-21 -247.5");
    }

    @Test
    void camtAndCsvOfTheSampleGiveTheSame() {
        Bank csv = new Bank(directory);
        Bank camt = new Bank(directory);

        String ofCsv = csv.post(csv.resource("statement.csv")).output();
        String ofCamt = camt.post(camt.resource("statement.camt053.xml")).output();

        assertThat(table(ofCamt)).isEqualTo(table(ofCsv).replace("broken line: ", ""));
        assertThat(camt.ledger()).isEqualTo(csv.ledger()).hasSize(7);
    }

    @Test
    void quietDayIsDone() {
        Bank bank = new Bank(directory);

        Bank.Start start = bank.post(bank.file("quiet.xml", CamtFile.of("M1", "S1", List.of())));

        assertThat(start.output()).isEqualTo("Bank statement quiet.xml holds no bookings.\n");
        assertThat(start.status()).isZero();
        assertThat(bank.writes()).isEmpty();
    }

    @Test
    void paymentIsEnteredAsTheStatementHasIt() {
        Bank bank = new Bank(directory);

        bank.enter(bank.statement("2026-08-20,TX-2,ADATUM CORPORATION,300.00,EUR,First part of 103033"));

        assertThat(bank.lines()).singleElement().satisfies(line -> {
            assertThat(line)
                    .containsEntry("customerNumber", "10000")
                    .containsEntry("externalDocumentNumber", "TX-2")
                    .containsEntry("appliesToInvoiceNumber", "103033");
            assertThat((String) line.get("documentNumber")).matches("BS[0-9A-Z]{18}");
            assertThat(line.get("amount")).hasToString("-300");
            assertThat(line.get("postingDate")).hasToString("2026-08-20");
        });
    }

    @Test
    void longReferenceIsCutForPeopleAndIdentifiesAsAWhole() {
        Bank bank = new Bank(directory);
        String reference = "A-REFERENCE-OF-MORE-THAN-35-CHARACTERS-";

        bank.post(bank.statement(
                "2026-08-20," + reference + "1,Relecloud,1000,EUR,103036",
                "2026-08-20," + reference + "2,Relecloud,200,EUR,103036"));

        assertThat(bank.ledger())
                .containsExactly(
                        "50000 A-REFERENCE-OF-MORE-THAN-35-CHARACT 2026-08-20 -1000",
                        "50000 A-REFERENCE-OF-MORE-THAN-35-CHARACT 2026-08-20 -200");
    }

    @Test
    void datesFarOffAndLinesThatAreAlikeGetAHint() {
        Bank bank = new Bank(directory);

        Bank.Start start = bank.dryRun(bank.statement(
                "2062-08-20,TX-1,Relecloud,10,EUR,103036",
                "2026-08-20,TX-2,Relecloud,20,EUR,103036",
                "2026-08-20,TX-3,Relecloud,20,EUR,103036"));

        assertThat(start.output())
                .contains("Look at line 1: its date is 2062-08-20.\n"
                        + "Look at line 3: except for the bank's reference it is the same as line 2.\n");
        assertThat(start.line(1)).endsWith("would leave 1190.00 to pay");
        assertThat(start.lastLine()).isEqualTo("This was a dry run: nothing is written.");
        assertThat(bank.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 12, 15, 18})
    void processThatIsKilledAndStartedAgainWithAFreshDownloadPostsEachBookingOnce(int request) throws Exception {
        Bank bank = new Bank(directory);
        List<String> bookings = List.of(
                CamtFile.booking("2026-08-20", "BR1", "300.00", "Adatum Corporation", "103033"),
                CamtFile.booking("2026-08-20", "BR2", "1930.10", "Adatum Corporation", "103032 and 103038"));
        Path monday = bank.file("monday.xml", CamtFile.of("M1", "S1", bookings));
        Path tuesday = bank.file("tuesday.xml", CamtFile.of("M2", "S2", bookings));
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(bank.fake)) {
            CompletableFuture<Process> program = new CompletableFuture<>();
            AtomicInteger requests = new AtomicInteger();
            bank.fake.addFault(Faults.custom("killed", (sent, fake) -> {
                FakeResponse response = fake.apply(sent);
                if (requests.incrementAndGet() == request) {
                    kill(program.join());
                }
                return response;
            }));
            program.complete(program(server, monday));
            int killed = program.join().waitFor();
            bank.later();

            Process again = program(server, tuesday);
            String output = output(again);

            assertThat(killed).isNotIn(0, 1, 2);
            assertThat(again.waitFor()).as(output).isZero();
        }
        assertThat(bank.ledger())
                .containsExactly(
                        "10000 BR1 2026-08-20 -300", "10000 BR2 2026-08-20 -1500.1", "10000 BR2 2026-08-20 -430");
    }

    private static Process program(FakeBusinessCentralServer server, Path statement) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReconcileBankStatement.class.getName(),
                statement.toString(),
                "--balancing-account",
                "10100",
                "--post"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BC_"));
        builder.environment().put("BC_ENDPOINT", server.url().toString());
        return builder.start();
    }

    private static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String output(Process process) throws IOException {
        try (BufferedReader output = process.inputReader()) {
            return output.lines().collect(Collectors.joining("\n"));
        }
    }

    private static String table(String output) {
        return output.substring(output.indexOf("Line  Date"));
    }
}
