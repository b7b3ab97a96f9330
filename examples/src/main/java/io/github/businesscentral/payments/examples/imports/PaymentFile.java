package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.examples.statement.CsvRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file with payments as comma-separated values, in UTF-8, with the columns of {@link Column}. It may be of any length: it is
 * read row by row, and again from the beginning as often as it is needed.
 */
final class PaymentFile {
    private static final char DELIMITER = ',';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

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
            CsvRow first = rows.findFirst().orElseThrow(() -> new CannotImportException(path + " is empty."));
            return new PaymentFile(path, Header.of(path.toString(), first.cells()));
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
        return reading(path, rows -> use.apply(rows.skip(1).map(this::line)));
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

    private static <T> T reading(Path path, Function<Stream<CsvRow>, T> use) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            skipByteOrderMark(reader);
            try (Stream<CsvRow> rows = CsvRow.read(reader, DELIMITER)) {
                return use.apply(rows);
            }
        } catch (CsvRow.UnclearException e) {
            throw new CannotImportException(path + " cannot be divided into rows: " + e.getMessage() + ".", e);
        } catch (NoSuchFileException e) {
            throw new CannotImportException("There is no file " + path + ".", e);
        } catch (IOException e) {
            throw cannotBeRead(path, e, e);
        } catch (UncheckedIOException e) {
            throw cannotBeRead(path, e.getCause(), e);
        }
    }

    private static CannotImportException cannotBeRead(Path path, IOException why, Exception cause) {
        // A wrong letter in a name or a reference would stay unnoticed.
        return why instanceof CharacterCodingException
                ? new CannotImportException(path + " is not in UTF-8. Save it in UTF-8.", cause)
                : new CannotImportException(path + " cannot be read: " + why, cause);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private PaymentLine line(CsvRow row) {
        return row.rowWithin(DELIMITER, header.names().size())
                .map(within -> new PaymentLine(
                        row.line(),
                        row.cells(),
                        Optional.empty(),
                        "A cell has a line that looks like a row. Look whether a quotation mark is missing: " + within))
                .orElseGet(() -> header.line(row.line(), row.cells()));
    }
}
