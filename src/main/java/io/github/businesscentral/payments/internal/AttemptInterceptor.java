package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.io.InterruptedIOException;
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
    static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!(request.tag(CallContext.class) instanceof CallState call)) {
            return chain.proceed(request);
        }
        Chain bounded = bounded(chain, call);
        call.attemptStarts(request);
        Response response = send(bounded, withoutExpect(request), call);
        if (isRefusal(response.code())) {
            call.attemptRefused();
        }
        return response;
    }

    private static Response send(Chain chain, Request request, CallState call) throws IOException {
        long since = call.nanoTime();
        CallReporter reporter = call.execution().reporter();
        CallDns.enter(call);
        try {
            Response response = chain.proceed(request);
            reporter.attemptEnded(call.spec(), since, response);
            return response;
        } catch (IOException | RuntimeException e) {
            reporter.attemptFailed(call.spec(), since, e);
            throw e;
        } finally {
            CallDns.leave();
        }
    }

    /**
     * With {@code Expect: 100-continue} OkHttp sends the head of a request before it asks for the body: a DELETE would be
     * complete without our knowing that it was sent.
     */
    private static Request withoutExpect(Request request) {
        return request.header("Expect") == null
                ? request
                : request.newBuilder().removeHeader("Expect").build();
    }

    /**
     * Whether the status says that the request was not executed. 301 to 303 do not: servers answer so to a POST that they
     * have executed.
     */
    static boolean isRefusal(int status) {
        return switch (status) {
            case 307, 308, 501 -> true;
            case 408 -> false;
            default -> status >= 400 && status < 500;
        };
    }

    private static Chain bounded(Chain chain, CallState call) throws IOException {
        if (call.isEnded()) {
            throw new IOException("The call was ended");
        }
        if (Thread.currentThread().isInterrupted()) {
            // Further down it would be noticed only when the body has been asked for.
            throw new InterruptedIOException("interrupted");
        }
        Duration left = shorter(call.execution().attemptTimeout(), call.remaining());
        int connect = millis(shorter(left, LONGEST_CONNECT));
        int exchange = millis(left);
        boolean isSet = chain.connectTimeoutMillis() == connect
                && chain.readTimeoutMillis() == exchange
                && chain.writeTimeoutMillis() == exchange;
        return isSet
                ? chain
                : chain.withConnectTimeout(connect, TimeUnit.MILLISECONDS)
                        .withReadTimeout(exchange, TimeUnit.MILLISECONDS)
                        .withWriteTimeout(exchange, TimeUnit.MILLISECONDS);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Rounded up, so that the deadline's own timer comes first; zero would mean no timeout. */
    private static int millis(Duration duration) {
        long millis = TimeUnit.NANOSECONDS.toMillis(duration.toNanos() + 999_999);
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }
}
