package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The resume file: what was about to be sent, and what became of it, a line of text each, only ever added to. A chunk is on the
 * disk before the request that carries it; what became of it may be lost with the power, and is found out again.
 */
final class ImportLog implements AutoCloseable {
    private final Optional<Path> file;
    private final @Nullable FileChannel channel;
    private final EarlierRun earlier;

    private ImportLog(Optional<Path> file, @Nullable FileChannel channel, EarlierRun earlier) {
        this.file = file;
        this.channel = channel;
        this.earlier = earlier;
    }

    /** Opens {@code file}, which nobody else may have open, and reads it; without a file nothing is kept. */
    static ImportLog open(Optional<Path> file) {
        if (file.isEmpty()) {
            return new ImportLog(file, null, EarlierRun.none());
        }
        Path path = file.get();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                throw new ImportException(
                        Reason.IN_USE, "Another import is at work with the resume file " + path + ".", null, null);
            }
            ImportLog log = new ImportLog(file, channel, ImportLogReader.read(path, channel));
            channel = null;
            return log;
        } catch (IOException e) {
            throw failed(path, e);
        } finally {
            closeQuietly(channel);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written: there is nothing to lose.
            return;
        }
    }

    private static ImportException failed(Path path, IOException e) {
        return new ImportException(
                Reason.RESUME_FILE,
                "The resume file " + path + " cannot be read or written: " + e + ". Nothing more was sent.",
                null,
                e);
    }

    /** What the file knew when it was opened. */
    EarlierRun earlier() {
        return earlier;
    }

    /** The import of this journal begins, and this line was its last one. */
    void begun(String journal, Optional<ImportTarget.Line> witness) {
        write(EarlierRun.HEADER);
        write("journal " + journal);
        write("witness " + witness.map(line -> line.id() + " " + line.number()).orElse("none"));
    }

    /** A chunk will be sent now: returns when that is on the disk. */
    void started(Chunk chunk, int step) {
        write("start " + chunk.index + " " + chunk.first + " " + chunk.size() + " " + chunk.number(0) + " " + step + " "
                + chunk.started() + " " + chunk.digest());
        force();
    }

    /** A line of a chunk that has been started will be sent with another number. */
    void renumbered(Chunk chunk, int line) {
        write("number " + (chunk.first + line) + " " + chunk.number(line));
    }

    /** Returns when all that was written is on the disk. */
    void force() {
        try {
            if (channel != null) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw failed(file.orElseThrow(), e);
        }
    }

    /** All lines of a chunk have an outcome. */
    void ended(Chunk chunk) {
        List<ImportedLine> lines = chunk.ends();
        lines.stream()
                .filter(line -> line.outcome() == Outcome.REFUSED)
                .forEach(line -> write(
                        "refused " + line.position() + " " + URLEncoder.encode(line.reason(), StandardCharsets.UTF_8)));
        String letters = lines.stream()
                .map(line -> String.valueOf(EarlierRun.letter(line.outcome())))
                .collect(Collectors.joining());
        Optional<ImportedLine> seen =
                lines.stream().filter(line -> line.payment().isPresent()).findFirst();
        write("end " + chunk.index + " " + letters + " "
                + seen.map(line -> (line.position() - chunk.first) + " "
                                + line.payment().orElseThrow().id())
                        .orElse("-1 none"));
    }

    /** The whole input has an outcome, none of them unknown. */
    void completed() {
        write("complete");
        force();
    }

    private void write(String line) {
        if (channel == null) {
            return;
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(file.orElseThrow(), e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
