package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.odata.EnumValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A member of an enum, identified by its name. JSON contains it XML-encoded, for example {@code In_x0020_Review}, and the blank
 * member as a single space ({@code business-central.md} 2.1).
 */
final class EnumKind<V extends EnumValue> extends Kind<V> {
    private static final Pattern ENCODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    // The second alternative is an underscore of the name that decoding would mistake for the start of a code. The
    // code's last underscore may come from encoding the character after it.
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{Nd}_]|_(?=x[0-9A-Fa-f]{4}[^\\p{L}\\p{Nd}])");
    private static final String SPACE = " ";

    private final Function<String, V> of;
    private final V blank;

    EnumKind(Function<String, V> of) {
        this.of = of;
        this.blank = of.apply("");
    }

    @Override
    V blank() {
        return blank;
    }

    @Override
    V read(JsonReader reader) throws IOException {
        return of.apply(decoded(TEXT.read(reader)));
    }

    @Override
    V parseText(byte[] text, int from, int to) {
        return of.apply(decoded(new String(text, from, to - from, StandardCharsets.UTF_8)));
    }

    @Override
    void write(JsonWriter writer, V value) throws IOException {
        writer.value(encoded(value.equals(blank) ? SPACE : value.value()));
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
