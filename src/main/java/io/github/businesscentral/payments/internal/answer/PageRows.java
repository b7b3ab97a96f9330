package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.entity.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a page. A {@link RowReader} reads the usual ones directly from the bytes ahead of the JSON reader; the
 * adapter reads all others.
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

    /** Reads the array at the position of {@code reader}, which reads from {@code source}. */
    List<T> read(JsonReader reader, BufferedSource source) throws IOException {
        List<T> rows = new ArrayList<>();
        RowReader<?, T> fast = null;
        int bypassed = 0;
        reader.beginArray();
        try {
            // The JSON reader reads the first row. From then on it expects each row after a comma.
            for (T row = next(reader, 0); row != null; ) {
                rows.add(row);
                if (rows.size() == 1 && isFollowed(source)) {
                    fast = RowReader.of(adapter);
                }
                row = fast == null || rows.size() == MOST_ROWS ? null : fast.next(source);
                if (row == null) {
                    row = next(reader, rows.size() - bypassed);
                } else {
                    bypassed++;
                }
                if (row != null && rows.size() == MOST_ROWS) {
                    throw new JsonDataException("Expected a page of at most " + MOST_ROWS + " rows at path $.value["
                            + (MOST_ROWS - bypassed) + "]");
                }
            }
        } catch (IOException | JsonDataException e) {
            BypassedRows.record(reader, bypassed);
            throw e;
        }
        reader.endArray();
        return rows;
    }

    private static boolean isFollowed(BufferedSource source) throws IOException {
        return source.request(1) && source.getBuffer().getByte(0) == ',';
    }

    /** @param index the row's number among the rows that the JSON reader has read */
    private @Nullable T next(JsonReader reader, int index) throws IOException {
        if (!reader.hasNext()) {
            return null;
        }
        T row = adapter.fromJson(reader);
        if (row == null || !hasId.test(row)) {
            throw JsonAnswer.missing("value 'id'", "$.value[" + index + "].id");
        }
        return row;
    }
}
