package io.github.businesscentral.payments.auth;

import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file with credentials. It is read each time, so that rotated credentials take effect. No message contains its content.
 *
 * @param what the content, for messages: {@code certificate}
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

    /** States only the cause's class, because parsers may quote the text that they could not parse. */
    private TokenException problem(String problem, @Nullable Exception cause) {
        String kind = cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")";
        return TokenException.refused("The " + what + " file " + path + " " + problem + kind + ".", null);
    }

    /** Shows the path. */
    @Override
    public String toString() {
        return path.toString();
    }
}
