package io.github.businesscentral.payments.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.function.Predicate;
import okhttp3.Response;

/** Makes a value of a successful answer. */
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * Returns the value; does not close the response.
     *
     * @throws UnreadableAnswerException if the body is not what was asked for
     * @throws IOException if the connection broke while it was read
     */
    T read(Response response) throws IOException;

    /** Takes no notice of the body: the status has said it all. */
    static <T> AnswerReader<T> nothing(T value) {
        return response -> value;
    }

    /** Reads one entity, which must have its id. */
    static <T> AnswerReader<T> entity(JsonAdapter<T> adapter, Predicate<T> hasId) {
        return JsonAnswer.of(reader -> withId(reader, adapter, hasId));
    }

    /** Reads a page of entities, each of which must have its id. */
    static <T> AnswerReader<RawPage<T>> page(JsonAdapter<T> adapter, Predicate<T> hasId) {
        return JsonAnswer.of(reader -> RawPage.read(reader, row -> withId(row, adapter, hasId)));
    }

    private static <T> T withId(JsonReader reader, JsonAdapter<T> adapter, Predicate<T> hasId) throws IOException {
        String path = reader.getPath();
        T entity = adapter.fromJson(reader);
        if (entity == null || !hasId.test(entity)) {
            throw new JsonDataException("Required value 'id' missing at path " + path + ".id");
        }
        return entity;
    }
}
