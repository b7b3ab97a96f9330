package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what one response or failure alone allows to repeat.
 *
 * <table>
 *   <caption>What is repeated</caption>
 *   <tr><th>Call</th><th>429, or surely not sent</th><th>408, 500, 502, 503, 504, broken after sending</th></tr>
 *   <tr><td>read</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>write</td><td>yes</td><td>no: its outcome is unknown</td></tr>
 * </table>
 *
 * <p>A wait that is longer than the policy allows, or than the deadline leaves, is not begun: the response is returned as
 * it is. Can be added to any {@code OkHttpClient} as an application interceptor; on requests that are not the library's
 * only GET and HEAD are repeated.
 */
public final class RetryInterceptor implements Interceptor {
    private final RetryPolicy policy;
    private final DoubleSupplier random;
    private final Clock clock;

    RetryInterceptor(RetryPolicy policy, DoubleSupplier random, Clock clock) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.random = random;
        this.clock = clock;
    }

    /** Returns an interceptor that follows {@code policy}. */
    public static RetryInterceptor of(RetryPolicy policy) {
        return new RetryInterceptor(policy, () -> ThreadLocalRandom.current().nextDouble(), Clock.systemUTC());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallContext call = CallContext.of(chain);
        Request request = chain.request();
        while (true) {
            Attempt attempt = Attempt.of(chain, request);
            // A call that was cancelled over our heads fails at once, however often it is tried.
            Optional<Duration> wait = chain.call().isCanceled() ? Optional.empty() : waitBeforeNext(call, attempt);
            Optional<Request> next = wait.flatMap(any -> call.renew(chain.request()));
            if (wait.isEmpty() || next.isEmpty()) {
                return attempt.result();
            }
            attempt.close();
            pause(call, wait.get(), attempt);
            request = next.get();
        }
    }

    private Optional<Duration> waitBeforeNext(CallContext call, Attempt attempt) {
        boolean allowed = call.retries() + 1 < policy.maxAttempts() && !call.isEnded();
        return allowed && isRepeatable(call, attempt) ? waitWithin(call, attempt) : Optional.empty();
    }

    private static boolean isRepeatable(CallContext call, Attempt attempt) {
        if (call.kind().isWrite() && call.mayHaveBeenSent()) {
            return false;
        }
        if (attempt.failure != null) {
            return mayPass(attempt.failure);
        }
        return switch (attempt.status()) {
            case 429 -> true;
            case 408, 500, 502, 503, 504 -> !call.kind().isWrite();
            default -> false;
        };
    }

    /** Whether a failure is of the kind that another try can mend. */
    private static boolean mayPass(IOException failure) {
        if (failure.getCause() instanceof TokenException token) {
            return token.isTemporary();
        }
        boolean interrupted = failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
        boolean untrusted =
                failure instanceof SSLPeerUnverifiedException || failure.getCause() instanceof CertificateException;
        return !interrupted && !untrusted && !(failure instanceof UnknownServiceException);
    }

    private Optional<Duration> waitWithin(CallContext call, Attempt attempt) {
        Duration asked = attempt.retryAfter(clock);
        Duration backOff = policy.backOff(call.retries(), random.getAsDouble());
        Duration wait = asked.compareTo(backOff) > 0 ? asked : backOff;
        boolean tooLong = asked.compareTo(policy.maxServerWait()) > 0 || wait.compareTo(call.remaining()) >= 0;
        return tooLong ? Optional.empty() : Optional.of(wait);
    }

    private static void pause(CallContext call, Duration wait, Attempt after) throws IOException {
        try {
            call.pause(wait);
        } catch (IOException ended) {
            if (after.failure != null) {
                ended.addSuppressed(after.failure);
            }
            throw ended;
        }
    }

    /** How one try ended: with a response or with a failure. */
    private static final class Attempt {
        private final @Nullable Response response;
        private final @Nullable IOException failure;

        private Attempt(@Nullable Response response, @Nullable IOException failure) {
            this.response = response;
            this.failure = failure;
        }

        static Attempt of(Chain chain, Request request) {
            try {
                return new Attempt(chain.proceed(request), null);
            } catch (IOException e) {
                return new Attempt(null, e);
            }
        }

        int status() {
            return response == null ? 0 : response.code();
        }

        Duration retryAfter(Clock clock) {
            return response == null
                    ? Duration.ZERO
                    : RetryAfter.of(response.headers(), clock.instant()).orElse(Duration.ZERO);
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
