package io.github.businesscentral.payments.run;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its owner can read, because it contains payments. */
final class OwnersFile {
    private OwnersFile() {}

    /** Overwrites the file in place, so that devices and links work too. */
    static void write(Path file, String content) throws IOException {
        boolean isNew = Files.notExists(file);
        if (isNew && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE)));
        } else if (Files.isRegularFile(file)) {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(Set.of(OWNER_READ, OWNER_WRITE));
            }
        }
        Files.writeString(file, content);
    }
}
