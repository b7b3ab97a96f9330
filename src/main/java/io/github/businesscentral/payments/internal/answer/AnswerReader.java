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
     * Returns the value. Does not close the response.
     *
     * @throws UnreadableAnswerException if the body is not the expected one
     * @throws IOException if the connection broke during the read
     */
    T read(Response response) throws IOException;

    /** Accepts only 204 without content, which is the response to a delete or an action. */
    static <T> AnswerReader<T> noContent() {
        return response -> {
            throw JsonAnswer.contentInsteadOfNone(response);
        };
    }

    /**
     * Rejects a value that does not match the request, such as the response to another request on the same connection.
     *
     * @param what names the expected entity in messages
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

    /** Reads one entity, which must have an id. */
    static <T> AnswerReader<T> entity(JsonAdapter<T> adapter, Predicate<T> hasId) {
        return JsonAnswer.of(MOST_BYTES_OF_AN_ENTITY, new EntityReader<>(adapter, hasId));
    }

    /** Reads a page of entities, which must have ids. The page's link must stay at the endpoint. */
    static <T> AnswerReader<Page<T>> page(JsonAdapter<T> adapter, Predicate<T> hasId, Origin endpoint) {
        return JsonAnswer.of(MOST_BYTES_OF_A_PAGE, new PageReader<>(endpoint, new PageRows<>(adapter, hasId)));
    }
}
