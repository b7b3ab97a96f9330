package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the rows of a page. This is the one place that knows how they are read: whatever reads them in another way takes
 * the place of the loop, and answers any rows with the same list or the same exception.
 */
final class PageRows<T> {
    // Ten times what the server puts on a page at the most.
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
