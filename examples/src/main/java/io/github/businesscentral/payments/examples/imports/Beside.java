package io.github.businesscentral.payments.examples.imports;

import java.nio.file.Path;

/** Names files after the one that is imported, in the same directory. */
public final class Beside {
    private Beside() {}

    /** Where the import of {@code file} keeps what was sent and what is booked. */
    public static Path resumeFile(Path file) {
        return of(file, ".resume");
    }

    static Path of(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
