package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.odata.ETag;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about a call before it is sent.
 *
 * @param own headers of this kind of call, beside those that every call has and those of its options
 */
public record CallSpec<T>(
        CallKind kind,
        HttpUrl url,
        @Nullable ETag ifMatch,
        Headers own,
        ByteString content,
        AnswerReader<T> answer,
        RequestOptions options,
        Conduct<T> conduct) {

    /** A call without a body and without a condition. */
    public static <T> CallSpec<T> read(HttpUrl url, AnswerReader<T> answer) {
        return new CallSpec<>(
                CallKind.READ,
                url,
                null,
                Headers.EMPTY,
                ByteString.EMPTY,
                answer,
                RequestOptions.none(),
                Conduct.by(new ReadRules<>()));
    }

    /** A call that makes an entity. */
    public static <T> CallSpec<T> create(HttpUrl url, ByteString content, AnswerReader<T> answer, Conduct<T> conduct) {
        return new CallSpec<>(
                CallKind.CREATE, url, null, Headers.EMPTY, content, answer, RequestOptions.none(), conduct);
    }

    /** A call that changes the entity at {@code url} if it still has the ETag. */
    public static <T> CallSpec<T> update(
            HttpUrl url, ETag ifMatch, ByteString content, AnswerReader<T> answer, Conduct<T> conduct) {
        return new CallSpec<>(
                CallKind.UPDATE, url, ifMatch, Headers.EMPTY, content, answer, RequestOptions.none(), conduct);
    }

    /** A call that deletes the entity at {@code url} if it still has the ETag. */
    public static <T> CallSpec<T> delete(HttpUrl url, ETag ifMatch, AnswerReader<T> answer, Conduct<T> conduct) {
        return new CallSpec<>(
                CallKind.DELETE, url, ifMatch, Headers.EMPTY, ByteString.EMPTY, answer, RequestOptions.none(), conduct);
    }

    /** A call that makes the server do something. */
    public static <T> CallSpec<T> action(HttpUrl url, AnswerReader<T> answer, Conduct<T> conduct) {
        return new CallSpec<>(
                CallKind.ACTION, url, null, Headers.EMPTY, ByteString.EMPTY, answer, RequestOptions.none(), conduct);
    }

    /** A call that sends nothing of its own: a question about what is at {@code url}. */
    public static <T> CallSpec<T> asking(HttpUrl url, Function<Session, T> question) {
        AnswerReader<T> none = response -> {
            throw new IllegalStateException("a question has no answer of its own");
        };
        return read(url, none)
                .conductedBy((session, spec, tries) -> new Draft.Done<>(ApiResponse.of(
                        question.apply(session),
                        0,
                        Headers.EMPTY,
                        session.execution().summary())));
    }

    /** A question about this call, asked later: with its headers, and without its deadline. */
    <Q> CallSpec<Q> later(Function<Session, Q> question) {
        RequestOptions.Builder headers = RequestOptions.builder();
        options.headers().forEach(header -> headers.header(header.getFirst(), header.getSecond()));
        return asking(url, question).withOptions(headers.build());
    }

    private CallSpec<T> conductedBy(Conduct<T> other) {
        return new CallSpec<>(kind, url, ifMatch, own, content, answer, options, other);
    }

    /** This call with a wish that the server may follow ({@code Prefer}). */
    public CallSpec<T> preferring(String wish) {
        return saying("Prefer", wish);
    }

    /** This call with a further header that users cannot set. */
    CallSpec<T> saying(String name, String value) {
        Headers more = own.newBuilder().set(name, value).build();
        return new CallSpec<>(kind, url, ifMatch, more, content, answer, options, conduct);
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

    /** This call for another version of the entity. */
    public CallSpec<T> matching(ETag version) {
        return new CallSpec<>(kind, url, version, own, content, answer, options, conduct);
    }

    /** This call with another body. */
    public CallSpec<T> withContent(ByteString other) {
        return new CallSpec<>(kind, url, ifMatch, own, other, answer, options, conduct);
    }

    /** This request as a part of {@code call}: with that call's options, a replica only where one will do. */
    CallSpec<T> within(CallSpec<?> call, boolean settling) {
        RequestOptions of = call.options();
        return withOptions(kind.isWrite() || settling ? of.withoutReplica() : of);
    }

    private CallSpec<T> withOptions(RequestOptions all) {
        return all == options ? this : new CallSpec<>(kind, url, ifMatch, own, content, answer, all, conduct);
    }

    /** The headers in which this call differs from others. */
    Headers headers() {
        Headers.Builder headers = own.newBuilder();
        if (ifMatch != null) {
            headers.set("If-Match", ifMatch.value());
        }
        if (options.readOnlyReplica()) {
            headers.set("Data-Access-Intent", "ReadOnly");
        }
        options.headers().forEach(header -> headers.set(header.getFirst(), header.getSecond()));
        return headers.build();
    }

    /** Without the body, which is somebody's payment. */
    @Override
    public String toString() {
        return method() + " " + RedactedUrl.of(url);
    }

    String method() {
        return switch (kind) {
            case READ -> "GET";
            case CREATE, ACTION, BATCH -> "POST";
            case UPDATE -> "PATCH";
            case DELETE -> "DELETE";
        };
    }
}
