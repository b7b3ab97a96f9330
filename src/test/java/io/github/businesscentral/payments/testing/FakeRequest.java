package io.github.businesscentral.payments.testing;

import java.util.Objects;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** An HTTP request as the stand-in server received it. */
public record FakeRequest(String method, HttpUrl url, Headers headers, ByteString body) {
    public FakeRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    /** Returns the path as it was sent, percent-encoding included. */
    public String path() {
        return url.encodedPath();
    }

    /** Returns this request with one header more, or with another value of it. */
    public FakeRequest withHeader(String name, String value) {
        return new FakeRequest(
                method, url, headers.newBuilder().set(name, value).build(), body);
    }

    /** Returns what stood after the question mark, decoded; empty if there was none. */
    public String query() {
        String query = url.query();
        return query == null ? "" : query;
    }

    /** Returns the last header of this name, {@code null} if there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public String bodyText() {
        return body.utf8();
    }

    /** Returns method and path only: headers hold tokens, bodies hold people's data. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
