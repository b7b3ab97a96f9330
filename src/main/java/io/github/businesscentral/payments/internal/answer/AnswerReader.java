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

    /** Refuses any content: the answer to a delete or an action is 204, and anything else is not about it. */
    static <T> AnswerReader<T> noContent() {
        return response -> {
            throw JsonAnswer.contentInsteadOfNone(response);
        };
    }

    /**
     * Refuses a value that is not about what was asked for, such as the answer to another request on the same connection.
     *
     * @param what names what was asked for, in messages
     */
    default AnswerReader<T> expecting(Predicate<T> isAsked, String what) {
        return response -> {
            T value = read(response);
            if (!isAsked.test(value)) {
                throw JsonAnswer.aboutAnother(what);
            }
            return value;
        };
    }

    /** Reads one entity, which must have its id. */
    static <T> AnswerReader<T> entity(JsonAdapter<T> adapter, Predicate<T> hasId) {
        return JsonAnswer.of(MOST_BYTES_OF_AN_ENTITY, (reader, source, asked) -> {
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
