package io.github.businesscentral.payments.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The retries that all calls of a client may make together, so that they do not overload a server that is down. A retry
 * costs 5. A definite answer returns the cost of its retries, and one without retries earns 1. A refusal such as 404 counts
 * as a definite answer: it shows that the server is up.
 */
final class RetryBudget {
    private static final int COST = 5;

    private final int capacity;
    private final AtomicInteger left;

    /** Allows {@code retries} unsuccessful retries in a row. */
    RetryBudget(int retries) {
        this.capacity = retries * COST;
        this.left = new AtomicInteger(capacity);
    }

    /** Takes the cost of a retry; false if too little is left. */
    boolean take() {
        return left.getAndUpdate(now -> now < COST ? now : now - COST) >= COST;
    }

    /** A definite answer came after {@code retries} retries. */
    void answered(int retries) {
        add(Math.max(1, retries * COST));
    }

    /** Returns the cost of these retries. */
    void giveBack(int retries) {
        add(retries * COST);
    }

    private void add(int earned) {
        left.updateAndGet(now -> Math.min(capacity, now + earned));
    }

    @Override
    public String toString() {
        return left + " of " + capacity + " are left, and a retry costs " + COST;
    }
}
