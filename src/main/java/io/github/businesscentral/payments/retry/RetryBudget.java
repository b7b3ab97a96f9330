package io.github.businesscentral.payments.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all calls of a client may spend on trying again, so that a server that is down is not hammered by everybody's
 * retries. A retry costs 5; a definite answer after retries gives theirs back, and one that comes at once earns 1. A refusal
 * such as 404 is such an answer: the server is there.
 */
final class RetryBudget {
    private static final int COST = 5;

    private final int capacity;
    private final AtomicInteger left;

    /** Allows {@code retries} retries in a row that do not help. */
    RetryBudget(int retries) {
        this.capacity = retries * COST;
        this.left = new AtomicInteger(capacity);
    }

    /** Takes the cost of a retry, if it is there. */
    boolean take() {
        return left.getAndUpdate(now -> now < COST ? now : now - COST) >= COST;
    }

    /** A definite answer came after {@code retries} retries. */
    void answered(int retries) {
        add(Math.max(1, retries * COST));
    }

    /** These retries were worth their cost. */
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
