package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of an enum's member. On the wire it is XML-encoded, {@code In_x0020_Review}; the blank member is a single space
 * ({@code business-central.md} 2.1).
 */
final class EnumKind extends Kind<String> {
    static final Kind<String> ENUM = new EnumKind();

    private static final Pattern ENCODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    // The second: what would be read as a code though it is part of the name, also when the underscore at its end
    // is that of the next character's code.
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{Nd}_]|_(?=x[0-9A-Fa-f]{4}[^\\p{L}\\p{Nd}])");
    private static final String SPACE = " ";

    @Override
    String blank() {
        return "";
    }

    @Override
    String read(JsonReader reader) throws IOException {
        String name = decoded(TEXT.read(reader));
        return name.equals(SPACE) ? blank() : name;
    }

    @Override
    void write(JsonWriter writer, String value) throws IOException {
        writer.value(encoded(value.isEmpty() ? SPACE : value));
    }

    private static String decoded(String name) {
        return ENCODED.matcher(name)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    private static String encoded(String name) {
        return NOT_A_NAME
                .matcher(name)
                .replaceAll(other -> other.group()
                        .chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "_x%04X_", unit))
                        .collect(Collectors.joining()));
    }
}
