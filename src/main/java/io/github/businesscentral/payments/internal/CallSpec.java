package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.odata.ETag;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** All there is to know about a call before it is sent. */
public record CallSpec<T>(
        CallKind kind,
        HttpUrl url,
        @Nullable ETag ifMatch,
        @Nullable String prefer,
        ByteString content,
        AnswerReader<T> answer,
        RequestOptions options) {

    /** A call without a body and without a condition. */
    public static <T> CallSpec<T> read(HttpUrl url, AnswerReader<T> answer) {
        return new CallSpec<>(CallKind.READ, url, null, null, ByteString.EMPTY, answer, RequestOptions.none());
    }

    /** A call that makes an entity. */
    public static <T> CallSpec<T> create(HttpUrl url, ByteString content, AnswerReader<T> answer) {
        return new CallSpec<>(CallKind.CREATE, url, null, null, content, answer, RequestOptions.none());
    }

    /** A call that changes the entity at {@code url} if it still has the ETag. */
    public static <T> CallSpec<T> update(HttpUrl url, ETag ifMatch, ByteString content, AnswerReader<T> answer) {
        return new CallSpec<>(CallKind.UPDATE, url, ifMatch, null, content, answer, RequestOptions.none());
    }

    /** A call that deletes the entity at {@code url} if it still has the ETag. */
    public static <T> CallSpec<T> delete(HttpUrl url, ETag ifMatch, AnswerReader<T> answer) {
        return new CallSpec<>(CallKind.DELETE, url, ifMatch, null, ByteString.EMPTY, answer, RequestOptions.none());
    }

    /** This call with a wish that the server may follow ({@code Prefer}). */
    public CallSpec<T> preferring(String wish) {
        return new CallSpec<>(kind, url, ifMatch, wish, content, answer, options);
    }

    /** This call with options laid over its own. */
    public CallSpec<T> with(RequestOptions over) {
        if (kind.isWrite() && over.readOnlyReplica()) {
            throw new IllegalArgumentException(
                    "readOnlyReplica() is for reads: the server refuses it on " + method() + ". Leave it out.");
        }
        return withOptions(options.and(over));
    }

    /** This call with its own options laid over {@code defaults}. */
    CallSpec<T> over(RequestOptions defaults) {
        return withOptions(defaults.and(options));
    }

    private CallSpec<T> withOptions(RequestOptions all) {
        return all == options ? this : new CallSpec<>(kind, url, ifMatch, prefer, content, answer, all);
    }

    /** Without the body, which is somebody's payment. */
    @Override
    public String toString() {
        return method() + " " + RedactedUrl.of(url);
    }

    String method() {
        return switch (kind) {
            case READ -> "GET";
            case CREATE -> "POST";
            case UPDATE -> "PATCH";
            case DELETE -> "DELETE";
        };
    }
}
