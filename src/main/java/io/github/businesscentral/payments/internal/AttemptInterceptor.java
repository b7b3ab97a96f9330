package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.protocol.AnswerMeaning;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The last interceptor before OkHttp. Counts the attempts, limits how long each may take, and records whether a write may have
 * been executed.
 */
final class AttemptInterceptor implements Interceptor {
    static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!(request.tag(CallContext.class) instanceof Exchange exchange)) {
            return chain.proceed(request);
        }
        Chain bounded = bounded(chain, exchange);
        Response response = attempt(bounded, request, exchange);
        Optional<Request> again =
                response.code() == HttpURLConnection.HTTP_PROXY_AUTH ? exchange.forProxy(request) : Optional.empty();
        if (again.isEmpty()) {
            return response;
        }
        response.close();
        return attempt(bounded, again.get(), exchange);
    }

    private static Response attempt(Chain chain, Request request, Exchange exchange) throws IOException {
        exchange.attemptStarts(request);
        Response response = send(chain, withoutExpect(request), exchange);
        if (AnswerMeaning.of(response.code()).isNotExecuted()) {
            exchange.attemptNotExecuted();
        }
        return response;
    }

    private static Response send(Chain chain, Request request, Exchange exchange) throws IOException {
        long since = exchange.nanoTime();
        CallReporter reporter = exchange.execution().reporter();
        CallDns.enter(exchange);
        try {
            Response response = chain.proceed(request);
            reporter.attemptEnded(exchange.spec(), since, response);
            return response;
        } catch (IOException | RuntimeException e) {
            if (!chain.call().isCanceled()) {
                exchange.attemptBroke(isRefusedStream(e));
            }
            reporter.attemptFailed(exchange.spec(), since, e);
            throw e;
        } finally {
            CallDns.leave();
        }
    }

    /** HTTP/2: the server refused the stream, or is shutting down and has not started on it. No other failure guarantees that. */
    static boolean isRefusedStream(Exception failure) {
        return failure.getClass().getSimpleName().equals("StreamResetException")
                && String.valueOf(failure.getMessage()).endsWith("REFUSED_STREAM");
    }

    /**
     * With {@code Expect: 100-continue}, OkHttp sends the headers of a request before it asks for the body. It could send a
     * complete DELETE that is not counted as sent.
     */
    private static Request withoutExpect(Request request) {
        return request.header("Expect") == null
                ? request
                : request.newBuilder().removeHeader("Expect").build();
    }

    private static Chain bounded(Chain chain, Exchange exchange) throws IOException {
        if (exchange.isEnded()) {
            throw new IOException("The call was ended");
        }
        if (Thread.currentThread().isInterrupted()) {
            // OkHttp would notice this only after it has asked for the body.
            throw new InterruptedIOException("interrupted");
        }
        long left = Math.min(
                exchange.execution().attemptTimeout().toNanos(),
                exchange.remaining().toNanos());
        int connect = millis(Math.min(left, LONGEST_CONNECT.toNanos()));
        int whole = millis(left);
        boolean isSet = chain.connectTimeoutMillis() == connect
                && chain.readTimeoutMillis() == whole
                && chain.writeTimeoutMillis() == whole;
        return isSet
                ? chain
                : chain.withConnectTimeout(connect, TimeUnit.MILLISECONDS)
                        .withReadTimeout(whole, TimeUnit.MILLISECONDS)
                        .withWriteTimeout(whole, TimeUnit.MILLISECONDS);
    }

    /** Rounded up, so that the deadline's own timer fires first. Zero would mean no timeout. */
    private static int millis(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }
}
