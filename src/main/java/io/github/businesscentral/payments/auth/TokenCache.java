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
 * Keeps the current token and sees to it that one thread at a time fetches the next, however many want it. A fetch runs on
 * a thread of its own, so that a caller who gives up does not take the others' token away.
 *
 * <p>There is no timer: a token is renewed early when a request finds it old, and that request goes on with the old one.
 */
final class TokenCache {
    private static final Logger LOG = System.getLogger("io.github.businesscentral.payments");

    // A provider that fails, or that has a cache of its own and returns the old token, is not asked with every request.
    private static final Duration BETWEEN_EARLY_RENEWALS = Duration.ofSeconds(30);

    private final TokenProvider provider;
    private final OkHttpClient http;
    private final Clock clock;
    private final Consumer<CompletableFuture<?>> timeLimit;
    private final Lock lock = new ReentrantLock();

    // Written under the lock; requests that find a good token read it without, hence volatile and not @GuardedBy.
    private volatile @Nullable KeptToken kept;
    private volatile Instant nextEarlyRenewal = Instant.MIN;

    @GuardedBy("lock") private @Nullable Flight flight;

    TokenCache(TokenProvider provider, OkHttpClient http, Clock clock, Consumer<CompletableFuture<?>> timeLimit) {
        this.provider = provider;
        this.http = http;
        this.clock = clock;
        this.timeLimit = timeLimit;
    }

    /** Returns a token that is good for a request now. */
    AccessToken get(CallContext call) throws IOException {
        KeptToken known = kept;
        Instant now = clock.instant();
        if (known != null && known.serves(now)) {
            if (known.isOld(now) && !now.isBefore(nextEarlyRenewal)) {
                renewEarly(known, now, call);
            }
            return known.token();
        }
        return await(call, flight(Need.ANY, call));
    }

    /** Forgets {@code rejected}, unless another token has taken its place already. */
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
     * Returns another token than {@code rejected}, fetched once for all who were refused with it; the same one if the
     * provider insists on it.
     */
    AccessToken replace(AccessToken rejected, @Nullable String claims, CallContext call) throws IOException {
        drop(rejected);
        Need need = new Need(rejected, claims);
        while (true) {
            Flight joined = flight(need, call);
            AccessToken token = await(call, joined);
            // A fetch that began before the refusal need not have brought what is wanted.
            if (joined.need.equals(need) || need.isMetBy(token, joined.need.claims)) {
                return token;
            }
        }
    }

    private static AccessToken await(CallContext call, Flight flight) throws IOException {
        try {
            return call.await(flight.token);
        } catch (ExecutionException e) {
            // An interceptor may throw only IOException; the transport takes the cause out again.
            throw new IOException(e.getCause() instanceof TimeoutException ? hung() : e.getCause());
        }
    }

    private static TokenException hung() {
        return TokenException.temporary(
                "The TokenProvider did not answer in time. Check that the identity provider can be reached.", null);
    }

    /** The fetch that is under way, or that has brought what is needed; otherwise a new one, started here. */
    private Flight flight(Need need, CallContext call) {
        Flight started;
        lock.lock();
        try {
            if (isUnderWay()) {
                return Objects.requireNonNull(flight);
            }
            KeptToken known = kept;
            if (known != null && known.serves(clock.instant()) && need.isMetBy(known.token(), known.claims())) {
                return Flight.landed(need, known.token(), call);
            }
            started = new Flight(need, false, call);
            flight = started;
        } finally {
            lock.unlock();
        }
        fetch(started);
        return started;
    }

    /** Whether there is a fetch to join. One that was given up can still stand here for a moment after its callers know. */
    @GuardedBy("lock") private boolean isUnderWay() {
        return flight != null && !flight.token.isDone();
    }

    private void renewEarly(KeptToken old, Instant now, CallContext call) {
        Flight started;
        lock.lock();
        try {
            if (isUnderWay() || !old.equals(kept) || now.isBefore(nextEarlyRenewal)) {
                return;
            }
            nextEarlyRenewal = now.plus(BETWEEN_EARLY_RENEWALS);
            started = new Flight(Need.ANY, true, call);
            flight = started;
        } finally {
            lock.unlock();
        }
        fetch(started);
    }

    /** Fetches on a thread of its own; a provider that hangs is left, so that the next call can ask anew. */
    @SuppressWarnings("FutureReturnValueIgnored") // what it reports reaches those who wait through the same future
    private void fetch(Flight started) {
        Thread thread = daemon(() -> fly(started), "business-central-token");
        timeLimit.accept(started.token);
        started.token.whenComplete((token, failure) -> {
            if (failure instanceof TimeoutException) {
                land(started, null);
                boolean isFirst = started.claimReport();
                thread.interrupt();
                if (isFirst) {
                    // Listeners may take their time, and this thread keeps the time limits of the whole program.
                    daemon(() -> started.tell("TimeoutException"), "business-central-token-late")
                            .start();
                }
            }
        });
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            fail(started, TokenException.temporary("There is no thread to fetch a token with.", e));
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a user's provider throws, those who wait must learn of it
    private void fly(Flight started) {
        try {
            TokenRequest request = TokenRequest.of(started.need.rejected, started.need.claims, http);
            AccessToken token = Objects.requireNonNull(provider.token(request), "the TokenProvider returned null");
            land(started, KeptToken.of(token, started.need.claims, clock.instant()));
            started.report("");
            started.token.complete(token);
        } catch (TokenException e) {
            fail(started, e);
        } catch (Throwable e) {
            fail(
                    started,
                    TokenException.temporary(
                            "The TokenProvider failed with " + e.getClass().getName() + "; the cause tells where.", e));
        }
    }

    private void fail(Flight started, TokenException failure) {
        land(started, null);
        started.report(failure.getClass().getSimpleName());
        if (started.token.completeExceptionally(failure) && started.isEarly) {
            LOG.log(
                    Level.WARNING,
                    "The access token could not be renewed early and is used further: {0}",
                    failure.reason());
        }
    }

    /** The flight is over; one that was given up as hung brings nothing any more. */
    private void land(Flight over, @Nullable KeptToken brought) {
        lock.lock();
        try {
            if (flight == over) {
                flight = null;
                if (brought != null) {
                    kept = brought;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What a caller wants: any token, or another one than the server has refused, holding what it asked for. */
    private record Need(
            @Nullable AccessToken rejected, @Nullable String claims) {
        private static final Need ANY = new Need(null, null);

        private boolean isMetBy(AccessToken token, @Nullable String itsClaims) {
            boolean isOther = rejected == null || !rejected.value().equals(token.value());
            return isOther && (claims == null || claims.equals(itsClaims));
        }
    }

    /** One fetch, and those who wait for it. */
    private static final class Flight {
        private final Need need;
        private final boolean isEarly;
        private final CallContext call;
        private final long from;
        private final CompletableFuture<AccessToken> token = new CompletableFuture<>();
        private final AtomicBoolean reported = new AtomicBoolean();

        /** {@code call} is the one that found it necessary; others may join it. */
        private Flight(Need need, boolean isEarly, CallContext call) {
            this.need = need;
            this.isEarly = isEarly;
            this.call = call;
            this.from = call.nanoTime();
        }

        /** Whether the caller of this method is the first, and so the one that tells how the fetch ended. */
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

        private static Flight landed(Need need, AccessToken token, CallContext call) {
            Flight landed = new Flight(need, false, call);
            landed.token.complete(token);
            return landed;
        }
    }
}
