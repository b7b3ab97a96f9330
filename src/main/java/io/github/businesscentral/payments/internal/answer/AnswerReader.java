package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import java.io.IOException;
import java.util.function.Predicate;
import okhttp3.Response;

/** Reads the value from a successful response. */
@FunctionalInterface
public interface AnswerReader<T> {
    /** Thousands of times the size of a payment. */
    long MOST_BYTES_OF_AN_ENTITY = 1024 * 1024;

    /** Five times the largest page that the server sends. */
    long MOST_BYTES_OF_A_PAGE = 64 * MOST_BYTES_OF_AN_ENTITY;

    /**
     * Returns the value; does not close the response.
     *
     * @throws UnreadableAnswerException if the body is not what was asked for
     * @throws IOException if the connection broke while it was read
     */
    T read(Response response) throws IOException;

    /** Expects 204, or a 200 that is empty or JSON: a proxy's HTML page with status 200 proves nothing. */
    static <T> AnswerReader<T> noContent(T value) {
        return response -> {
            if (response.code() != 204) {
                JsonAnswer.requireNothingForeign(response);
            }
            return value;
        };
    }

    /** Reads one entity, which must have its id. */
    static <T> AnswerReader<T> entity(JsonAdapter<T> adapter, Predicate<T> hasId) {
        return JsonAnswer.of(MOST_BYTES_OF_AN_ENTITY, reader -> {
            T entity = adapter.fromJson(reader);
            if (entity == null || !hasId.test(entity)) {
                throw JsonAnswer.missing("value 'id'", "$.id");
            }
            return entity;
        });
    }

    /** Reads a page of entities, each of which must have its id; its link must stay at the endpoint. */
    static <T> AnswerReader<Page<T>> page(JsonAdapter<T> adapter, Predicate<T> hasId, Origin endpoint) {
        return JsonAnswer.of(MOST_BYTES_OF_A_PAGE, new PageReader<>(endpoint, new PageRows<>(adapter, hasId)));
    }
}
