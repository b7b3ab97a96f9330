package io.github.businesscentral.payments.auth;

import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds something to sign in with. It is read anew each time, so that a rotated one is found; its content
 * appears in no message.
 *
 * @param what it holds, for a message: {@code certificate}
 */
record SignInFile(String what, Path path) {
    private static final int MOST_BYTES = 1024 * 1024;

    byte[] bytes() {
        byte[] content;
        try (InputStream in = Files.newInputStream(path)) {
            content = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw problem("does not exist. Check its path", e);
        } catch (IOException e) {
            throw problem("cannot be read. Check its path and the permissions of this program", e);
        }
        if (content.length == 0) {
            throw problem("is empty", null);
        }
        if (content.length > MOST_BYTES) {
            throw problem("is larger than a megabyte. Check its path", null);
        }
        return content;
    }

    TokenException problem(String problem) {
        return problem(problem, null);
    }

    /** The cause is named by its kind alone: messages of parsers can hold what they could not parse. */
    private TokenException problem(String problem, @Nullable Exception cause) {
        String kind = cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")";
        return TokenException.refused("The " + what + " file " + path + " " + problem + kind + ".", null);
    }

    /** Its path. */
    @Override
    public String toString() {
        return path.toString();
    }
}
