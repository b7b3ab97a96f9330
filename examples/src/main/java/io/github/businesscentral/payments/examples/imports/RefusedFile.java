package io.github.businesscentral.payments.examples.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The refused lines of a file, as a file that can be corrected and imported in turn.
 *
 * <p>Another run has the same refusals again. Where somebody has begun to correct the lines, or has imported them, they must
 * neither be written over nor be handed out a second time: such a file stays as it is, and what it does not have goes into the
 * next one. A file with lines that are not refused now is of another import: it stays as it is, and does not count.
 */
final class RefusedFile {
    private final PaymentFile file;
    private final Map<Long, String> reasons;
    private final Set<Long> refused = new HashSet<>();
    private final Set<Long> handedOut = new HashSet<>();

    private RefusedFile(PaymentFile file, Map<Long, String> reasons) {
        this.file = file;
        this.reasons = reasons;
    }

    /** Writes down what cannot be read, and what is refused by its position among the payments; returns where it stands. */
    static List<Path> write(PaymentFile file, Map<Long, String> reasons) {
        try {
            return new RefusedFile(file, reasons).write();
        } catch (IOException | UncheckedIOException e) {
            throw new CannotImportException("The refused lines cannot be written down: " + e, e);
        }
    }

    private List<Path> write() throws IOException {
        List<Path> files = new ArrayList<>();
        Path fresh = Beside.of(file.path(), ".refused.new");
        try {
            for (int place = 1; writeTo(fresh) > 0; place++) {
                Path path = place(place);
                if (isFree(path, fresh)) {
                    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
                    files.add(path);
                    break;
                }
                List<Long> noted = PaymentFile.open(path).noted();
                if (refused.containsAll(noted)) {
                    files.add(path);
                    handedOut.addAll(noted);
                }
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        return files;
    }

    private Path place(int number) {
        return Beside.of(file.path(), number == 1 ? ".refused.csv" : ".refused." + number + ".csv");
    }

    private long writeTo(Path path) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(path)) {
            csv.writeRecord(row(Column.LINE.toString(), Column.REASON.toString(), file.columns()));
            return writeLines(csv);
        }
    }

    private long writeLines(CsvWriter csv) {
        AtomicLong position = new AtomicLong();
        AtomicLong written = new AtomicLong();
        file.forEach(line -> {
            String reason = line.payment().isPresent() ? reasons.get(position.incrementAndGet()) : line.problem();
            if (reason == null) {
                return;
            }
            refused.add(line.number());
            if (!handedOut.contains(line.number())) {
                csv.writeRecord(row(String.valueOf(line.number()), reason, line.cells()));
                written.incrementAndGet();
            }
        });
        return written.get();
    }

    /** The notes come first, so that a line with too many cells or too few keeps them all in their places. */
    private static List<String> row(String line, String reason, List<String> cells) {
        return Stream.concat(Stream.of(line, reason), cells.stream()).toList();
    }

    private static boolean isFree(Path place, Path fresh) throws IOException {
        return !Files.exists(place) || !Files.exists(Beside.resumeFile(place)) && isPartOf(place, fresh);
    }

    /** Whether each line of {@code old}, in its order, is in {@code fresh}: nobody has changed it. */
    private static boolean isPartOf(Path old, Path fresh) throws IOException {
        try (BufferedReader before = Files.newBufferedReader(old);
                BufferedReader now = Files.newBufferedReader(fresh)) {
            for (String line = before.readLine(); line != null; line = before.readLine()) {
                String other = now.readLine();
                while (other != null && !other.equals(line)) {
                    other = now.readLine();
                }
                if (other == null) {
                    return false;
                }
            }
            return true;
        }
    }
}
