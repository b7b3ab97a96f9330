package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.internal.answer.UnreadableAnswerException;
import io.github.businesscentral.payments.retry.RetryStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * A read: send, decode. The interceptors have repeated what status or failure allowed; what remains is an answer whose body
 * breaks off while it is decoded, and that is asked for again here, as often as the policy allows.
 */
final class Reading<T> {
    private final Exchange exchange;
    private final CallSpec<T> spec;
    private final RetryStrategy strategy;

    Reading(Exchange exchange, CallSpec<T> spec, RetryStrategy strategy) {
        this.exchange = exchange;
        this.spec = spec;
        this.strategy = strategy;
    }

    ApiResponse<T> run() {
        for (int retries = 0; ; retries++) {
            BrokenOffException broken;
            try (Response response = send()) {
                if (!response.isSuccessful()) {
                    throw exchange.refusal(response);
                }
                ApiResponse<T> whole = decoded(response);
                strategy.helped(retries);
                return whole;
            } catch (BrokenOffException e) {
                broken = e;
            } catch (IOException e) {
                throw Failures.of(e, exchange.state());
            }
            pause(broken);
        }
    }

    /** An answer that makes OkHttp or an interceptor stumble is a broken exchange, not the caller's mistake. */
    private Response send() throws IOException {
        try {
            return exchange.send();
        } catch (RuntimeException e) {
            throw new TransportException(
                    "OkHttp or an interceptor failed on the exchange: "
                            + e.getClass().getName() + ".",
                    exchange.state().execution().summary(),
                    e);
        }
    }

    private ApiResponse<T> decoded(Response response) throws IOException {
        T value;
        try {
            value = spec.answer().read(response);
        } catch (UnreadableAnswerException e) {
            throw e.isCutShort() ? new BrokenOffException(e) : e;
        } catch (IOException e) {
            throw new BrokenOffException(e);
        }
        return ApiResponse.of(
                value,
                response.code(),
                response.headers(),
                exchange.state().execution().summary());
    }

    /** Waits for another try, or gives up with what broke the last one. */
    private void pause(BrokenOffException broken) {
        Optional<Duration> wait = strategy.waitBeforeNext(exchange.state(), Headers.EMPTY);
        if (wait.isEmpty()) {
            throw Failures.of(broken.reason, exchange.state());
        }
        try {
            exchange.state().pause(wait.get(), "an answer that broke off");
        } catch (IOException e) {
            e.addSuppressed(broken.reason);
            throw Failures.of(e, exchange.state());
        }
    }

    /** The answer was good as far as it came. */
    private static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1;

        private final IOException reason;

        private BrokenOffException(IOException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
