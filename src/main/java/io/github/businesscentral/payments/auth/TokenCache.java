package io.github.businesscentral.payments.auth;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the current token. One thread at a time fetches the next one, however many calls need it. A fetch has its own thread, so
 * a caller that gives up does not cancel it for the others.
 *
 * <p>There is no timer. A request that finds an old token starts its renewal, and continues with the old one.
 */
final class TokenCache {
    private static final Logger LOG = System.getLogger("io.github.businesscentral.payments");

    // The minimum time between early renewals, for a provider that fails or returns the old token from its own cache.
    private static final Duration BETWEEN_EARLY_RENEWALS = Duration.ofSeconds(30);

    private final TokenProvider provider;
    private final OkHttpClient http;
    private final Clock clock;
    private final Consumer<CompletableFuture<?>> timeLimit;
    private final Lock lock = new ReentrantLock();

    // Written under the lock. Requests that find a valid token read it without the lock, hence volatile and not
    // @GuardedBy.
    private volatile @Nullable KeptToken kept;
    private volatile Instant nextEarlyRenewal = Instant.MIN;

    @GuardedBy("lock") private @Nullable Fetch current;

    TokenCache(TokenProvider provider, OkHttpClient http, Clock clock, Consumer<CompletableFuture<?>> timeLimit) {
        this.provider = provider;
        this.http = http;
        this.clock = clock;
        this.timeLimit = timeLimit;
    }

    /** Returns a token that is valid for a request now. */
    AccessToken get(CallContext call) throws IOException {
        KeptToken known = kept;
        Instant now = clock.instant();
        if (known != null && known.serves(now)) {
            if (known.isOld(now) && !now.isBefore(nextEarlyRenewal)) {
                renewEarly(known, now, call);
            }
            return known.token();
        }
        return await(call, fetchFor(Need.ANY, call));
    }

    /** Discards {@code rejected}, unless another token has already replaced it. */
    void drop(AccessToken rejected) {
        lock.lock();
        try {
            KeptToken known = kept;
            if (known != null && known.token().value().equals(rejected.value())) {
                kept = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns another token than {@code rejected}, fetched once for all calls that it was rejected for. Returns the same token if
     * the provider does.
     */
    AccessToken replace(AccessToken rejected, @Nullable String claims, CallContext call) throws IOException {
        drop(rejected);
        Need need = new Need(rejected, claims);
        while (true) {
            Fetch joined = fetchFor(need, call);
            AccessToken token = await(call, joined);
            // A fetch that began before the rejection may not meet the need.
            if (joined.need.equals(need) || need.isMetBy(token, joined.need.claims)) {
                return token;
            }
        }
    }

    private static AccessToken await(CallContext call, Fetch joined) throws IOException {
        try {
            return call.await(joined.token);
        } catch (ExecutionException e) {
            // An interceptor may throw only IOException. The transport unwraps the cause.
            throw new IOException(e.getCause() instanceof TimeoutException ? hung() : e.getCause());
        }
    }

    private static TokenException hung() {
        return TokenException.temporary(
                "The TokenProvider did not answer in time. Check that the identity provider can be reached.", null);
    }

    /** Returns the fetch in progress, or one that already meets the need; otherwise starts a new one. */
    private Fetch fetchFor(Need need, CallContext call) {
        Fetch started;
        lock.lock();
        try {
            if (isInProgress()) {
                return Objects.requireNonNull(current);
            }
            KeptToken known = kept;
            if (known != null && known.serves(clock.instant()) && need.isMetBy(known.token(), known.claims())) {
                return Fetch.completed(need, known.token(), call);
            }
            started = new Fetch(need, false, call);
            current = started;
        } finally {
            lock.unlock();
        }
        start(started);
        return started;
    }

    /**
     * Whether there is a fetch to join. A fetch that timed out can still be set for a moment after its callers have seen the
     * failure.
     */
    @GuardedBy("lock") private boolean isInProgress() {
        return current != null && !current.token.isDone();
    }

    private void renewEarly(KeptToken old, Instant now, CallContext call) {
        Fetch started;
        lock.lock();
        try {
            if (isInProgress() || !old.equals(kept) || now.isBefore(nextEarlyRenewal)) {
                return;
            }
            nextEarlyRenewal = now.plus(BETWEEN_EARLY_RENEWALS);
            started = new Fetch(Need.ANY, true, call);
            current = started;
        } finally {
            lock.unlock();
        }
        start(started);
    }

    /** Fetches on a separate thread. If a provider hangs, its thread is abandoned so that the next call can fetch again. */
    @SuppressWarnings("FutureReturnValueIgnored") // what it reports reaches those who wait through the same future
    private void start(Fetch started) {
        Thread thread = daemon(() -> run(started), "business-central-token");
        timeLimit.accept(started.token);
        started.token.whenComplete((token, failure) -> {
            if (failure instanceof TimeoutException) {
                finish(started, null);
                boolean isFirst = started.claimReport();
                thread.interrupt();
                if (isFirst) {
                    // Listeners may be slow, and this thread keeps the time limits of the whole program.
                    daemon(() -> started.tell("TimeoutException"), "business-central-token-late")
                            .start();
                }
            }
        });
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            fail(started, TokenException.temporary("No thread could be created to fetch a token.", e));
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings(
            "CatchingUnchecked") // a provider of the user can throw anything, and the waiting calls must fail with it
    private void run(Fetch started) {
        try {
            TokenRequest request = TokenRequest.of(started.need.rejected, started.need.claims, http);
            AccessToken token = Objects.requireNonNull(provider.token(request), "the TokenProvider returned null");
            finish(started, KeptToken.of(token, started.need.claims, clock.instant()));
            started.report("");
            started.token.complete(token);
        } catch (TokenException e) {
            fail(started, e);
        } catch (Throwable e) {
            fail(
                    started,
                    TokenException.temporary(
                            "The TokenProvider failed with " + e.getClass().getName() + "; see the cause.", e));
        }
    }

    private void fail(Fetch started, TokenException failure) {
        finish(started, null);
        started.report(failure.getClass().getSimpleName());
        if (started.token.completeExceptionally(failure) && started.isEarly) {
            LOG.log(
                    Level.WARNING,
                    "The access token could not be renewed early and stays in use: {0}",
                    failure.reason());
        }
    }

    /** Ends a fetch. The token of a fetch that timed out is ignored. */
    private void finish(Fetch over, @Nullable KeptToken brought) {
        lock.lock();
        try {
            if (current == over) {
                current = null;
                if (brought != null) {
                    kept = brought;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** A caller's need: any token, or one other than the rejected token, with the required claims. */
    private record Need(
            @Nullable AccessToken rejected, @Nullable String claims) {
        private static final Need ANY = new Need(null, null);

        private boolean isMetBy(AccessToken token, @Nullable String itsClaims) {
            boolean isOther = rejected == null || !rejected.value().equals(token.value());
            return isOther && (claims == null || claims.equals(itsClaims));
        }
    }

    /** One fetch, and the calls that wait for it. */
    private static final class Fetch {
        private final Need need;
        private final boolean isEarly;
        private final CallContext call;
        private final long from;
        private final CompletableFuture<AccessToken> token = new CompletableFuture<>();
        private final AtomicBoolean reported = new AtomicBoolean();

        /** {@code call} started the fetch. Others may join it. */
        private Fetch(Need need, boolean isEarly, CallContext call) {
            this.need = need;
            this.isEarly = isEarly;
            this.call = call;
            this.from = call.nanoTime();
        }

        /** Whether the caller of this method is the first, and so must report the end of the fetch. */
        private boolean claimReport() {
            return reported.compareAndSet(false, true);
        }

        private void report(String failure) {
            if (claimReport()) {
                tell(failure);
            }
        }

        private void tell(String failure) {
            call.report(CallEvent.Type.TOKEN_RENEWED, Duration.ofNanos(call.nanoTime() - from), failure);
        }

        private static Fetch completed(Need need, AccessToken token, CallContext call) {
            Fetch completed = new Fetch(need, false, call);
            completed.token.complete(token);
            return completed;
        }
    }
}
