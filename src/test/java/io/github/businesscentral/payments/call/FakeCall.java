package io.github.businesscentral.payments.call;

import io.github.businesscentral.payments.error.CallSummary;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okhttp3.Headers;

/** A call that is answered by a function, at once. */
final class FakeCall<T> implements ApiCall<T> {
    private final Supplier<T> value;

    FakeCall(Supplier<T> value) {
        this.value = value;
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        CallSummary call = CallSummary.of("GET", "https://bc.example.com/list", 1, Duration.ZERO, Duration.ZERO);
        return ApiResponse.of(value.get(), 200, Headers.EMPTY, call);
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return executeForResponseAsync().thenApply(ApiResponse::value);
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        try {
            return CompletableFuture.completedFuture(executeForResponse());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public ApiCall<T> with(RequestOptions options) {
        return this;
    }
}
