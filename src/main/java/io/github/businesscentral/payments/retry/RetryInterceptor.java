package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.protocol.AnswerMeaning;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Retries a request when a single response or failure is enough to decide that this is safe.
 *
 * <table>
 *   <caption>Retried after</caption>
 *   <tr><th>Call</th><th>429, a lock (409), or certainly not sent</th><th>408, 500, 502, 503, 504, broken after sending</th></tr>
 *   <tr><td>read</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>write</td><td>yes</td><td>no: its outcome is unknown</td></tr>
 * </table>
 *
 * <p>A posting is not retried after a lock, because the server may have posted before it hit the lock. Other calls retry a lock
 * until the deadline, with any number of attempts.
 *
 * <p>If the wait would exceed the policy's limit or the deadline, the interceptor does not wait and returns the response as it
 * is. You can add this to any {@code OkHttpClient} as an application interceptor. Of requests that the library did not create, it
 * retries only GET and HEAD.
 */
public final class RetryInterceptor implements Interceptor {
    private final RetryStrategy strategy;

    private RetryInterceptor(RetryStrategy strategy) {
        this.strategy = Objects.requireNonNull(strategy, "strategy");
    }

    /** Returns an interceptor that follows {@code policy}. */
    public static RetryInterceptor of(RetryPolicy policy) {
        return new RetryInterceptor(RetryStrategy.of(policy));
    }

    /** Returns an interceptor that follows {@code strategy} and shares its budget. */
    public static RetryInterceptor of(RetryStrategy strategy) {
        return new RetryInterceptor(strategy);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallContext call = CallContext.of(chain);
        Request request = chain.request();
        for (int retries = 0; ; retries++) {
            Attempt attempt = Attempt.of(chain, request);
            if (attempt.response != null) {
                strategy.reached();
            }
            if (attempt.isFinalAnswer()) {
                strategy.answered(retries);
            }
            // After Call.cancel() every further attempt would fail at once.
            boolean repeatable = attempt.isRepeatable(call) && !chain.call().isCanceled();
            Optional<Request> next = repeatable ? call.renew(chain.request()) : Optional.empty();
            Optional<Duration> wait = next.isPresent() ? wait(call, attempt) : Optional.empty();
            if (wait.isEmpty()) {
                return attempt.result();
            }
            attempt.close();
            pause(call, wait.get(), attempt);
            request = next.get();
        }
    }

    private Optional<Duration> wait(CallContext call, Attempt after) {
        if (after.failure != null) {
            return strategy.waitToReach(call);
        }
        return after.isLocked()
                ? strategy.waitForLock(call, after.headers())
                : strategy.waitBeforeNext(call, after.headers());
    }

    private static void pause(CallContext call, Duration wait, Attempt after) throws IOException {
        try {
            call.pause(wait, after.reason());
        } catch (IOException ended) {
            if (after.failure != null) {
                ended.addSuppressed(after.failure);
            }
            throw ended;
        }
    }

    /** The result of one attempt: a response or a failure. */
    private static final class Attempt {
        private final @Nullable Response response;
        private final @Nullable AnswerMeaning meaning;
        private final @Nullable IOException failure;

        private Attempt(@Nullable Response response, @Nullable AnswerMeaning meaning, @Nullable IOException failure) {
            this.response = response;
            this.meaning = meaning;
            this.failure = failure;
        }

        static Attempt of(Chain chain, Request request) {
            try {
                Response response = chain.proceed(request);
                return new Attempt(response, AnswerMeaning.of(response), null);
            } catch (IOException e) {
                return new Attempt(null, null, e);
            }
        }

        /** Whether the server would give the same response to another attempt. */
        boolean isFinalAnswer() {
            return meaning != null && !meaning.isPassing();
        }

        /**
         * Whether this attempt alone allows a retry. A write that may have been sent, now or earlier, does not allow it: the call
         * must settle it first.
         */
        boolean isRepeatable(CallContext call) {
            boolean passing = meaning == null ? mayPass(Objects.requireNonNull(failure)) : meaning.isPassing();
            return passing && (!call.kind().isWrite() || (isNotExecuted(call.kind()) && !call.mayHaveBeenSent()));
        }

        private boolean isNotExecuted(CallKind kind) {
            return meaning == null
                    || (kind == CallKind.ACTION ? meaning.isActionNotExecuted() : meaning.isNotExecuted());
        }

        /** Whether another session holds a lock on the records. Such requests are retried any number of times. */
        boolean isLocked() {
            return meaning == AnswerMeaning.LOCKED;
        }

        /** Whether another attempt can succeed after this failure. */
        private static boolean mayPass(IOException failure) {
            if (failure.getCause() instanceof BusinessCentralException refused) {
                return refused instanceof TokenException token && token.isTemporary();
            }
            boolean interrupted =
                    failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
            boolean untrusted =
                    failure instanceof SSLPeerUnverifiedException || failure.getCause() instanceof CertificateException;
            return !interrupted && !untrusted && !(failure instanceof UnknownServiceException);
        }

        Headers headers() {
            return response == null ? Headers.EMPTY : response.headers();
        }

        String reason() {
            return response == null
                    ? Objects.requireNonNull(failure).getClass().getSimpleName()
                    : "HTTP " + response.code();
        }

        Response result() throws IOException {
            if (response != null) {
                return response;
            }
            throw Objects.requireNonNull(failure);
        }

        void close() {
            if (response != null) {
                response.close();
            }
        }
    }
}
