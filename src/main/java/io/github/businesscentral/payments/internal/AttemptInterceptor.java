package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The last stop before OkHttp: counts what goes on the wire, bounds how long it may take, and keeps book of whether a write
 * may have been executed.
 */
final class AttemptInterceptor implements Interceptor {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!(request.tag(CallContext.class) instanceof CallState call)) {
            return chain.proceed(request);
        }
        if (request.body() instanceof OneShotBody body && !body.claim()) {
            throw new IllegalStateException(
                    "An interceptor sent the same " + request.method() + " twice. A write is sent"
                            + " again only with a body from CallContext.renew(request), and only if it was not executed.");
        }
        call.attemptStarts();
        Response response = bounded(chain, call).proceed(request);
        if (isRefusal(response.code())) {
            call.attemptRefused();
        }
        return response;
    }

    /** Whether the status says that the request was not executed; of a success that must still be read. */
    private static boolean isRefusal(int status) {
        return (status >= 300 && status < 500 && status != 408) || status == 501;
    }

    private static Chain bounded(Chain chain, CallState call) throws IOException {
        if (call.isEnded()) {
            throw new IOException("The call was ended");
        }
        Duration left = shorter(call.attemptTimeout(), call.remaining());
        int millis = millis(left);
        return chain.withConnectTimeout(millis(shorter(left, LONGEST_CONNECT)), TimeUnit.MILLISECONDS)
                .withReadTimeout(millis, TimeUnit.MILLISECONDS)
                .withWriteTimeout(millis, TimeUnit.MILLISECONDS);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Rounded up, so that the deadline's own timer comes first; zero would mean no timeout. */
    private static int millis(Duration duration) {
        return (int) Math.min(duration.toMillis() + 1, Integer.MAX_VALUE);
    }
}
