package io.github.businesscentral.payments.internal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as it stands in the answer: its link is still only text. */
public record RawPage<T>(List<T> items, @Nullable String nextLink) {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("value", "@odata.nextLink");

    static <T> RawPage<T> read(JsonReader reader, PageRows<T> rows) throws IOException {
        List<T> items = null;
        String nextLink = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0 -> items = rows.read(reader);
                case 1 -> nextLink = link(reader);
                default -> {
                    reader.skipName();
                    reader.skipValue();
                }
            }
        }
        reader.endObject();
        if (items == null) {
            throw JsonAnswer.missing("array 'value'", "$.value");
        }
        return new RawPage<>(items, nextLink);
    }

    private static @Nullable String link(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case NULL -> reader.<String>nextNull();
            case STRING -> reader.nextString();
            default ->
                throw new JsonDataException(
                        "Expected a link but was " + reader.peek() + " at path " + reader.getPath());
        };
    }
}
