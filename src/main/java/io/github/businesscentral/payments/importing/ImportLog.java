package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The resume file: what was about to be sent, and what became of it, a line of text each, only ever added to. A chunk is on the
 * disk before the request that carries it; what became of it may be lost with the power, and is found out again.
 */
final class ImportLog implements AutoCloseable {
    private final Optional<Path> file;
    // Not a channel: an interrupt of the thread that writes would close it.
    private final @Nullable RandomAccessFile content;
    private final @Nullable ResumeLock lock;
    private final EarlierRun earlier;
    private boolean broken;
    private Instant late;

    ImportLog(Optional<Path> file, @Nullable RandomAccessFile content, @Nullable ResumeLock lock, EarlierRun earlier) {
        this.lock = lock;
        this.file = file;
        this.content = content;
        this.earlier = earlier;
        this.late = earlier.late == null ? Instant.MIN : earlier.late;
    }

    /** Opens {@code file}, which nobody else may have open, and reads it; without a file nothing is kept. */
    static ImportLog open(Optional<Path> file) {
        if (file.isEmpty()) {
            return new ImportLog(file, null, null, EarlierRun.none());
        }
        Path path = file.get();
        ResumeLock lock = null;
        RandomAccessFile content = null;
        try {
            path = real(path);
            lock = ResumeLock.of(path);
            boolean isNew = Files.notExists(path);
            content = new RandomAccessFile(path.toFile(), "rw");
            if (isNew) {
                forceName(path);
            }
            return new ImportLog(Optional.of(path), content, lock, ImportLogReader.read(path, content));
        } catch (IOException | RuntimeException e) {
            closeQuietly(content);
            if (lock != null) {
                lock.close();
            }
            throw e instanceof IOException io ? failed(path, io) : (RuntimeException) e;
        }
    }

    /** The one path that a file has, whatever it is called by. */
    private static Path real(Path path) throws IOException {
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a directory");
        return Files.exists(path) ? path.toRealPath() : directory.toRealPath().resolve(path.getFileName());
    }

    /** Without this the name of a new file could be lost with the power, and the lines of it with the name. */
    private static void forceName(Path path) {
        try (FileChannel directory = FileChannel.open(
                Objects.requireNonNull(path.getParent(), "an absolute path"), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Windows opens no directories; its file systems keep names by themselves.
            return;
        }
    }

    private static void closeQuietly(@Nullable RandomAccessFile content) {
        try {
            if (content != null) {
                content.close();
            }
        } catch (IOException e) {
            // All that matters was forced before.
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
        write(EarlierRun.HEADER + "\njournal " + journal + "\nwitness "
                + witness.map(line -> line.id() + " " + line.number()).orElse("none"));
    }

    /** A chunk will be sent now: returns when that is on the disk. */
    void started(Chunk chunk, int step) {
        write("start " + chunk.index + " " + chunk.first + " " + chunk.size() + " " + chunk.number(0) + " " + step + " "
                + chunk.sentUntil() + " " + chunk.digest());
        force();
    }

    /** A chunk that has been started will be sent again now: returns when that is on the disk. */
    void again(Chunk chunk) {
        write("again " + chunk.index + " " + chunk.sentUntil());
        force();
    }

    /** A line of a chunk that has been started will be sent with another number. */
    void renumbered(Chunk chunk, int line) {
        write("number " + (chunk.first + line) + " " + chunk.number(line));
    }

    private void force() {
        try {
            if (content != null) {
                content.getFD().sync();
            }
        } catch (IOException e) {
            throw failed(file.orElseThrow(), e);
        }
    }

    /** As late as this a request may be executed whose lines are about to have an outcome: their end no longer tells. */
    void mayCommitUntil(Instant until) {
        if (until.isAfter(late)) {
            write("late " + until);
            late = until;
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
        if (content == null) {
            return;
        }
        if (broken) {
            // Whatever followed half a line would not be understood.
            throw failed(file.orElseThrow(), new IOException("an earlier record could not be written"));
        }
        try {
            long whole = content.getFilePointer();
            try {
                content.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                broken = true;
                content.setLength(whole);
                throw e;
            }
        } catch (IOException e) {
            throw failed(file.orElseThrow(), e);
        }
    }

    @Override
    public void close() {
        closeQuietly(content);
        if (lock != null) {
            lock.close();
        }
    }
}
