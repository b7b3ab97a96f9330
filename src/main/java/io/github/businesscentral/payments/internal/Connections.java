package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Starts OkHttp's calls, and avoids sending writes on connections that the server has closed. OkHttp reuses a connection without
 * a test if it was used a moment ago, and a close can arrive after any test. A write on a dead connection may or may not have
 * been executed. After a reused connection has broken, writes therefore get new connections for a while. Writes that no look-up
 * can settle get new connections until the server has answered on a reused one, too.
 */
public final class Connections {
    private static final Duration DISTRUST = Duration.ofMinutes(5);

    private final ConnectionPool pool;
    private final Kept kept;
    private final Call.Factory shared;
    private final Call.Factory own;

    private Connections(ConnectionPool pool, Kept kept, Call.Factory shared, Call.Factory own) {
        this.pool = pool;
        this.kept = kept;
        this.shared = shared;
        this.own = own;
    }

    /** Starts calls of the client that is being built. {@code kept} observes its connections; {@code wrap} is the user's. */
    static Connections of(OkHttpClient.Builder client, Kept kept, Function<OkHttpClient, Call.Factory> wrap) {
        OkHttpClient http = client.build();
        ConnectionPool none = new ConnectionPool(0, 1, TimeUnit.NANOSECONDS);
        OkHttpClient own = http.newBuilder().connectionPool(none).build();
        return new Connections(http.connectionPool(), kept, wrap.apply(http), wrap.apply(own));
    }

    /** Returns OkHttp's call for {@code request}, which belongs to {@code exchange}. */
    Call newCall(Request request, Exchange exchange) {
        return (needsOwn(exchange) ? own : shared).newCall(request);
    }

    private boolean needsOwn(Exchange exchange) {
        return exchange.kind().isWrite()
                && (kept.isDistrusted(exchange.nanoTime())
                        || (!kept.proven && !exchange.spec().operation().canBeSettled()));
    }

    /** Closes all idle connections. If one has failed, the others probably have too. */
    void closeIdle() {
        pool.evictAll();
    }

    /** Learns whether the server keeps connections open. */
    static final class Kept {
        private final Set<Connection> seen =
                Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
        private volatile boolean proven;
        private volatile boolean broken;
        private volatile long brokenAt;

        /** Proceeds on the connection of {@code chain}, which belongs to a network interceptor. */
        Response proceed(Interceptor.Chain chain) throws IOException {
            boolean kept = chain.connection() != null && !seen.add(chain.connection());
            try {
                Response response = chain.proceed(chain.request());
                proven |= kept;
                return response;
            } catch (IOException e) {
                boolean closed = !(e instanceof SocketTimeoutException)
                        && !AttemptInterceptor.isRefusedStream(e)
                        && !chain.call().isCanceled();
                if (kept && closed && chain.request().tag(CallContext.class) instanceof Exchange exchange) {
                    brokenAt = exchange.nanoTime();
                    broken = true;
                }
                throw e;
            }
        }

        private boolean isDistrusted(long now) {
            return broken && now - brokenAt < DISTRUST.toNanos();
        }
    }
}
