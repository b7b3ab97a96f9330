package io.github.businesscentral.payments.examples.reconcile;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What has been done of a statement, in a file beside it. It is written before each step that could be done twice, and whole:
 * to another file first, which takes its place when it is on the disk. A second program that wants the same file is turned
 * away.
 */
final class Progress implements AutoCloseable {
    private static final String STATEMENT = "statement";
    private static final String TARGET = "target";
    private static final String JOURNAL = "journal";
    private static final String LINE = "line.";

    private final Path file;
    private final FileChannel lock;
    private final String digest;
    private final String target;
    private final Map<Integer, LineProgress> lines = new TreeMap<>();
    private Optional<UUID> journal = Optional.empty();
    private boolean fresh;

    private Progress(Path file, FileChannel lock, String digest, String target) {
        this.file = file;
        this.lock = lock;
        this.digest = digest;
        this.target = target;
    }

    /**
     * Reads what is noted, or starts with nothing noted.
     *
     * @param target where the payments go: a company and its address
     * @throws CannotReconcileException if the file is of another statement or target, cannot be read, or is in use
     */
    static Progress open(Path file, Statement statement, String target) {
        Progress progress = new Progress(file, lock(file), statement.digest(), target);
        try {
            progress.read(statement.name());
        } catch (IOException | RuntimeException e) {
            progress.close();
            throw e instanceof CannotReconcileException known ? known : unusable(file, e);
        }
        return progress;
    }

    private static CannotReconcileException unusable(Path file, Exception e) {
        return new CannotReconcileException(
                "The progress file " + file + " cannot be read (" + e.getMessage()
                        + "). It says what is booked already: restore it from a copy.",
                e);
    }

    private static FileChannel lock(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new CannotReconcileException("Nothing can be written beside the statement: " + e, e);
        }
        throw new CannotReconcileException(
                "Another program is at work on this statement: it has locked " + beside + ".");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void read(String statement) throws IOException {
        fresh = Files.notExists(file);
        if (fresh) {
            return;
        }
        Properties noted = new Properties();
        noted.load(new StringReader(Files.readString(file)));
        if (!digest.equals(noted.getProperty(STATEMENT))) {
            throw new CannotReconcileException(statement + " is not the statement that " + file
                    + " is about: it was changed since. Restore it as it was, and put what is new or corrected into a"
                    + " statement of its own.");
        }
        if (!target.equals(noted.getProperty(TARGET))) {
            throw new CannotReconcileException(
                    statement + " was entered elsewhere: " + file + " is about " + noted.getProperty(TARGET) + ".");
        }
        journal = Optional.ofNullable(noted.getProperty(JOURNAL)).map(UUID::fromString);
        for (String name : noted.stringPropertyNames()) {
            if (name.startsWith(LINE)) {
                lines.put(Integer.valueOf(name.substring(LINE.length())), LineProgress.parse(noted.getProperty(name)));
            }
        }
    }

    /** Whether there was no file: nothing was ever written to the server for this statement from here. */
    boolean isFresh() {
        return fresh;
    }

    /** The journal of this statement, if one was made. */
    Optional<UUID> journal() {
        return journal;
    }

    void note(UUID journalId) {
        journal = Optional.of(journalId);
    }

    LineProgress of(StatementLine line) {
        return lines.getOrDefault(line.position(), LineProgress.NONE);
    }

    void note(StatementLine line, LineProgress progress) {
        if (progress.state() == State.NEW) {
            lines.remove(line.position());
        } else {
            lines.put(line.position(), progress);
        }
    }

    boolean has(State state) {
        return lines.values().stream().anyMatch(line -> line.state() == state);
    }

    /** Takes all lines of one state to another. */
    void change(State from, State to) {
        lines.replaceAll((position, line) -> line.state() == from ? line.as(to) : line);
    }

    /** Writes the file; when this returns it is on the disk. */
    void save() {
        StringBuilder text =
                new StringBuilder("# What of this statement is in Business Central. Keep it beside the statement.\n");
        text.append(STATEMENT).append('=').append(digest).append('\n');
        text.append(TARGET).append('=').append(target).append('\n');
        journal.ifPresent(id -> text.append(JOURNAL).append('=').append(id).append('\n'));
        lines.forEach((position, line) -> text.append(LINE)
                .append(position)
                .append('=')
                .append(line.format())
                .append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(next, text.toString());
            replace(next);
        } catch (IOException e) {
            throw new CannotReconcileException(
                    "The progress file " + file + " cannot be written (" + e + "), so nothing more is sent.", e);
        }
        fresh = false;
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void replace(Path next) throws IOException {
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("files cannot be replaced in one step there", e);
        }
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
            directory.force(true);
        } catch (IOException e) {
            // Windows opens no directories, and needs none of this.
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the program at the latest.
        }
    }
}
