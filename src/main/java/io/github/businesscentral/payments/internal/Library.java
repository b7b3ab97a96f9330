package io.github.businesscentral.payments.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import okhttp3.OkHttp;

/** What the library says of itself to the server. */
final class Library {
    static final String USER_AGENT = "customer-payments/" + version() + " (Java "
            + Runtime.version().feature() + "; OkHttp " + OkHttp.VERSION + ")";

    private Library() {}

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file =
                Objects.requireNonNull(Library.class.getResourceAsStream("library.properties"), "library.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
