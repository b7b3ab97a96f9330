package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the rows of a page. A faster way to read them would replace the loop below, and would have to return the same list
 * or throw the same exception.
 */
final class PageRows<T> {
    // Ten times the largest page that the server sends.
    private static final int MOST_ROWS = 200_000;

    private final JsonAdapter<T> adapter;
    private final Predicate<T> hasId;

    PageRows(JsonAdapter<T> adapter, Predicate<T> hasId) {
        this.adapter = adapter;
        this.hasId = hasId;
    }

    List<T> read(JsonReader reader) throws IOException {
        List<T> rows = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            if (rows.size() == MOST_ROWS) {
                throw new JsonDataException(
                        "Expected a page of at most " + MOST_ROWS + " rows at path " + reader.getPath());
            }
            T row = adapter.fromJson(reader);
            if (row == null || !hasId.test(row)) {
                throw JsonAnswer.missing("value 'id'", "$.value[" + rows.size() + "].id");
            }
            rows.add(row);
        }
        reader.endArray();
        return rows;
    }
}
