package io.github.businesscentral.payments.examples;

import static io.github.businesscentral.payments.examples.Importing.HEADER;
import static io.github.businesscentral.payments.examples.Importing.numbers;
import static io.github.businesscentral.payments.examples.Importing.payments;
import static io.github.businesscentral.payments.examples.Importing.refused;
import static io.github.businesscentral.payments.examples.Importing.refusedFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.examples.imports.Display;
import io.github.businesscentral.payments.examples.terminal.Program;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.testing.Blocked;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
            The run "payments" is OPEN.

            Booked                    5
            Booked before             0
            Posted before             0
            Refused                   4
            Unknown                   0
            Not sent                  0
            Seconds …
            Lines a second …

            Every line that is not refused is in the run, or posted.
            The refused lines are in payments.csv.refused.csv, with the reasons. Correct them in payments.csv, and start this again.
            Nothing was posted. To post the run, start this again with --post.
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

        Importing.Start start = importing.start(file);

        assertThat(start.timeless()).isEqualTo(TABLE);
        assertThat(refused(file)).isEqualTo(REFUSED);
        assertThat(start.status()).isEqualTo(1);
    }

    @Test
    void paymentsAreBookedAsTheFileHasThem() throws IOException {
        Importing importing = new Importing(directory);

        importing.start(importing.file(Files.readString(SAMPLE)));

        Map<String, Object> second = importing.lines().stream()
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

        Importing.Start start = importing.start(file);

        assertThat(start.status()).isZero();
        assertThat(importing.booked()).isEqualTo(numbers(1, 250));
        assertThat(refusedFile(file)).doesNotExist();
    }

    @Test
    void anotherStartFindsWhatIsBookedAndTriesTheRefusedLinesAgain() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(Files.readString(SAMPLE));
        importing.start(file);
        List<String> booked = importing.booked();

        Importing.Start again = importing.start(file);

        assertThat(importing.booked()).hasSize(5).isEqualTo(booked);
        assertThat(again.output()).containsPattern("Booked before +5\\R").containsPattern("Booked +0\\R");
        assertThat(refused(file)).isEqualTo(REFUSED);
        assertThat(again.status()).isEqualTo(1);
    }

    @Test
    void correctedLinesAreBookedByAnotherStart() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(Files.readString(SAMPLE));
        importing.start(file);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("99999,", "20000,")
                        .replace(",20.08.2026,", ",2026-08-20,")
                        .replace(",\"1.200,00\",", ",1200.00,"));

        Importing.Start corrected = importing.start(file);

        assertThat(corrected.output()).containsPattern("Booked +3\\R").containsPattern("Booked before +5\\R");
        assertThat(importing.booked())
                .containsExactlyElementsOf(IntStream.of(1, 2, 3, 4, 5, 6, 8, 9)
                        .mapToObj(i -> "PAY-000" + i)
                        .toList());
        assertThat(refused(file).lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("8,\"HTTP 400")
                .endsWith("40000,2026-08-21,PAY-0007,WIRE-88127,70.00,,,");
        assertThat(corrected.status()).isEqualTo(1);
    }

    @Test
    void refusedFileIsDeletedWhenNothingIsRefusedAnyMore() {
        Importing importing = new Importing(directory);
        importing.start(importing.file(HEADER + "10000,never,PAY-1,1.25\n"));

        Path file = importing.file(HEADER + payments(1, 1));
        Importing.Start corrected = importing.start(file);

        assertThat(refusedFile(file)).doesNotExist();
        assertThat(corrected.status()).isZero();
        assertThat(importing.booked()).containsExactly("PAY-1");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusedFileIsReadableByItsOwnerOnly() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + "NOBODY,2026-08-20,PAY-1,1\n");
        importing.file("payments.csv.refused.csv", "of an earlier start, readable by all");

        importing.start(file);

        assertThat(refusedFile(file)).content().startsWith("line,reason,");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(refusedFile(file))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusedFileThatCannotBeWrittenIsSaidAfterTheOutcome() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + "NOBODY,2026-08-20,PAY-1,1\n" + payments(2, 3));
        Files.createDirectories(refusedFile(file).resolve("not empty"));

        Importing.Start start = importing.start(file);

        assertThat(start.timeless())
                .contains(
                        "Every line that is not refused is in the run, or posted.\nStopped: The refused lines cannot be");
        assertThat(start.status()).isEqualTo(2);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(file, refusedFile(file));
        }
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
            """)
    void lineThatCannotBeReadIsKeptWithTheReasonAndTheOthersAreBooked(String line, String refused) {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 1) + line + "\n\n" + payments(3, 4));

        Importing.Start start = importing.start(file);

        assertThat(importing.booked()).containsExactly("PAY-1", "PAY-3", "PAY-4");
        assertThat(refused(file)).isEqualTo("line,reason," + HEADER + refused + "\n");
        assertThat(start.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10000,2026-08-20,"PAY-2,1 | Unclosed quoted field at end of input (record starting at line 3)
            10000,2026-08-20,"PAY"-2,1 | Unexpected character after closing quote: '-' (0x2d) (record starting at line 3)
            """)
    void fileWhoseRowsAreNotClearIsNotSent(String line, String why) {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 1) + line + "\n" + payments(3, 4));

        Importing.Start start = importing.start(file);

        assertThat(start.timeless()).isEqualTo("Stopped: payments.csv cannot be divided into rows: " + why + ".\n");
        assertThat(start.status()).isEqualTo(2);
        assertThat(importing.fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amountReceived        | -5
            documentNumber        | A-NUMBER-OF-MORE-THAN-TWENTY-CHARACTERS
            documentNumber        | pay-1
            """)
    void valueThatTheLibraryRefusesIsSaidSo(String property, String value) {
        Importing importing = new Importing(directory);
        boolean amount = property.equals("amountReceived");
        Path file = importing.file(
                HEADER + "10000,2026-08-20," + (amount ? "PAY-1," + value : value + ",1") + "\n" + payments(2, 2));

        importing.start(file);

        assertThat(refused(file).lines().skip(1)).singleElement().asString().contains(property + " ");
        assertThat(importing.booked()).containsExactly("PAY-2");
    }

    @Test
    void repeatedDocumentNumberIsRefusedAndTheFirstOneBooked() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 3) + payments(2, 2));

        Importing.Start start = importing.start(file);

        assertThat(refused(file).lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("5,\"document number PAY-2 occurred earlier in the input.");
        assertThat(importing.booked()).isEqualTo(numbers(1, 3));
        assertThat(start.status()).isEqualTo(1);
    }

    @Test
    void fileWithoutReadableLinesSendsNothing() {
        Importing importing = new Importing(directory);

        Importing.Start wrong = importing.post(importing.file(HEADER + "10000,20.08.2026,PAY-1,1\n"));

        assertThat(wrong.status()).isEqualTo(1);
        assertThat(importing.fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            customerNumber,postingDate,amount,documentNumber,currency | payments.csv has unknown columns: "amount", "currency". Its first line may name customerNumber, postingDate, documentNumber, externalDocumentNumber, amountReceived, appliesToInvoiceNumber, description, comment.
            customerNumber,documentNumber                             | payments.csv has no column postingDate, amountReceived. Its first line must name it.
            line,reason,customerNumber                                | payments.csv has unknown columns: "line", "reason". Its first line may name customerNumber, postingDate, documentNumber, externalDocumentNumber, amountReceived, appliesToInvoiceNumber, description, comment.
            customerNumber,CustomerNumber                             | payments.csv has the column customerNumber twice.
            """)
    void firstLineThatDoesNotNameTheColumnsStopsIt(String header, String why) {
        Importing importing = new Importing(directory);

        Importing.Start start = importing.start(importing.file(header + "\n1,2,3,4,5\n"));

        assertThat(start.timeless()).isEqualTo("Stopped: " + why + "\n");
        assertThat(start.status()).isEqualTo(2);
        assertThat(importing.fake.requests()).isEmpty();
    }

    @Test
    void fileThatIsNotUtf8IsSaidSoBeforeAnythingIsSent() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file("");
        Files.write(
                file,
                (HEADER + payments(1, 500) + "10000,2026-08-20,M\u00fcller,1\n").getBytes(StandardCharsets.ISO_8859_1));

        Importing.Start start = importing.start(file);

        assertThat(start.timeless()).isEqualTo("Stopped: payments.csv is not in UTF-8. Save it in UTF-8.\n");
        assertThat(importing.fake.requests()).isEmpty();
    }

    @Test
    void byteOrderMarkAndBlanksAroundCellsAreNoMatter() {
        Importing importing = new Importing(directory);

        Importing.Start start = importing.start(
                importing.file("\uFEFF" + HEADER.replace(",", ", ") + " 10000 , 2026-08-20 , PAY-1 , 1.50 \n"));

        assertThat(start.status()).isZero();
        assertThat(importing.booked()).containsExactly("PAY-1");
    }

    @Test
    void stoppedImportIsNotCompleteAndAnotherStartCompletesIt() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 500));
        importing.stopAfterBatches(2);

        Importing.Start first = importing.start(file);
        importing.stopWhen = () -> false;
        importing.fake.clearRequests();
        Importing.Start second = importing.start(file);

        assertThat(importing.creates()).hasSize(300);
        assertThat(first.timeless())
                .contains("Booked                  200\n", "Not sent                300\n", "Stopped: on request.\n")
                .endsWith("Start this again: it finds what is there, and sends the rest.\n");
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

        Importing.Start start = importing.start(file);

        assertThat(start.output())
                .contains("Stopped: 1 lines were refused or are unknown, and stopAfterErrors is 1.")
                .containsPattern("Refused +1\\R");
        assertThat(start.status()).isEqualTo(2);
    }

    @Test
    void unknownLinesAreFoundByAnotherStart() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 50));
        AtomicInteger lost = new AtomicInteger();
        ScriptedFault unanswered =
                Faults.cutAfterCommit().on(Requests.to("$batch").and(request -> lost.incrementAndGet() > 0));
        ScriptedFault blind = Faults.unavailable().on(Requests.gets().and(request -> lost.get() > 0));
        importing.fake.addFault(unanswered);
        importing.fake.addFault(blind);

        Importing.Start first = importing.post(file);
        importing.fake.removeFault(unanswered);
        importing.fake.removeFault(blind);
        Importing.Start second = importing.start(file);

        assertThat(first.output()).containsPattern("Unknown +50\\R").contains("Start this again");
        assertThat(first.status()).isEqualTo(2);
        assertThat(second.output()).containsPattern("Booked before +50\\R");
        assertThat(second.status()).isZero();
        assertThat(importing.booked()).isEqualTo(numbers(1, 50));
    }

    @Test
    void changedLineIsRefusedAndAddedOnesAreBooked() {
        Importing importing = new Importing(directory);
        importing.start(importing.file(HEADER + payments(1, 50)));

        Path file = importing.file((HEADER + payments(1, 60)).replace(",PAY-7,7.25\n", ",PAY-7,8.25\n"));
        Importing.Start changed = importing.start(file);

        assertThat(changed.output())
                .containsPattern("Booked +10\\R")
                .containsPattern("Booked before +49\\R")
                .containsPattern("Refused +1\\R");
        assertThat(refused(file).lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("8,")
                .endsWith(",PAY-7,8.25");
        assertThat(importing.booked()).isEqualTo(numbers(1, 60));
        assertThat(changed.status()).isEqualTo(1);
    }

    @Test
    void largeFileIsDividedIntoJournals() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 5_001));

        Importing.Start start = importing.post(file);

        assertThat(start.status()).isZero();
        assertThat(importing.runJournals()).hasSize(2);
        assertThat(importing.posted()).isEqualTo(numbers(1, 5_001));
    }

    @Test
    void postPostsEachPaymentOnceAndLaterStartsFindThem() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 250));

        Importing.Start first = importing.post(file);
        importing.fake.clearRequests();
        Importing.Start second = importing.post(file);
        Importing.Start third = importing.start(file);

        assertThat(first.timeless()).endsWith("Posting the run.\nThe run is POSTED.\n");
        assertThat(first.status()).isZero();
        assertThat(second.timeless())
                .contains("The run \"payments\" is POSTED.\n", "Posted before           250\n")
                .endsWith("The run is POSTED, and nothing is left to post.\n");
        assertThat(second.status()).isZero();
        assertThat(third.timeless())
                .contains("Posted before           250\n")
                .endsWith("Every line that is not refused is in the run, or posted.\n");
        assertThat(third.status()).isZero();
        assertThat(importing.fake.requests()).filteredOn(Requests.writes()).isEmpty();
        assertThat(importing.posted()).isEqualTo(numbers(1, 250));
        assertThat(importing.booked()).isEmpty();
    }

    @Test
    void linesAddedAfterPostingArePostedByTheNextStart() {
        Importing importing = new Importing(directory);
        importing.post(importing.file(HEADER + payments(1, 50)));

        Importing.Start more = importing.post(importing.file(HEADER + payments(1, 80)));

        assertThat(more.output()).containsPattern("Booked +30\\R").containsPattern("Posted before +50\\R");
        assertThat(more.status()).isZero();
        assertThat(importing.posted()).isEqualTo(numbers(1, 80));
    }

    @Test
    void refusedLinesDoNotKeepTheOthersFromBeingPosted() {
        Importing importing = new Importing(directory);

        Importing.Start first =
                importing.post(importing.file(HEADER + payments(1, 5) + "NOBODY,2026-08-20,PAY-6,6.25\n"));
        Importing.Start corrected = importing.post(importing.file(HEADER + payments(1, 6)));

        assertThat(first.output()).endsWith("The run is POSTED." + System.lineSeparator());
        assertThat(first.status()).isEqualTo(1);
        assertThat(corrected.status()).isZero();
        assertThat(importing.posted()).isEqualTo(numbers(1, 6));
    }

    @Test
    void runWithoutLinesStaysOpen() {
        Importing importing = new Importing(directory);

        Importing.Start start = importing.post(importing.file(HEADER + "NOBODY,2026-08-20,PAY-1,1\n"));

        assertThat(start.output()).contains("The run is OPEN: it had no lines, or others have entered more meanwhile.");
        assertThat(start.status()).isEqualTo(1);
    }

    @Test
    void importThatIsNotCompleteIsNotPosted() {
        Importing importing = new Importing(directory);
        importing.stopAfterBatches(2);

        Importing.Start start = importing.post(importing.file(HEADER + payments(1, 500)));

        assertThat(start.status()).isEqualTo(2);
        assertThat(importing.posted()).isEmpty();
        assertThat(importing.booked()).hasSize(200);
    }

    @Test
    void programThatIsAskedToStopAfterTheLastLineDoesNotPost() {
        Importing importing = new Importing(directory);
        importing.stopAfterBatches(1);

        Importing.Start start = importing.post(importing.file(HEADER + payments(1, 100)));

        assertThat(start.output()).contains("Stopped: on request, before the run was posted.");
        assertThat(start.status()).isEqualTo(2);
        assertThat(importing.posted()).isEmpty();
        assertThat(importing.booked()).isEqualTo(numbers(1, 100));
    }

    @Test
    void postingOfAnEarlierStartIsCompletedWithPostOnly() {
        Importing importing = new Importing(directory);
        importing.start(importing.file(HEADER + payments(1, 50)));
        importing.withRun(PaymentRun::seal);
        Path more = importing.file(HEADER + payments(1, 60));

        Importing.Start without = importing.start(more);
        Importing.Start with = importing.post(more);

        assertThat(without.timeless())
                .endsWith(
                        "Stopped: the run is SEALED, because its posting has begun. Start this again with --post, which"
                                + " completes the posting first.\n");
        assertThat(without.status()).isEqualTo(2);
        assertThat(with.output()).containsPattern("Posted before +50\\R").containsPattern("Booked +10\\R");
        assertThat(with.status()).isZero();
        assertThat(importing.posted()).isEqualTo(numbers(1, 60));
    }

    @Test
    void runThatTheServerRefusesToPostIsNotComplete() {
        Importing importing = new Importing(directory);
        UUID customer = importing.fake.addCustomer("60000", "Blocked later");
        Path file = importing.file(HEADER + payments(1, 5) + "60000,2026-08-20,PAY-6,1\n");
        importing.start(file);
        importing.fake.blockCustomer(customer, Blocked.ALL);

        Importing.Start start = importing.post(file);

        assertThat(start.output()).contains("Stopped: HTTP 400");
        assertThat(start.status()).isEqualTo(2);
        assertThat(importing.booked()).isEqualTo(numbers(1, 6));
    }

    @Test
    void openRunThatPeoplePostedIsCompletedAndNothingIsBookedTwice() {
        Importing importing = new Importing(directory);
        Path file = importing.file(HEADER + payments(1, 500));
        importing.stopAfterBatches(2);
        importing.start(file);
        importing.runJournals().forEach(importing.fake::postJournal);
        importing.stopWhen = () -> false;

        Importing.Start again = importing.post(file);

        assertThat(again.output()).containsPattern("Booked +300\\R").containsPattern("Posted before +200\\R");
        assertThat(again.status()).isZero();
        assertThat(importing.posted()).isEqualTo(numbers(1, 500));
    }

    @Test
    void noteOverSeveralLinesIsPartOfItsRow() {
        Importing importing = new Importing(directory);
        Path file = importing.file("customerNumber,postingDate,documentNumber,amountReceived,comment\n"
                + "10000,2026-08-20,PAY-1,1.25,\"Thanks,\n\nsee you\"\n10000,2026-08-20,PAY-2,2.25,\n");

        Importing.Start start = importing.start(file);

        assertThat(start.timeless()).startsWith("Payments from payments.csv: 2 lines.\n");
        assertThat(importing.booked()).containsExactly("PAY-1", "PAY-2");
    }

    @Test
    void dryRunSaysWhatWouldHappenAndSendsNothing() throws IOException {
        Importing importing = new Importing(directory);
        Path file = importing.file(Files.readString(SAMPLE));

        Importing.Start dry = importing.dryRun(file);

        assertThat(dry.timeless()).isEqualTo("""
                Payments from payments.csv: 9 lines, 2 of which cannot be read.
                Line 7 cannot be read: postingDate is "20.08.2026", and should be like 2026-08-20.
                Line 9 cannot be read: amountReceived is "1.200,00", and should be like 1500.10.

                This was a dry run: nothing is sent. 7 lines would be imported into the run "payments"; those that it has already would be found.
                """);
        assertThat(dry.status()).isEqualTo(1);
        assertThat(importing.fake.requests()).filteredOn(Requests.writes()).isEmpty();
        assertThat(refusedFile(file)).doesNotExist();
    }

    @Test
    void linesThatLookWrongGetAHintBeforeAnythingIsSent() {
        Importing importing = new Importing(directory);

        Importing.Start start = importing.dryRun(importing.file("""
                customerNumber,postingDate,documentNumber,amountReceived,description
                10000,2062-08-20,PAY-1,1.25,
                10000,2026-08-20,PAY-2,2.25,#N/A
                10000,2026-08-20,PAY-3,3.25,
                10000,2026-08-20,PAY-4,3.25,
                10000,2016-08-20,PAY-5,5.25,
                """));

        assertThat(start.output().lines().skip(1).limit(4))
                .containsExactly(
                        "Look at line 2: it has the posting date 2062-08-20.",
                        "Look at line 3: it has #N/A, a spreadsheet's error.",
                        "Look at line 5: it has the customer, date, amount and texts of line 4.",
                        "Look at line 6: it has the posting date 2016-08-20.");
        assertThat(start.status()).isZero();
    }

    @Test
    void accountThatIsNotThereStopsIt() {
        Importing importing = new Importing(directory);
        importing.accountNumber = "4711";

        Importing.Start start = importing.start(importing.file(HEADER + payments(1, 5)));

        assertThat(start.timeless())
                .endsWith(
                        "Stopped: The company has no G/L account 4711. Name the account that the payments balance against"
                                + " with --account.\n");
        assertThat(start.status()).isEqualTo(2);
        assertThat(importing.fake.requests()).filteredOn(Requests.writes()).isEmpty();
    }

    @Test
    void serverThatCannotBeAskedIsSaidSo() {
        Importing importing = new Importing(directory);
        importing.fake.addFault(Faults.unavailable());

        Importing.Start start = importing.start(importing.file(HEADER + payments(1, 5)));

        assertThat(start.output()).contains("Stopped: HTTP 503");
        assertThat(start.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Display.class)
    void barIsForTerminalsOnly(Display display) {
        Importing importing = new Importing(directory);
        importing.display = display;

        Importing.Start start = importing.start(importing.file(HEADER + payments(1, 250)));

        boolean bar = display == Display.BAR;
        assertThat(start.output().contains("\r" + "Importing")).isEqualTo(bar);
        assertThat(start.output().contains("100% [====")).isEqualTo(bar);
        assertThat(start.output().contains("250/250 lines")).isEqualTo(bar);
    }

    @Test
    void programsOwnOutputIsNoTerminalHere() {
        assertThat(Display.here()).isEqualTo(Display.LINES);
    }

    @Test
    void standInInsideHasAnAccountAndLeavesTheRefusedFileOnly() throws IOException {
        Path file = Files.copy(SAMPLE, directory.resolve("payments.csv"));

        int status = new CommandLine(new ImportPayments()).execute(file.toString(), "--post");

        assertThat(status).isEqualTo(1);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(file, refusedFile(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--stop-after-error 5 payments.csv", "--stop-after-errors 0 payments.csv"})
    void wrongArgumentsAreStatusTwo(String arguments) {
        CommandLine command = Program.of(new ImportPayments()).setErr(new PrintWriter(new StringWriter()));

        assertThat(command.execute(List.of(arguments.split(" ")).stream()
                        .filter(argument -> !argument.isEmpty())
                        .toArray(String[]::new)))
                .isEqualTo(2);
    }
}
