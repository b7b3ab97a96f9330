package io.github.businesscentral.payments.examples.statement;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of comma-separated values.
 *
 * @param line the line of the file that it begins in, from 1
 * @param cells what it has, without blanks around
 */
public record CsvRow(long line, List<String> cells) {
    /** It is not certain where rows begin: a quotation mark is not closed, or text follows a closed one. The message names the line. */
    public static final class UnclearException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        UnclearException(CsvParseException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Reads rows, without blank ones. A line within a quoted cell is part of that cell.
     *
     * <p>The stream throws {@link UnclearException}, and {@link UncheckedIOException} if the reader fails. It closes the reader.
     */
    public static Stream<CsvRow> read(Reader reader, char delimiter) {
        CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader);
        Iterator<CsvRecord> records = csv.iterator();
        return Stream.generate(() -> next(records))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                .onClose(() -> close(csv));
    }

    private static Optional<CsvRow> next(Iterator<CsvRecord> records) {
        try {
            return records.hasNext() ? Optional.of(of(records.next())) : Optional.empty();
        } catch (CsvParseException e) {
            throw new UnclearException(e);
        }
    }

    private static CsvRow of(CsvRecord row) {
        return new CsvRow(
                row.getStartingLineNumber(),
                row.getFields().stream().map(String::strip).toList());
    }

    private static void close(CsvReader<CsvRecord> csv) {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a line within a cell that looks like a row. A missing quotation mark makes such lines, and so does a payer who
     * wants to be taken for a row.
     */
    public Optional<String> rowWithin(char delimiter, int columns) {
        return cells.stream()
                .flatMap(cell -> cell.lines().skip(1))
                .filter(text -> text.chars().filter(c -> c == delimiter).count() >= columns - 1L)
                .findFirst();
    }
}
