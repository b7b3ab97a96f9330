package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.CallSummary;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** A call with nothing to send, such as an update with an empty patch. Its value is known. */
public final class UnsentCall<T> implements ApiCall<T> {
    private final T value;
    private final HttpUrl url;
    private final CallSummary call;

    /** Returns {@code value} in place of {@code method} to {@code url}. */
    public UnsentCall(T value, String method, HttpUrl url) {
        this.value = value;
        this.url = url;
        this.call = CallSummary.of(method, CallSpec.redacted(url), 0, Duration.ZERO, Duration.ZERO);
    }

    /** The address that the call would have been sent to. */
    public HttpUrl url() {
        return url;
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        return ApiResponse.of(value, 0, Headers.EMPTY, call);
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return CompletableFuture.completedFuture(value);
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        return CompletableFuture.completedFuture(executeForResponse());
    }

    @Override
    public ApiCall<T> with(RequestOptions options) {
        Objects.requireNonNull(options, "options");
        return this;
    }
}
