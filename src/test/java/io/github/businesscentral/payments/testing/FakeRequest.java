package io.github.businesscentral.payments.testing;

import java.util.Objects;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** An HTTP request as the stand-in received it. */
public record FakeRequest(String method, HttpUrl url, Headers headers, ByteString body) {
    public FakeRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    /** Returns the path as it was sent, with percent-encoding. */
    public String path() {
        return url.encodedPath();
    }

    /** Returns this request with the header added or replaced. */
    public FakeRequest withHeader(String name, String value) {
        return new FakeRequest(
                method, url, headers.newBuilder().set(name, value).build(), body);
    }

    /** Returns the decoded query, or an empty string. */
    public String query() {
        String query = url.query();
        return query == null ? "" : query;
    }

    /** Returns the last header with this name, or {@code null}. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public String bodyText() {
        return body.utf8();
    }

    /** Shows only method and path, because headers contain tokens and bodies contain personal data. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
