package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.entity.RowReader;
import java.io.IOException;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads one entity. A {@link RowReader} reads the usual format directly from the bytes; the adapter reads all others. */
record EntityReader<T>(JsonAdapter<T> adapter, Predicate<T> hasId) implements JsonAnswer.ValueReader<T> {
    @Override
    public @Nullable T peek(BufferedSource source) throws IOException {
        T entity = RowReader.peek(adapter, source);
        return entity != null && hasId.test(entity) ? entity : null;
    }

    @Override
    public T read(JsonReader reader, BufferedSource source, HttpUrl asked) throws IOException {
        T entity = adapter.fromJson(reader);
        if (entity == null || !hasId.test(entity)) {
            throw JsonAnswer.missing("value 'id'", "$.id");
        }
        return entity;
    }
}
