package io.github.businesscentral.payments.testing;

import java.util.List;
import java.util.Objects;
import okhttp3.Headers;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** An HTTP response of the stand-in server, or the connection breaking instead of one. */
public final class FakeResponse {
    private final int status;
    private final Headers headers;
    private final Iterable<ByteString> body;

    private FakeResponse(int status, Headers headers, Iterable<ByteString> body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns a response without a body. */
    public static FakeResponse of(int status) {
        return new FakeResponse(status, Headers.EMPTY, List.of());
    }

    /** Returns a response with a text as its body. */
    public static FakeResponse of(int status, String contentType, String body) {
        return of(status, contentType, List.of(ByteString.encodeUtf8(body)));
    }

    static FakeResponse of(int status, String contentType, Iterable<ByteString> body) {
        return new FakeResponse(status, Headers.of("Content-Type", contentType), body);
    }

    /** Returns the end of the connection without any answer. */
    public static FakeResponse brokenConnection() {
        return of(0);
    }

    /** Returns this response with one more header. */
    public FakeResponse withHeader(String name, String value) {
        return new FakeResponse(status, headers.newBuilder().set(name, value).build(), body);
    }

    /** Returns whether the connection breaks before the first byte; there is no status, header or body then. */
    public boolean isBrokenConnection() {
        return status == 0;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    public @Nullable String header(String name) {
        return headers.get(Objects.requireNonNull(name, "name"));
    }

    /** Returns the body in the pieces it is sent in; a long list is made while it is read. */
    public Iterable<ByteString> body() {
        return body;
    }

    public String bodyText() {
        Buffer all = new Buffer();
        body.forEach(all::write);
        return all.readUtf8();
    }

    @Override
    public String toString() {
        return isBrokenConnection() ? "broken connection" : String.valueOf(status);
    }
}
