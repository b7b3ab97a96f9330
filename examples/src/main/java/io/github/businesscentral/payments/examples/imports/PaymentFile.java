package io.github.businesscentral.payments.examples.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file with payments as comma-separated values, in UTF-8, with the columns of {@link Column}. It may be of any length: it is
 * read line by line, and again from the beginning as often as it is needed.
 */
final class PaymentFile {
    private final Path path;
    private final Header header;

    private PaymentFile(Path path, Header header) {
        this.path = path;
        this.header = header;
    }

    /**
     * Reads the first line.
     *
     * @throws CannotImportException if it does not name the columns
     */
    static PaymentFile open(Path path) {
        return reading(path, rows -> {
            String first = rows.findFirst()
                    .orElseThrow(() -> new CannotImportException(path + " is empty."))
                    .text();
            return new PaymentFile(path, Header.of(path.toString(), cells(first).orElse(List.of(first))));
        });
    }

    Path path() {
        return path;
    }

    List<String> columns() {
        return header.names();
    }

    /**
     * Does something with the lines, none of which is kept.
     *
     * @throws CannotImportException if the file cannot be read
     */
    <T> T read(Function<Stream<PaymentLine>, T> use) {
        return reading(path, rows -> use.apply(payments(rows).map(this::line)));
    }

    /**
     * Does something with each line.
     *
     * @throws CannotImportException if the file cannot be read
     */
    void forEach(Consumer<PaymentLine> use) {
        read(lines -> {
            lines.forEach(use);
            return 0;
        });
    }

    /** A line of text and its place in the file. */
    private record Row(long number, String text) {}

    private static <T> T reading(Path path, Function<Stream<Row>, T> use) {
        AtomicLong number = new AtomicLong();
        try (Stream<String> lines = Files.lines(path)) {
            return use.apply(lines.map(text -> new Row(number.incrementAndGet(), text))
                    .map(row -> row.number() == 1 ? withoutByteOrderMark(row) : row));
        } catch (NoSuchFileException e) {
            throw new CannotImportException("There is no file " + path + ".", e);
        } catch (IOException e) {
            throw new CannotImportException(path + " cannot be read: " + e, e);
        } catch (UncheckedIOException e) {
            // A wrong letter in a name or a reference is found by nobody later.
            throw e.getCause() instanceof CharacterCodingException
                    ? new CannotImportException(path + " is not in UTF-8. Save it in UTF-8.", e)
                    : new CannotImportException(path + " cannot be read: " + e.getCause(), e);
        }
    }

    private static Row withoutByteOrderMark(Row row) {
        return new Row(1, row.text().startsWith("\uFEFF") ? row.text().substring(1) : row.text());
    }

    private static Stream<Row> payments(Stream<Row> rows) {
        return rows.skip(1).filter(row -> !row.text().isBlank());
    }

    private PaymentLine line(Row row) {
        return cells(row.text())
                .map(cells -> header.line(row.number(), cells))
                .orElseGet(() -> new PaymentLine(
                        row.number(), List.of(row.text()), Optional.empty(), "A quotation mark is not closed."));
    }

    /** Parses each line by itself: a quotation mark that is not closed would take the lines after it along. */
    private static Optional<List<String>> cells(String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            return Optional.empty();
        }
        try (Stream<CsvRecord> records = CsvReader.builder().ofCsvRecord(text).stream()) {
            return records.findFirst().map(CsvRecord::getFields);
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }
}
