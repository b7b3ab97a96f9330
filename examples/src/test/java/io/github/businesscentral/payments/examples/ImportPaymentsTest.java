package io.github.businesscentral.payments.examples;

import static io.github.businesscentral.payments.examples.Importing.HEADER;
import static io.github.businesscentral.payments.examples.Importing.numbers;
import static io.github.businesscentral.payments.examples.Importing.payments;
import static io.github.businesscentral.payments.examples.Importing.refused;
import static io.github.businesscentral.payments.examples.Importing.refusedFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.examples.imports.Beside;
import io.github.businesscentral.payments.examples.imports.Display;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ImportPaymentsTest {
    private static final Path SAMPLE = Path.of("samples", "payments.csv");

    private static final String TABLE = """
            Payments from payments.csv: 9 lines, 2 of which cannot be read.

            Booked                    5
            Booked before             0
            Refused                   4
            Unknown                   0
            Not sent                  0
            Seconds …
            Lines a second …

            The refused lines are in payments.csv.refused.csv, with the reasons. Correct them there, and import that file.
            Every line that is not refused is in the journal.
            """;

    private static final String REFUSED = """
            line,reason,customerNumber,postingDate,documentNumber,externalDocumentNumber,amountReceived,appliesToInvoiceNumber,description,comment
            5,"HTTP 400 Application_DialogException: The ""customerNumber"" does not match to a Customer. Nothing was changed. Correct the request, or the data in Business Central that it refers to. Correlation id ….",99999,2026-08-20,PAY-0004,WIRE-88124,120.00,,,a new customer?
            7,"postingDate is ""20.08.2026"", and should be like 2026-08-20.",50000,20.08.2026,PAY-0006,WIRE-88126,1200.00,,,
            8,"HTTP 400 Application_DialogException: You cannot create this type of document when Customer 40000 is blocked with type All. Nothing was changed. Correct the request, or the data in Business Central that it refers to. Correlation id ….",40000,2026-08-21,PAY-0007,WIRE-88127,70.00,,,
            9,"amountReceived is ""1.200,00"", and should be like 1500.10.",50000,2026-08-21,PAY-0008,WIRE-88128,"1.200,00",,,
            """;

    @TempDir
    Path directory;

    @Test
    void tableAndRefusedFileOfTheSample() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(Files.readString(SAMPLE));

        Importing.Run run = importing.run(file);

        assertThat(run.timeless()).isEqualTo(TABLE);
        assertThat(refused(file)).isEqualTo(REFUSED);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void paymentsAreBookedAsTheFileHasThem() throws IOException {
        Importing importing = new Importing(directory);

        importing.run(importing.file(Files.readString(SAMPLE)));

        Map<String, Object> second = importing.fake.payments(importing.fake.journalId()).stream()
                .filter(line -> "PAY-0002".equals(line.get("documentNumber")))
                .findFirst()
                .orElseThrow();
        assertThat(second)
                .containsEntry("customerNumber", "10000")
                .containsEntry("externalDocumentNumber", "WIRE-88122")
                .containsEntry("appliesToInvoiceNumber", "103033")
                .containsEntry("description", "First part, rest follows");
        assertThat(second.get("amount")).hasToString("-300");
        assertThat(second.get("postingDate")).hasToString("2026-08-20");
    }

    @Test
    void allBookedIsStatusZeroAndLeavesNoRefusedFile() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 250));

        Importing.Run run = importing.run(file);

        assertThat(run.status()).isZero();
        assertThat(importing.booked()).isEqualTo(numbers(1, 250));
        assertThat(refusedFile(file)).doesNotExist();
    }

    @Test
    void anotherRunSendsNothingAndHasTheRefusedLinesAgain() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(Files.readString(SAMPLE));
        importing.run(file);
        Files.delete(refusedFile(file));
        importing.writes();

        Importing.Run again = importing.run(file);

        assertThat(importing.writes()).isEmpty();
        assertThat(again.output()).containsPattern("Booked before +5\\R").containsPattern("Booked +0\\R");
        assertThat(refused(file)).isEqualTo(REFUSED);
        assertThat(again.status()).isEqualTo(1);
    }

    @Test
    void correctedRefusedFileBooksExactlyThoseLines() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(Files.readString(SAMPLE));
        importing.run(file);
        correct(refusedFile(file));
        importing.fake.clearRequests();

        Importing.Run corrected = importing.run(refusedFile(file));

        assertThat(importing.fake.batchedRequests()).hasSize(4);
        assertThat(importing.booked())
                .containsExactlyElementsOf(IntStream.of(1, 2, 3, 4, 5, 6, 8, 9)
                        .mapToObj(i -> "PAY-000" + i)
                        .toList());
        // What is still wrong is refused in its turn, with the line it has in the file that was run.
        assertThat(refused(refusedFile(file)).lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("4,\"HTTP 400")
                .endsWith("40000,2026-08-21,PAY-0007,WIRE-88127,70.00,,,");
        assertThat(corrected.status()).isEqualTo(1);
    }

    private static void correct(Path refused) throws IOException {
        Files.writeString(
                refused,
                Files.readString(refused)
                        .replace(",99999,", ",20000,")
                        .replace(",20.08.2026,", ",2026-08-20,")
                        .replace(",\"1.200,00\",", ",1200.00,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrected", "imported"})
    void linesThatAreBeingCorrectedAreNotHandedOutAgain(String how) throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER
                + "10000,never,PAY-1,1\nNOBODY,2026-08-20,PAY-2,2\n"
                + payments(3, 400)
                + "NOBODY,2026-08-20,PAY-401,1\n");
        importing.stopAfterBatches(2);
        importing.run(file);
        importing.stopWhen = () -> false;
        Path refused = refusedFile(file);
        if (how.equals("corrected")) {
            Files.writeString(refused, Files.readString(refused).replace("never", "2026-08-20"));
        } else {
            importing.run(refused);
        }
        String before = Files.readString(refused);

        Importing.Run rest = importing.run(file);

        assertThat(refused).hasContent(before);
        Path next = file.resolveSibling("payments.csv.refused.2.csv");
        assertThat(next).content().contains("\r\n402,\"HTTP 400").doesNotContain("PAY-1,", "PAY-2,");
        assertThat(rest.timeless())
                .contains("The refused lines are in payments.csv.refused.csv and in payments.csv.refused.2.csv, with");
        assertThat(rest.status()).isEqualTo(1);
    }

    @Test
    void refusedFileOfAnotherImportIsLeftAlone() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + "NOBODY,2026-08-20,PAY-1,1\n");
        String other = "line,reason,customerNumber,postingDate,documentNumber,amountReceived\n9,why,1,2,3,4\n";
        importing.file("payments.csv.refused.csv", other);

        Importing.Run run = importing.run(file);

        assertThat(refusedFile(file)).hasContent(other);
        assertThat(run.timeless()).contains("The refused lines are in payments.csv.refused.2.csv, with");
    }

    @Test
    void refusedFileThatSomebodyHasSpoiltIsLeftToThemAndTheRestIsSaid() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + "NOBODY,2026-08-20,PAY-1,1\n" + payments(2, 3));
        importing.file("payments.csv.refused.csv", "line;reason;customerNumber\n");

        Importing.Run run = importing.run(file);

        assertThat(refusedFile(file)).hasContent("line;reason;customerNumber\n");
        assertThat(run.timeless())
                .contains("Every line that is not refused is in the journal.\nStopped: ")
                .contains("payments.csv.refused.csv has unknown columns: \"line;reason;customerNumber\".");
        assertThat(run.status()).isEqualTo(2);
        assertThat(directory.resolve("payments.csv.refused.new")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10000,20.8.2026,PAY-2,1       | 3,"postingDate is ""20.8.2026"", and should be like 2026-08-20.",10000,20.8.2026,PAY-2,1
            10000,2026-08-20,PAY-2,"1,50" | 3,"amountReceived is ""1,50"", and should be like 1500.10.",10000,2026-08-20,PAY-2,"1,50"
            10000,2026-08-20,PAY-2,1e3    | 3,"amountReceived is ""1e3"", and should be like 1500.10.",10000,2026-08-20,PAY-2,1e3
            10000,2026-08-20,PAY-2,       | 3,amountReceived is empty.,10000,2026-08-20,PAY-2,
            ,2026-08-20,,1                | 3,customerNumber is empty. documentNumber is empty.,,2026-08-20,,1
            10000,2026-08-20,PAY-2        | 3,It has 3 columns instead of 4.,10000,2026-08-20,PAY-2
            10000,2026-08-20,PAY-2,1,50   | 3,It has 5 columns instead of 4.,10000,2026-08-20,PAY-2,1,50
            10000,2026-08-20,"PAY-2,1     | 3,A quotation mark is not closed.,"10000,2026-08-20,""PAY-2,1"
            """)
    void lineThatCannotBeReadIsKeptWithTheReasonAndTheOthersAreBooked(String line, String refused) {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 1) + line + "\n\n" + payments(3, 4));

        Importing.Run run = importing.run(file);

        assertThat(importing.booked()).containsExactly("PAY-1", "PAY-3", "PAY-4");
        assertThat(refused(file)).isEqualTo("line,reason," + HEADER + refused + "\n");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amountReceived        | -5
            documentNumber        | A-NUMBER-OF-MORE-THAN-TWENTY-CHARACTERS
            """)
    void valueThatTheLibraryRefusesIsSaidSo(String property, String value) {
        Importing importing = new Importing(directory);
        boolean amount = property.equals("amountReceived");
        Path file = importing.file(
                HEADER + "10000,2026-08-20," + (amount ? "PAY-1," + value : value + ",1") + "\n" + payments(2, 2));

        importing.run(file);

        assertThat(refused(file).lines().skip(1)).singleElement().asString().contains(property + " is ");
        assertThat(importing.booked()).containsExactly("PAY-2");
    }

    @Test
    void fileWithoutAnyLineThatCanBeReadMayBeCorrectedItself() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + "10000,20.08.2026,PAY-1,1\n");
        Importing.Run wrong = importing.run(file);

        importing.file(HEADER + "10000,2026-08-20,PAY-1,1\n");
        Importing.Run right = importing.run(file);

        assertThat(wrong.status()).isEqualTo(1);
        assertThat(right.status()).isZero();
        assertThat(importing.booked()).containsExactly("PAY-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            customerNumber,postingDate,amount,documentNumber,currency | payments.csv has unknown columns: "amount", "currency". Its first line may name customerNumber, postingDate, documentNumber, externalDocumentNumber, amountReceived, appliesToInvoiceNumber, description, comment, line, reason.
            customerNumber,documentNumber                             | payments.csv has no column postingDate, amountReceived. Its first line must name it.
            customerNumber,CustomerNumber                             | payments.csv has the column customerNumber twice.
            """)
    void firstLineThatDoesNotNameTheColumnsStopsIt(String header, String why) {
        Importing importing = new Importing(directory);

        Importing.Run run = importing.run(importing.file(header + "\n1,2,3,4,5\n"));

        assertThat(run.timeless()).isEqualTo("Stopped: " + why + "\n");
        assertThat(run.status()).isEqualTo(2);
        assertThat(importing.fake.requests()).isEmpty();
    }

    @Test
    void fileThatIsNotUtf8IsSaidSoBeforeAnythingIsSent() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file("");
        Files.write(
                file,
                (HEADER + payments(1, 500) + "10000,2026-08-20,M\u00fcller,1\n").getBytes(StandardCharsets.ISO_8859_1));

        Importing.Run run = importing.run(file);

        assertThat(run.timeless()).isEqualTo("Stopped: payments.csv is not in UTF-8. Save it in UTF-8.\n");
        assertThat(importing.fake.requests()).isEmpty();
    }

    @Test
    void byteOrderMarkAndBlanksAroundCellsAreNoMatter() {
        Importing importing = new Importing(directory);

        Importing.Run run = importing.run(
                importing.file("\uFEFF" + HEADER.replace(",", ", ") + " 10000 , 2026-08-20 , PAY-1 , 1.50 \n"));

        assertThat(run.status()).isZero();
        assertThat(importing.booked()).containsExactly("PAY-1");
    }

    @Test
    void stoppedImportIsNotCompleteAndAnotherRunCompletesIt() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 500));
        importing.stopAfterBatches(2);

        Importing.Run first = importing.run(file);
        importing.stopWhen = () -> false;
        Importing.Run second = importing.run(file);

        assertThat(first.timeless())
                .contains(
                        "Booked                  200\n",
                        "Not sent                300\n",
                        "Stopped: as it was asked to.\n")
                .endsWith("Run it again: it finds out what is unknown, and sends what is missing.\n");
        assertThat(first.status()).isEqualTo(2);
        assertThat(second.output()).containsPattern("Booked +300\\R").containsPattern("Booked before +200\\R");
        assertThat(second.status()).isZero();
        assertThat(importing.booked()).isEqualTo(numbers(1, 500));
    }

    @Test
    void tooManyErrorsStopIt() {
        Importing importing = new Importing(directory);
        importing.stopAfterErrors = 1;
        Path file = importing.file(HEADER + "NOBODY,2026-08-20,PAY-0,1\n" + payments(1, 2_000));

        Importing.Run run = importing.run(file);

        assertThat(run.output())
                .contains("Stopped: 1 lines were refused or are unknown, and stopAfterErrors is 1.")
                .containsPattern("Refused +1\\R");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void unknownLinesAreFoundOutByAnotherRunAndTheJournalIsNotToBePostedBefore() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 50));
        AtomicInteger lost = new AtomicInteger();
        ScriptedFault unanswered =
                Faults.cutAfterCommit().on(Requests.to("$batch").and(request -> lost.incrementAndGet() > 0));
        ScriptedFault blind = Faults.unavailable().on(Requests.gets().and(request -> lost.get() > 0));
        importing.fake.addFault(unanswered);
        importing.fake.addFault(blind);

        Importing.Run first = importing.run(file);
        importing.fake.removeFault(unanswered);
        importing.fake.removeFault(blind);
        Importing.Run second = importing.run(file);

        assertThat(first.output())
                .containsPattern("Unknown +50\\R")
                .containsPattern("Do not post the journal before 20\\S+Z: a request that was not answered may still be")
                .contains("Run it again");
        assertThat(first.status()).isEqualTo(2);
        assertThat(second.output()).containsPattern("Booked before +50\\R").contains("Do not post the journal before");
        assertThat(second.status()).isZero();
        assertThat(importing.booked()).isEqualTo(numbers(1, 50));
    }

    @Test
    void journalThatWasPostedBetweenRunsStopsItWithTheReason() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 500));
        importing.stopAfterBatches(2);
        importing.run(file);
        importing.fake.postJournal(importing.fake.journalId());
        importing.stopWhen = () -> false;
        importing.writes();

        Importing.Run again = importing.run(file);

        assertThat(again.output())
                .contains(
                        "Stopped: 200 of the lines that earlier runs have booked are not in the journal any more: it was"
                                + " posted,");
        assertThat(again.status()).isEqualTo(2);
        assertThat(importing.writes()).isEmpty();
        assertThat(importing.booked()).isEmpty();
    }

    @Test
    void fileThatWasChangedIsNotGoneOnWith() {
        Importing importing = new Importing(directory);
        importing.run(importing.file(HEADER + payments(1, 50)));
        importing.writes();

        Importing.Run changed = importing.run(importing.file(HEADER + payments(2, 51)));

        assertThat(changed.output())
                .contains("Stopped: The input differs from that of the earlier run within lines 1 to 50.");
        assertThat(changed.status()).isEqualTo(2);
        assertThat(importing.writes()).isEmpty();
    }

    @Test
    void serverThatCannotBeAskedIsSaidSo() {
        Importing importing = new Importing(directory);
        importing.fake.addFault(Faults.unavailable());

        Importing.Run run = importing.run(importing.file(HEADER + payments(1, 5)));

        assertThat(run.output()).contains("Stopped, since Business Central could not be asked: HTTP 503");
        assertThat(run.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Display.class)
    void barIsForTerminalsOnly(Display display) {
        Importing importing = new Importing(directory);
        importing.display = display;

        Importing.Run run = importing.run(importing.file(HEADER + payments(1, 250)));

        boolean bar = display == Display.BAR;
        assertThat(run.output().contains("\r" + "Importing")).isEqualTo(bar);
        assertThat(run.output().contains("100% [====")).isEqualTo(bar);
        assertThat(run.output().contains("250/250 lines")).isEqualTo(bar);
    }

    @Test
    void programsOwnOutputIsNoTerminalHere() {
        assertThat(Display.here()).isEqualTo(Display.LINES);
    }

    @Test
    void standInIsRunWithoutAResumeFile() throws IOException {
        Path file = Files.copy(SAMPLE, directory.resolve("payments.csv"));

        int status = new CommandLine(new ImportPayments()).execute(file.toString());

        assertThat(status).isEqualTo(1);
        assertThat(Beside.resumeFile(file)).doesNotExist();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(file, refusedFile(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--stop-after-error 5 payments.csv", "--stop-after-errors 0 payments.csv"})
    void wrongArgumentsAreStatusTwo(String arguments) {
        CommandLine command = new CommandLine(new ImportPayments()).setErr(new PrintWriter(new StringWriter()));

        assertThat(command.execute(List.of(arguments.split(" ")).stream()
                        .filter(argument -> !argument.isEmpty())
                        .toArray(String[]::new)))
                .isEqualTo(2);
    }
}
