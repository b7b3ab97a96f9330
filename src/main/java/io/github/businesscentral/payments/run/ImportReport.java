package io.github.businesscentral.payments.run;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.POSTING_DATE;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of an import. {@code toString()} prints it as a table. */
public final class ImportReport {
    private static final List<Field<CustomerPayment, ?>> COLUMNS = List.of(
            CUSTOMER_NUMBER,
            POSTING_DATE,
            DOCUMENT_NUMBER,
            EXTERNAL_DOCUMENT_NUMBER,
            AMOUNT,
            APPLIES_TO_INVOICE_NUMBER);

    /** Spreadsheets treat a cell that starts with one of these as a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final ImportProgress progress;
    private final List<ImportedLine> problems;
    private final String stopped;

    private ImportReport(ImportProgress progress, List<ImportedLine> problems, String stopped) {
        this.progress = Objects.requireNonNull(progress, "progress");
        this.problems = List.copyOf(problems);
        this.stopped = Objects.requireNonNull(stopped, "stopped");
    }

    /**
     * Creates a report.
     *
     * @param problems the lines that are not booked, or whose outcome is unknown
     * @param stopped why the import stopped before the end of the input; empty if it did not
     */
    public static ImportReport of(ImportProgress progress, List<ImportedLine> problems, String stopped) {
        return new ImportReport(progress, problems, stopped);
    }

    /** The number of lines by outcome. */
    public ImportProgress progress() {
        return progress;
    }

    /**
     * Whether the whole input was read and no line is unknown or unsent. Repeating the import would then change nothing. Lines
     * may still have been refused: see {@link #isAllBooked}.
     */
    public boolean isFinished() {
        return stopped.isEmpty() && progress.count(Outcome.UNKNOWN) == 0 && progress.count(Outcome.NOT_SENT) == 0;
    }

    /**
     * Whether the import {@linkplain #isFinished is finished} and no line was refused. The whole input is then in the run or
     * posted.
     */
    public boolean isAllBooked() {
        return isFinished() && progress.count(Outcome.REFUSED) == 0;
    }

    /** Why the import stopped before the end of the input; empty if it did not. */
    public Optional<String> stopped() {
        return stopped.isEmpty() ? Optional.empty() : Optional.of(stopped);
    }

    /**
     * The lines that are not booked or whose outcome is unknown, by position. The report keeps at most 10,000 of them. {@link
     * #problemCount} counts all, and an {@link ImportListener} receives all.
     */
    public List<ImportedLine> problems() {
        return problems;
    }

    /**
     * The number of lines that are not booked or whose outcome is unknown, including those beyond the limit of {@link #problems}.
     */
    public long problemCount() {
        long counted = progress.lines() - progress.booked();
        return Math.max(counted, problems.size());
    }

    /**
     * Writes the {@link #problems} as CSV (RFC 4180, UTF-8): position, outcome, reason, and the values that identify the payment,
     * including customer number and amount. If there are more problems than the report keeps, the last row states how many are
     * missing. Overwrites an existing file. On file systems with owners, only the owner can read the file.
     *
     * <p>Text that starts with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return is prefixed with an
     * apostrophe, so that spreadsheets do not run it as a formula. Amounts are written unchanged.
     */
    public void writeProblems(Path file) throws IOException {
        OwnersFile.write(file, csv());
    }

    private String csv() {
        Stream<String> header = Stream.concat(
                Stream.of("position", "outcome", "reason"), COLUMNS.stream().map(Field::name));
        Stream<String> lines = problems.stream().map(ImportReport::csv);
        return Stream.concat(Stream.of(header.collect(Collectors.joining(","))), Stream.concat(lines, rest().stream()))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** The last row, which states how many problems are missing from the file. */
    private Optional<String> rest() {
        long more = problemCount() - problems.size();
        return more == 0
                ? Optional.empty()
                : Optional.of(",," + more + " more lines are not in this file; an ImportListener receives all"
                        + ",".repeat(COLUMNS.size()));
    }

    private static String csv(ImportedLine line) {
        Stream<Object> head = Stream.of(line.position(), line.outcome(), line.reason());
        Stream<Object> values = COLUMNS.stream()
                .map(field ->
                        line.draft().value(field).<Object>map(value -> value).orElse(""));
        return Stream.concat(head, values).map(ImportReport::cell).collect(Collectors.joining(","));
    }

    private static String cell(Object value) {
        String text = value.toString();
        boolean formula = value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return quoted(formula ? "'" + text : text);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append(row("booked", progress.count(Outcome.BOOKED)));
        table.append(row("booked before", progress.count(Outcome.BOOKED_BEFORE)));
        table.append(row("posted before", progress.count(Outcome.POSTED_BEFORE)));
        table.append(row("refused", progress.count(Outcome.REFUSED)));
        table.append(row("unknown", progress.count(Outcome.UNKNOWN)));
        table.append(row("not sent", progress.count(Outcome.NOT_SENT)));
        if (!stopped.isEmpty()) {
            table.append("stopped: ").append(stopped).append('\n');
        }
        return table.toString();
    }

    private static String row(String name, long count) {
        return String.format(Locale.ROOT, "%-20s%,12d%n", name, count);
    }
}
