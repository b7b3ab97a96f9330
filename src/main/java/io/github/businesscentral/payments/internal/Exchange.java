package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.internal.answer.ErrorReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

/** Sends the request of a call through the chain of interceptors, as often as it is asked to. */
final class Exchange {
    private final Call.Factory http;
    private final CallSpec<?> spec;
    private final CallState state;

    Exchange(Call.Factory http, CallSpec<?> spec, CallState state) {
        this.http = http;
        this.spec = spec;
        this.state = state;
    }

    CallState state() {
        return state;
    }

    Response send() throws IOException {
        Call call = http.newCall(request());
        state.execution().attach(call);
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw declared(e);
        }
    }

    /**
     * OkHttp and interceptors written in Kotlin may throw checked exceptions that no signature announces; OkHttp does so
     * with an interrupt while it connects.
     */
    private static IOException declared(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
        return new IOException(e);
    }

    private Request request() {
        Request.Builder request = new Request.Builder()
                .url(spec.url())
                .tag(CallContext.class, state)
                .header("Accept", "application/json")
                .header("User-Agent", Library.USER_AGENT)
                .method(spec.method(), state.newBody());
        spec.headers().forEach(header -> request.header(header.getFirst(), header.getSecond()));
        return request.build();
    }

    /** The exception that an answer without success means. */
    ApiException refusal(Response response) {
        return ApiException.of(ErrorReader.read(response), state.execution().summary());
    }
}
