package io.github.businesscentral.payments.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of all calls of a client together, so that they do not overload a failing server. A retry costs 5. A
 * definite response refunds the cost of its retries; without retries it earns 1. A refusal such as 404 is a definite response,
 * because it shows that the server is up.
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

    /** Pays for a retry. Returns false if too little is left. */
    boolean take() {
        return left.getAndUpdate(now -> now < COST ? now : now - COST) >= COST;
    }

    /** Called when a definite response arrived after {@code retries} retries. */
    void answered(int retries) {
        add(Math.max(1, retries * COST));
    }

    /** Refunds the cost of these retries. */
    void giveBack(int retries) {
        add(retries * COST);
    }

    private void add(int earned) {
        if (left.get() == capacity) {
            return;
        }
        left.updateAndGet(now -> Math.min(capacity, now + earned));
    }

    @Override
    public String toString() {
        return left + " of " + capacity + " are left, and a retry costs " + COST;
    }
}
