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

/** A call with nothing to do, such as an update by an empty patch: its value is known, and nothing is sent. */
public final class UnsentCall<T> implements ApiCall<T> {
    private final T value;
    private final HttpUrl url;
    private final CallSummary call;

    /** Makes a call that would have been {@code method} to {@code url}. */
    public UnsentCall(T value, String method, HttpUrl url) {
        this.value = value;
        this.url = url;
        this.call = CallSummary.of(method, RedactedUrl.of(url), 0, Duration.ZERO, Duration.ZERO);
    }

    /** This call as a member of a batch, in which it is not sent either. */
    Member<T> member() {
        return new Member<>(url, executeForResponse());
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
