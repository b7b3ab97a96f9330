package io.github.businesscentral.payments.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashSet;
import java.util.Set;
import okhttp3.Call;
import okhttp3.EventListener;

/** The waits of answers under way. They end early when nobody wants the answers any more. */
final class Waits {
    private final Set<Thread> waiting = new HashSet<>();
    private boolean brokenOff;

    /** Returns waits that end when the call is canceled. */
    static Waits endingWith(Call call) {
        Waits waits = new Waits();
        call.addEventListener(new EventListener() {
            @Override
            public void canceled(Call canceled) {
                waits.breakOff();
            }
        });
        if (call.isCanceled()) {
            waits.breakOff();
        }
        return waits;
    }

    /** Ends all waits, the future ones too. */
    synchronized void breakOff() {
        brokenOff = true;
        waiting.forEach(Thread::interrupt);
    }

    /**
     * Waits.
     *
     * @throws IOException if the wait was broken off
     * @throws InterruptedIOException if somebody else interrupted the thread, which stays interrupted
     */
    void during(Wait wait) throws IOException {
        begin();
        try {
            wait.await();
        } catch (InterruptedException e) {
            if (isBrokenOff()) {
                throw new IOException("Canceled", e);
            }
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            end();
        }
    }

    private synchronized void begin() throws IOException {
        if (brokenOff) {
            throw new IOException("Canceled");
        }
        waiting.add(Thread.currentThread());
    }

    private synchronized void end() {
        waiting.remove(Thread.currentThread());
        if (brokenOff) {
            // Our own interrupt, which may have come just after the wait.
            Thread.interrupted();
        }
    }

    private synchronized boolean isBrokenOff() {
        return brokenOff;
    }

    /** Something that takes time. */
    @FunctionalInterface
    interface Wait {
        void await() throws InterruptedException;
    }
}
