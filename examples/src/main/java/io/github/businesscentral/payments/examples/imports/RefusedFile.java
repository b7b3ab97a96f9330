package io.github.businesscentral.payments.examples.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The refused lines of a file, each with its place in that file and the reason. */
final class RefusedFile {
    private RefusedFile() {}

    /**
     * Writes the unreadable and the refused lines of {@code file} into a file beside it, which replaces the one of an earlier
     * start. If there are no such lines, that one is deleted.
     *
     * @param reasons why lines were refused, by position among the readable ones
     * @return the file, if there are refused lines
     */
    static Optional<Path> write(PaymentFile file, Map<Long, String> reasons) {
        Path place = file.path().resolveSibling(file.path().getFileName() + ".refused.csv");
        try {
            // On POSIX systems, only the owner may read a temporary file.
            Path fresh = Files.createTempFile(place.toAbsolutePath().getParent(), "refused", ".csv");
            try {
                if (writeLines(file, reasons, fresh) == 0) {
                    Files.deleteIfExists(place);
                    return Optional.empty();
                }
                Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING);
                return Optional.of(place);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CannotImportException("The refused lines cannot be written to " + place + ": " + e, e);
        }
    }

    private static long writeLines(PaymentFile file, Map<Long, String> reasons, Path path) throws IOException {
        AtomicLong position = new AtomicLong();
        AtomicLong written = new AtomicLong();
        try (CsvWriter csv = CsvWriter.builder().build(path)) {
            csv.writeRecord(row("line", "reason", file.columns()));
            file.forEach(line -> {
                String reason = line.payment().isPresent() ? reasons.get(position.incrementAndGet()) : line.problem();
                if (reason != null) {
                    csv.writeRecord(row(String.valueOf(line.number()), reason, line.cells()));
                    written.incrementAndGet();
                }
            });
        }
        return written.get();
    }

    /** Place and reason come first, because a refused line can have too many cells or too few. */
    private static List<String> row(String line, String reason, List<String> cells) {
        return Stream.concat(Stream.of(line, reason), cells.stream()).toList();
    }
}
