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

/** What became of an import. Prints as a table. */
public final class ImportReport {
    private static final List<Field<CustomerPayment, ?>> COLUMNS = List.of(
            CUSTOMER_NUMBER,
            POSTING_DATE,
            DOCUMENT_NUMBER,
            EXTERNAL_DOCUMENT_NUMBER,
            AMOUNT,
            APPLIES_TO_INVOICE_NUMBER);

    /** With these a spreadsheet begins a formula. */
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
     * Makes a report.
     *
     * @param problems the lines that are not booked, or not known to be
     * @param stopped why not all of the input was sent; empty if it was
     */
    public static ImportReport of(ImportProgress progress, List<ImportedLine> problems, String stopped) {
        return new ImportReport(progress, problems, stopped);
    }

    /** The lines by what became of them. */
    public ImportProgress progress() {
        return progress;
    }

    /**
     * Whether all of the input was read and nothing is unknown or left, so that the same import would do nothing more. Lines can
     * have been refused: see {@link #isAllBooked}.
     */
    public boolean isFinished() {
        return stopped.isEmpty() && progress.count(Outcome.UNKNOWN) == 0 && progress.count(Outcome.NOT_SENT) == 0;
    }

    /** Whether the import {@linkplain #isFinished is finished} and no line was refused: all of the input is in the run, or posted. */
    public boolean isAllBooked() {
        return isFinished() && progress.count(Outcome.REFUSED) == 0;
    }

    /** Why not all of the input was sent, if it was not. */
    public Optional<String> stopped() {
        return stopped.isEmpty() ? Optional.empty() : Optional.of(stopped);
    }

    /**
     * The lines that are not booked or not known to be, by their position. No more than 10,000 are kept: {@link #problemCount}
     * counts all, and an {@link ImportListener} is told of all.
     */
    public List<ImportedLine> problems() {
        return problems;
    }

    /** How many lines are not booked or not known to be, those included that {@link #problems} has no room for. */
    public long problemCount() {
        long counted = progress.lines() - progress.booked();
        return Math.max(counted, problems.size());
    }

    /**
     * Writes the {@link #problems} as CSV (RFC 4180, UTF-8): position, outcome and reason, and what tells a payment from
     * others, customers' numbers and amounts included. If there are more than are kept, a last row says how many. Replaces a
     * file that is there. Where the file system knows owners, only the owner may read it.
     *
     * <p>Spreadsheets would take a text for a formula that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a
     * carriage return: an apostrophe is put before it. Amounts stay as they are.
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

    /** The row that says how many lines have none. */
    private Optional<String> rest() {
        long more = problemCount() - problems.size();
        return more == 0
                ? Optional.empty()
                : Optional.of(",," + more + " more lines are not in this file; an ImportListener is told of all"
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
