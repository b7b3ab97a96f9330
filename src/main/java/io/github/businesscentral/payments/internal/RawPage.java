package io.github.businesscentral.payments.internal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as it stands in the answer: its link is still only text. */
public record RawPage<T>(List<T> items, @Nullable String nextLink) {
    // Ten times what the server puts on a page at the most.
    private static final int MOST_ROWS = 200_000;
    private static final JsonReader.Options NAMES = JsonReader.Options.of("value", "@odata.nextLink");

    static <T> RawPage<T> read(JsonReader reader, JsonAnswer.ValueReader<T> row) throws IOException {
        List<T> items = null;
        String nextLink = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0 -> items = rows(reader, row);
                case 1 -> nextLink = link(reader);
                default -> {
                    reader.skipName();
                    reader.skipValue();
                }
            }
        }
        reader.endObject();
        if (items == null) {
            throw new JsonDataException("Required array 'value' missing at path $.value");
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

    private static <T> List<T> rows(JsonReader reader, JsonAnswer.ValueReader<T> row) throws IOException {
        List<T> rows = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            if (rows.size() == MOST_ROWS) {
                throw new JsonDataException(
                        "Expected a page of at most " + MOST_ROWS + " rows at path " + reader.getPath());
            }
            rows.add(row.read(reader));
        }
        reader.endArray();
        return rows;
    }
}
