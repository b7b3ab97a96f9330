package io.github.businesscentral.payments.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The request that the server sends to verify that a URL accepts notifications ({@code business-central.md} 9.2). */
final class Handshake {
    private static final String PARAMETER = "validationToken";

    private Handshake() {}

    /** Returns the token in a query string, or null if there is none. */
    static @Nullable String token(String query) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).equals(PARAMETER)) {
                return decoded(parameter.substring(equals + 1));
            }
        }
        return null;
    }

    /** Decodes percent-encoding but keeps plus signs. A token may contain an unencoded plus, but never a space. */
    static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
