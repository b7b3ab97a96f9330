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
 * Looks host names up on a thread of their own, so that a call can leave a lookup that hangs: Java's resolver knows neither
 * deadlines nor interrupts. OkHttp asks for an address on the thread of the call, which is how the call is known here.
 */
final class CallDns implements Dns {
    private static final ThreadFactory THREADS = DaemonThreads.named("business-central-dns");
    private static final ThreadLocal<@Nullable Exchange> RUNNING = new ThreadLocal<>();

    private final Dns dns;

    /** Asks {@code dns}. */
    CallDns(Dns dns) {
        this.dns = dns;
    }

    /** Makes {@code call} the one whose end wakes lookups on this thread. */
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

    @SuppressWarnings("CatchingUnchecked") // whatever a user's Dns throws, the call that waits must learn of it
    private void complete(CompletableFuture<List<InetAddress>> found, String hostname) {
        try {
            found.complete(dns.lookup(hostname));
        } catch (Throwable e) {
            found.completeExceptionally(e);
        }
    }

    /** OkHttp shares connections between clients that look names up alike. */
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
