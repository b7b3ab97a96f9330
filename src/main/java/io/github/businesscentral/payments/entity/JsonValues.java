package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.protocol.UnicodeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values of properties that no table has: objects are maps, arrays are lists, numbers are {@link BigDecimal} with all
 * their digits. The reader refuses more than 255 levels, and {@link ValueLimit} limits the number of values.
 */
final class JsonValues {
    private JsonValues() {}

    static @Nullable Object read(JsonReader reader) throws IOException {
        ValueLimit.count(reader);
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> readObject(reader);
            case BEGIN_ARRAY -> readArray(reader);
            case NUMBER -> readNumber(reader);
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> reader.<Object>nextNull();
            default -> reader.nextString();
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            members.put(reader.nextName(), read(reader));
        }
        reader.endObject();
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> readArray(JsonReader reader) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(read(reader));
        }
        reader.endArray();
        return Collections.unmodifiableList(elements);
    }

    /** Reads a number with all its digits. One with too many digits to calculate with is read as a string. */
    private static Object readNumber(JsonReader reader) throws IOException {
        String text = reader.nextString();
        BigDecimal number = Kind.decimal(text);
        return number == null ? text : number;
    }

    /** Returns an unmodifiable deep copy of a value that the caller set. */
    static @Nullable Object copy(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            members.forEach((key, member) -> copy.put(String.valueOf(key), copy(name, member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> copy = new ArrayList<>();
            elements.forEach(element -> copy.add(copy(name, element)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Number number) {
            return copy(name, number);
        }
        if (value instanceof String text && !UnicodeText.isWhole(text)) {
            throw new IllegalArgumentException(name + " contains half of a character (a lone surrogate), as left by"
                    + " cutting a string in the middle of an emoji. Cut it elsewhere.");
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(name + " is a " + value.getClass().getName()
                + ", which JSON does not have. Use strings (also for dates and GUIDs), numbers, booleans, null, and maps and"
                + " lists of them.");
    }

    private static BigDecimal copy(String name, Number value) {
        BigDecimal number = Kind.decimal(value.toString());
        if (number == null) {
            throw new IllegalArgumentException(
                    name + " is not a number in JSON, or has too many digits. Use a number with"
                            + " at most 60 digits before and after the decimal point.");
        }
        return number;
    }

    static Map<String, @Nullable Object> unmodifiable(Map<String, @Nullable Object> members) {
        return members.isEmpty() ? Map.of() : Collections.unmodifiableMap(members);
    }

    static void write(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                writer.name(String.valueOf(member.getKey()));
                write(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof List<?> elements) {
            writer.beginArray();
            for (Object element : elements) {
                write(writer, element);
            }
            writer.endArray();
        } else if (value instanceof BigDecimal number) {
            Kind.DECIMAL.write(writer, number);
        } else {
            writer.jsonValue(value);
        }
    }
}
