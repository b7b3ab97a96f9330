package io.github.businesscentral.payments.auth;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the current token and sees to it that one thread at a time fetches the next, however many want it. A fetch runs on
 * a thread of its own, so that a caller who gives up does not take the others' token away.
 */
final class TokenCache {
    // A token must outlive the request it is attached to, and clocks differ a little.
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final TokenProvider provider;
    private final OkHttpClient http;
    private final Clock clock;
    private final Consumer<CompletableFuture<?>> timeLimit;
    private final AtomicReference<@Nullable CompletableFuture<Kept>> current = new AtomicReference<>();

    TokenCache(TokenProvider provider, OkHttpClient http, Clock clock, Consumer<CompletableFuture<?>> timeLimit) {
        this.provider = provider;
        this.http = http;
        this.clock = clock;
        this.timeLimit = timeLimit;
    }

    /** Returns a token that is good for a request now. */
    AccessToken get(CallContext call) throws IOException {
        return await(call, flight(null));
    }

    /** Returns another token than {@code rejected}, fetched once for all who were refused with it. */
    AccessToken replace(AccessToken rejected, CallContext call) throws IOException {
        return await(call, flight(rejected));
    }

    private static AccessToken await(CallContext call, CompletableFuture<Kept> flight) throws IOException {
        try {
            return call.await(flight).token;
        } catch (ExecutionException e) {
            // An interceptor may throw only IOException; the transport takes the cause out again.
            throw new IOException(e.getCause() instanceof TimeoutException ? hung() : e.getCause());
        }
    }

    private static TokenException hung() {
        return TokenException.temporary(
                "The TokenProvider did not answer in time. Check that the identity provider can be reached.", null);
    }

    /** The fetch that is under way, or has brought a token that still serves; otherwise a new one, started here. */
    private CompletableFuture<Kept> flight(@Nullable AccessToken rejected) {
        while (true) {
            CompletableFuture<Kept> known = current.get();
            if (known != null && serves(known, rejected)) {
                return known;
            }
            CompletableFuture<Kept> next = new CompletableFuture<>();
            if (current.compareAndSet(known, next)) {
                fetch(next, rejected);
                return next;
            }
        }
    }

    private boolean serves(CompletableFuture<Kept> known, @Nullable AccessToken rejected) {
        if (!known.isDone()) {
            return true;
        }
        if (known.isCompletedExceptionally()) {
            return false;
        }
        Kept kept = known.join();
        return !kept.token.equals(rejected) && clock.instant().isBefore(kept.lastUse);
    }

    /** Fetches on a thread of its own; a provider that hangs is left, so that the next call can ask anew. */
    @SuppressWarnings("FutureReturnValueIgnored") // what it reports reaches those who wait through the same future
    private void fetch(CompletableFuture<Kept> into, @Nullable AccessToken rejected) {
        Thread thread = new Thread(() -> complete(into, rejected), "business-central-token");
        thread.setDaemon(true);
        timeLimit.accept(into);
        into.whenComplete((kept, failure) -> {
            if (failure instanceof TimeoutException) {
                thread.interrupt();
            }
        });
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            into.completeExceptionally(TokenException.temporary("There is no thread to fetch a token with.", e));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a user's provider throws, those who wait must learn of it
    private void complete(CompletableFuture<Kept> into, @Nullable AccessToken rejected) {
        try {
            TokenRequest request = rejected == null ? TokenRequest.of(http) : TokenRequest.instead(rejected, http);
            AccessToken token = Objects.requireNonNull(provider.token(request), "the TokenProvider returned null");
            into.complete(new Kept(token, lastUse(token)));
        } catch (TokenException e) {
            into.completeExceptionally(e);
        } catch (Throwable e) {
            into.completeExceptionally(TokenException.temporary(
                    "The TokenProvider failed with " + e.getClass().getName() + "; the cause tells where.", e));
        }
    }

    /** Some time before the end; a token that lives shorter than that is used for half its life. */
    private Instant lastUse(AccessToken token) {
        if (token.expiresAt().equals(Instant.MAX)) {
            return Instant.MAX;
        }
        Duration half = Duration.between(clock.instant(), token.expiresAt()).dividedBy(2);
        return token.expiresAt().minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
    }

    private record Kept(AccessToken token, Instant lastUse) {}
}
