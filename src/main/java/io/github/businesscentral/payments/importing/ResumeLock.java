package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to a resume file, held by one import at a time on this machine. The lock is on a file of its own beside it: a process
 * loses its locks on a file when anything in it opens and closes that file, if only to look at it. The lock's file stays, since
 * removing it would leave a moment in which two can have it.
 */
final class ResumeLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private @Nullable FileChannel channel;

    private ResumeLock(Path lockFile) {
        this.lockFile = lockFile;
    }

    /** Takes the right to {@code file}, a real path. */
    static ResumeLock of(Path file) throws IOException {
        ResumeLock lock = new ResumeLock(file.resolveSibling(file.getFileName() + ".lock"));
        if (!HELD_HERE.add(lock.lockFile)) {
            throw inUse(file);
        }
        boolean isTaken = false;
        try {
            isTaken = lock.take();
        } finally {
            if (!isTaken) {
                lock.close();
            }
        }
        if (!isTaken) {
            throw inUse(file);
        }
        return lock;
    }

    private boolean take() throws IOException {
        FileChannel opened = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = opened;
        try {
            return opened.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // This class has been loaded twice, and the other one holds it.
            return false;
        }
    }

    private static ImportException inUse(Path file) {
        return new ImportException(
                Reason.IN_USE, "Another import is at work with the resume file " + file + ".", null, null);
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock goes with the process at the latest.
            return;
        } finally {
            HELD_HERE.remove(lockFile);
        }
    }
}
