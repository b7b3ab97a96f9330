package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.retry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Response;

/**
 * A read: send, decode. The interceptors have repeated what status or failure allowed; what remains is an answer whose body
 * breaks off while it is decoded, and that is asked for again here, as often as the policy allows.
 */
final class Reading<T> {
    private final Exchange exchange;
    private final CallSpec<T> spec;
    private final CallState state;
    private final RetryPolicy policy;

    Reading(Exchange exchange, CallSpec<T> spec, CallState state, RetryPolicy policy) {
        this.exchange = exchange;
        this.spec = spec;
        this.state = state;
        this.policy = policy;
    }

    ApiResponse<T> run() {
        while (true) {
            try (Response response = send()) {
                if (!response.isSuccessful()) {
                    throw exchange.refusal(response);
                }
                return decoded(response);
            } catch (BrokenOffException e) {
                pause(e);
            } catch (IOException e) {
                throw Failures.of(e, state);
            }
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
                    state.summary(),
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
        return ApiResponse.of(value, response.code(), response.headers(), state.summary());
    }

    /** Waits for another try, or gives up with what broke the last one. */
    private void pause(BrokenOffException broken) {
        if (state.isEnded() || state.retries() + 1 >= policy.maxAttempts()) {
            throw Failures.of(broken.reason, state);
        }
        Duration wait =
                policy.backOff(state.retries(), ThreadLocalRandom.current().nextDouble());
        if (wait.compareTo(state.remaining()) >= 0) {
            throw Failures.of(broken.reason, state);
        }
        try {
            state.pause(wait);
        } catch (IOException e) {
            e.addSuppressed(broken.reason);
            throw Failures.of(e, state);
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
