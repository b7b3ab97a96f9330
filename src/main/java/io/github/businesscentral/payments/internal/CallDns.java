package io.github.businesscentral.payments.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Resolves host names on a separate thread, so that a call can end while a look-up hangs. Java's resolver ignores timeouts and
 * interrupts. OkHttp resolves names on the call's thread, so a thread-local holds the call.
 */
final class CallDns implements Dns {
    private static final ThreadFactory THREADS = DaemonThreads.named("business-central-dns");
    private static final ThreadLocal<@Nullable Exchange> RUNNING = new ThreadLocal<>();

    private final Dns dns;

    /** Uses {@code dns} for look-ups. */
    CallDns(Dns dns) {
        this.dns = dns;
    }

    /** Ends look-ups on this thread when {@code call} ends. */
    static void enter(Exchange call) {
        RUNNING.set(call);
    }

    static void leave() {
        RUNNING.remove();
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        Exchange call = RUNNING.get();
        if (call == null) {
            return dns.lookup(hostname);
        }
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        THREADS.newThread(() -> complete(found, hostname)).start();
        try {
            return call.await(found);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown ? unknown : failed(hostname, e.getCause());
        } catch (IOException ended) {
            throw failed(hostname, ended);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // every failure of a user's Dns must reach the call that waits
    private void complete(CompletableFuture<List<InetAddress>> found, String hostname) {
        try {
            found.complete(dns.lookup(hostname));
        } catch (Throwable e) {
            found.completeExceptionally(e);
        }
    }

    /** OkHttp shares connections only between clients whose {@code Dns} is equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallDns same && dns.equals(same.dns);
    }

    @Override
    public int hashCode() {
        return dns.hashCode();
    }

    private static UnknownHostException failed(String hostname, @Nullable Throwable cause) {
        return (UnknownHostException) new UnknownHostException(hostname).initCause(cause);
    }
}
