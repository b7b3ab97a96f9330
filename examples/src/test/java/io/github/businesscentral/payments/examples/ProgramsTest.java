package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.examples.terminal.Program;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What all programs have in common. */
class ProgramsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Stream<Callable<Integer>> programs() {
        return Stream.of(
                new Quickstart(Map.of(), System.out),
                new ReconcileBankStatement(),
                new ImportPayments(),
                new LocalServer(),
                new Metrics());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void helpHasTheExitStatusesAndDoesNothingElse(Callable<Integer> program) {
        int status = run(program, "--help");

        assertThat(status).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "Usage: ",
                        "Exit status: 0 everything is done"
                                + " 1 everything is done, except for lines that are left to you"
                                + " 2 not complete, or nothing could be done: the output says why"
                                + " 130 ended by Ctrl-C");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void wrongOptionIsOneLine(Callable<Integer> program) {
        int status = run(program, "--past");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().endsWith("--help says more.");
    }

    @Test
    void portInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = run(new LocalServer(), "--port", String.valueOf(taken.getLocalPort()));

            assertThat(status).isEqualTo(2);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Stopped: cannot listen on port " + taken.getLocalPort() + ": ");
        }
    }

    @Test
    void missingFileIsOneLine(@TempDir Path directory) {
        Bank bank = new Bank(directory);
        Importing importing = new Importing(directory);
        Path none = directory.resolve("none.csv");

        assertThat(bank.enter(none).output()).isEqualTo("Stopped: There is no file " + none + ".\n");
        assertThat(importing.start(none).output().lines()).containsExactly("Stopped: There is no file " + none + ".");
    }

    @Test
    void halfSetVariablesAreOneLine() {
        int status = run(new Quickstart(Map.of("BC_TENANT_ID", "contoso.example"), System.out));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Stopped: Some of the BC_… variables are set");
    }

    @Test
    void quickstartListsJournalsIfOnlyTheIdIsMissing() {
        FakeBusinessCentral fake = SampleCompany.create();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            Map<String, String> environment = Map.of("BC_ENDPOINT", server.url().toString());

            int status = run(new Quickstart(environment, new PrintStream(bytes, true, StandardCharsets.UTF_8)));

            assertThat(status).isEqualTo(2);
            assertThat(bytes.toString(StandardCharsets.UTF_8))
                    .contains("BC_JOURNAL_ID is not set. These are", "     " + fake.journalId() + " CASHIN");
        }
    }

    @Test
    void quickstartAtAnEndpointLeavesTheJournalAsItWas() {
        FakeBusinessCentral fake = SampleCompany.create();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            Map<String, String> environment = Map.of(
                    "BC_ENDPOINT",
                    server.url().toString(),
                    "BC_JOURNAL_ID",
                    fake.journalId().toString());

            int status = run(new Quickstart(environment, new PrintStream(bytes, true, StandardCharsets.UTF_8)));

            assertThat(status).isZero();
            assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("Done. The journal is as it was before.");
            assertThat(fake.payments(fake.journalId())).isEmpty();
        }
    }

    @Test
    void withoutArgumentsTheSampleStatementIsEntered() {
        assertThat(run(new ReconcileBankStatement())).isEqualTo(1);
    }

    @Test
    void optionsOfCsvReachTheReader(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("bank.csv"),
                "Umsätze\nTag;Betrag;Wer;Zweck\n20.08.2026;1.200,00;Relecloud;103036\n",
                StandardCharsets.ISO_8859_1);

        int status = run(
                new ReconcileBankStatement(),
                file.toString(),
                "--columns=date=Tag,amount=Betrag,payer=Wer,text=Zweck",
                "--delimiter=;",
                "--decimal=,",
                "--date-pattern=dd.MM.yyyy",
                "--encoding=ISO-8859-1",
                "--skip-lines=1",
                "--post",
                "--twice");

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dry-run --post",
                "--format paypal",
                "--columns day=A,amount=B",
                "--delimiter ab",
                "--skip-lines -1",
                "--date-pattern jj"
            })
    void optionsThatMakeNoSenseAreOneLine(String options) {
        int status = run(new ReconcileBankStatement(), options.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("Stopped: ");
    }

    @Test
    void faultOfTheProgramItselfIsNotHidden() {
        int status = run(new Broken());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("IllegalStateException: a fault").contains("\tat ");
    }

    @Command(name = "Broken")
    private static final class Broken implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("a fault");
        }
    }

    private int run(Object program, String... args) {
        CommandLine command = Program.of(program);
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }
}
