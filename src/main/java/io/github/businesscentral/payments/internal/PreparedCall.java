package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.RequestOptions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call that sends HTTP requests. */
final class PreparedCall<T> implements ApiCall<T> {
    private final Transport transport;
    private final CallSpec<T> spec;

    PreparedCall(Transport transport, CallSpec<T> spec) {
        this.transport = transport;
        this.spec = spec;
    }

    boolean isOf(Transport other) {
        return transport == other;
    }

    CallSpec<T> spec() {
        return spec;
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        return transport.execute(spec);
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return transport.executeAsync(spec, ApiResponse::value);
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        return transport.executeAsync(spec, Function.identity());
    }

    /** Names the request, without its body. */
    @Override
    public String toString() {
        return spec.toString();
    }

    @Override
    public ApiCall<T> with(RequestOptions options) {
        return new PreparedCall<>(transport, spec.with(options));
    }
}
