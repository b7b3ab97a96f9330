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
 * @param closes whether the connection is closed after the answer, which does not say so
 */
record Delivery(Duration delay, @Nullable CountDownLatch gate, Duration pause, boolean cut, boolean closes) {
    static final Delivery PROMPT = new Delivery(Duration.ZERO, null, Duration.ZERO, false, false);

    void awaitGate() throws InterruptedException {
        if (gate != null) {
            gate.await();
        }
    }

    Delivery delayedBy(Duration more) {
        return new Delivery(delay.plus(more), gate, pause, cut, closes);
    }

    Delivery heldBy(CountDownLatch latch) {
        return new Delivery(delay, latch, pause, cut, closes);
    }

    Delivery pausing(Duration beforeEachPiece) {
        return new Delivery(delay, gate, beforeEachPiece, cut, closes);
    }

    Delivery cutAtTheEnd() {
        return new Delivery(delay, gate, pause, true, closes);
    }

    Delivery closing() {
        return new Delivery(delay, gate, pause, cut, true);
    }
}
