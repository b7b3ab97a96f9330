package io.github.businesscentral.payments.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * How an answer travels.
 *
 * @param delay how long it waits before its first byte
 * @param gate what it waits for besides
 * @param pause how long it waits before each piece of its body
 * @param cut whether the connection breaks where the body ends
 */
record Delivery(Duration delay, @Nullable CountDownLatch gate, Duration pause, boolean cut) {
    static final Delivery PROMPT = new Delivery(Duration.ZERO, null, Duration.ZERO, false);

    void awaitGate() throws InterruptedException {
        if (gate != null) {
            gate.await();
        }
    }

    Delivery delayedBy(Duration more) {
        return new Delivery(delay.plus(more), gate, pause, cut);
    }

    Delivery heldBy(CountDownLatch latch) {
        return new Delivery(delay, latch, pause, cut);
    }

    Delivery pausing(Duration beforeEachPiece) {
        return new Delivery(delay, gate, beforeEachPiece, cut);
    }

    Delivery cutAtTheEnd() {
        return new Delivery(delay, gate, pause, true);
    }
}
