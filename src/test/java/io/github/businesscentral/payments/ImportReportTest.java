package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import says of itself in the end. */
class ImportReportTest {
    @TempDir
    Path directory;

    private static ImportReport report(Map<Outcome, Long> counts, ImportedLine... problems) {
        return ImportReport.of(ImportProgress.of(counts, Duration.ZERO), List.of(problems), "");
    }

    private static ImportedLine refused(NewCustomerPayment draft, String reason) {
        return ImportedLine.troubled(7, draft, Outcome.REFUSED, reason);
    }

    private static NewCustomerPayment draft(String documentNumber) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(LocalDate.of(2026, 8, 20))
                .documentNumber(documentNumber)
                .amountReceived(new BigDecimal("0.30"))
                .build();
    }

    private String csv(ImportReport report) throws IOException {
        Path file = directory.resolve("problems.csv");
        report.writeProblems(file);
        return Files.readString(file);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOKED, true, true",
        "BOOKED_BEFORE, true, true",
        "POSTED_BEFORE, true, true",
        "REFUSED, true, false",
        "UNKNOWN, false, false",
        "NOT_SENT, false, false"
    })
    void anImportIsFinishedAlsoIfLinesAreRefusedButNotAllBooked(Outcome outcome, boolean finished, boolean allBooked) {
        ImportReport report = report(Map.of(outcome, 2L));

        assertThat(report.isFinished()).isEqualTo(finished);
        assertThat(report.isAllBooked()).isEqualTo(allBooked);
    }

    @Test
    void anImportThatWasStoppedIsNotFinished() {
        ImportReport report =
                ImportReport.of(ImportProgress.of(Map.of(Outcome.BOOKED, 1L), Duration.ZERO), List.of(), "as asked");

        assertThat(report.isFinished()).isFalse();
        assertThat(report.isAllBooked()).isFalse();
    }

    @Test
    void aLastRowSaysHowManyProblemsAreNotKept() throws IOException {
        ImportReport report = report(
                Map.of(Outcome.BOOKED, 5L, Outcome.REFUSED, 11L, Outcome.UNKNOWN, 2L, Outcome.NOT_SENT, 1L),
                refused(draft("PAY-1"), "No."));

        assertThat(report.problemCount()).isEqualTo(14);
        assertThat(List.of(csv(report).split("\r\n")))
                .hasSize(3)
                .last()
                .isEqualTo(",,13 more lines are not in this file; an ImportListener receives all,,,,,,");
    }

    @Test
    void aFileWithAllProblemsEndsWithTheLastOne() throws IOException {
        ImportReport report = report(Map.of(Outcome.REFUSED, 1L), refused(draft("PAY-1"), "No."));

        assertThat(report.problemCount()).isEqualTo(1);
        assertThat(csv(report)).endsWith("\r\n7,REFUSED,No.,10000,2026-08-20,PAY-1,,-0.30,\r\n");
    }

    /** A device is written to where it is; one that is full fails as a full disk does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDeviceIsAFullDisk() {
        ImportReport report = report(Map.of(Outcome.REFUSED, 1L), refused(draft("PAY-1"), "No."));

        assertThatIOException()
                .isThrownBy(() -> report.writeProblems(Path.of("/dev/full")))
                .withMessageContaining("No space left");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidSo() {
        ImportReport report = report(Map.of(Outcome.REFUSED, 1L), refused(draft("PAY-1"), "No."));

        assertThatIOException()
                .isThrownBy(() -> report.writeProblems(directory.resolve("not-there/problems.csv")))
                .withMessageContaining("problems.csv");
        assertThatIOException()
                .isThrownBy(() -> report.writeProblems(directory))
                .withMessageContaining(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r"})
    void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String begin) throws IOException {
        ImportReport report = report(Map.of(Outcome.REFUSED, 1L), refused(draft("=1+1"), begin + "cmd|' /C calc'!A0"));

        assertThat(csv(report).replace("\"", ""))
                .contains(",'" + begin + "cmd|' /C calc'!A0,")
                .contains(",'=1+1,")
                .contains(",-0.30,");
    }

    @Test
    void otherTextsStayAsTheyAre() throws IOException {
        ImportReport report = report(Map.of(Outcome.REFUSED, 1L), refused(draft("PAY=1"), "a, \"b\""));

        assertThat(csv(report)).contains(",\"a, \"\"b\"\"\",").contains(",PAY=1,");
    }

    @Test
    void progressCountsWhatIsInTheRunAndHowFastItGotThere() {
        Map<Outcome, Long> counts =
                Map.of(Outcome.BOOKED, 30L, Outcome.BOOKED_BEFORE, 11L, Outcome.POSTED_BEFORE, 1L, Outcome.REFUSED, 1L);

        ImportProgress progress = ImportProgress.of(counts, Duration.ofSeconds(4));

        assertThat(progress.booked()).isEqualTo(42);
        assertThat(progress.lines()).isEqualTo(43);
        assertThat(progress.linesPerSecond()).isEqualTo(7.5);
        assertThat(ImportProgress.of(counts, Duration.ZERO).linesPerSecond()).isZero();
    }
}
