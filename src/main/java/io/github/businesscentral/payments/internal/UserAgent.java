package io.github.businesscentral.payments.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import okhttp3.OkHttp;

/** The {@code User-Agent} header: the versions of the library, of Java and of OkHttp. */
final class UserAgent {
    static final String VALUE = "customer-payments/" + version() + " (Java "
            + Runtime.version().feature() + "; OkHttp " + OkHttp.VERSION + ")";

    private UserAgent() {}

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(
                UserAgent.class.getResourceAsStream("library.properties"), "library.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
