package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.odata.ETag;
import java.util.function.BiConsumer;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The description of a call: its request, and the operation that executes it.
 *
 * @param ifMatch the version that the entity must have
 * @param own headers of this kind of call, in addition to those of every call and of its options
 * @param content the body; empty if the call has none, or if its operation creates it
 */
public record CallSpec<T>(
        CallKind kind,
        HttpUrl url,
        @Nullable ETag ifMatch,
        Headers own,
        ByteString content,
        RequestOptions options,
        Operation<T> operation) {
    private static final String INTENT = "Data-Access-Intent";

    /** Describes a call without a body. Only the operation knows its body. */
    public static <T> CallSpec<T> of(CallKind kind, HttpUrl url, Operation<T> operation) {
        return new CallSpec<>(kind, url, null, Headers.EMPTY, ByteString.EMPTY, RequestOptions.none(), operation);
    }

    /** Describes a GET. {@code answer} reads the response. */
    public static <T> CallSpec<T> read(HttpUrl url, AnswerReader<T> answer) {
        return of(CallKind.READ, url, new Read<>(answer));
    }

    /** Describes a question about {@code url} that may take any number of reads. */
    public static <T> CallSpec<T> asking(HttpUrl url, Function<Session, T> question) {
        return of(
                CallKind.READ,
                url,
                (session, spec) -> ApiResponse.of(question.apply(session), 0, Headers.EMPTY, session.summary()));
    }

    /** Returns a question about this call to ask later, with its headers and without its deadline. */
    <Q> CallSpec<Q> later(Function<Session, Q> question) {
        RequestOptions.Builder headers = RequestOptions.builder();
        give(options.headers(), headers::header);
        return asking(url, question).withOptions(headers.build());
    }

    /** Adds a {@code Prefer} header. */
    public CallSpec<T> preferring(String preference) {
        return withHeader("Prefer", preference);
    }

    /** Adds a header that users cannot set. */
    public CallSpec<T> withHeader(String name, String value) {
        return copy(ifMatch, own.newBuilder().set(name, value).build(), content, options);
    }

    /**
     * Overrides the options of this call with those that {@code over} sets.
     *
     * @throws IllegalArgumentException if it is a write and {@code over} selects a replica
     */
    public CallSpec<T> with(RequestOptions over) {
        if (kind.isWrite() && over.readOnlyReplica()) {
            throw new IllegalArgumentException(
                    "readOnlyReplica() is for reads: the server refuses it on " + method() + ". Leave it out.");
        }
        return withOptions(options.and(over));
    }

    /** Uses {@code defaults} for options that this call does not set. */
    CallSpec<T> over(RequestOptions defaults) {
        return withOptions(defaults.and(options));
    }

    /**
     * Returns this call with the options of {@code call}, which it is a part of. Parts of writes, and reads that settle a write,
     * never go to a replica.
     */
    CallSpec<T> within(CallSpec<?> call, boolean settling) {
        RequestOptions of = call.options();
        return withOptions(call.kind().isWrite() || settling ? of.withoutReplica() : of);
    }

    /** Sends {@code If-Match} with this version. */
    public CallSpec<T> matching(ETag version) {
        return copy(version, own, content, options);
    }

    /** Returns this call with another address. */
    public CallSpec<T> at(HttpUrl other) {
        return new CallSpec<>(kind, other, ifMatch, own, content, options, operation);
    }

    /** Replaces the body. */
    public CallSpec<T> withContent(ByteString other) {
        return copy(ifMatch, own, other, options);
    }

    private CallSpec<T> withOptions(RequestOptions all) {
        return all == options ? this : copy(ifMatch, own, content, all);
    }

    private CallSpec<T> copy(@Nullable ETag version, Headers headers, ByteString body, RequestOptions all) {
        return new CallSpec<>(kind, url, version, headers, body, all, operation);
    }

    /**
     * Passes the headers of this kind of call, of its options, and {@code If-Match} to {@code to}. Of headers with the same name,
     * the last wins.
     */
    public void headers(BiConsumer<String, String> to) {
        give(own, to);
        if (ifMatch != null) {
            to.accept("If-Match", ifMatch.value());
        }
        if (kind == CallKind.READ) {
            // Without it, the server may answer almost every GET from a replica that lags behind (business-central.md
            // 1.4).
            to.accept(INTENT, options.readOnlyReplica() ? "ReadOnly" : "ReadWrite");
        }
        give(options.headers(), to);
    }

    private static void give(Headers headers, BiConsumer<String, String> to) {
        for (int i = 0; i < headers.size(); i++) {
            to.accept(headers.name(i), headers.value(i));
        }
    }

    /** Names the request without its body, which contains a customer's payment. */
    @Override
    public String toString() {
        return method() + " " + redacted(url);
    }

    /** Returns the HTTP method. */
    public String method() {
        return switch (kind) {
            case READ -> "GET";
            case CREATE, ACTION, BATCH -> "POST";
            case UPDATE -> "PATCH";
            case DELETE -> "DELETE";
        };
    }

    /** Returns an address for logs and messages, with the names of its query options but without their values. */
    static String redacted(HttpUrl url) {
        boolean nothingToHide = url.querySize() == 0
                && url.fragment() == null
                && url.username().isEmpty()
                && url.password().isEmpty();
        return nothingToHide ? url.toString() : withoutValues(url);
    }

    private static String withoutValues(HttpUrl url) {
        String address = url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        if (url.querySize() == 0) {
            return address;
        }
        StringBuilder redacted = new StringBuilder(address);
        char separator = '?';
        for (int i = 0; i < url.querySize(); i++) {
            String name = url.queryParameterName(i).replaceAll("[^\\w$.-]", "");
            redacted.append(separator).append(name).append("=…");
            separator = '&';
        }
        return redacted.toString();
    }
}
