package io.github.businesscentral.payments.testing;

import java.time.LocalDate;

/** What an administrator has set for the whole company. */
final class Settings {
    private volatile boolean incrementsBatchName;
    private volatile boolean postWithJobQueue;
    private volatile boolean subscriptionsOff;
    private volatile boolean paymentsUnwatched;
    private volatile LocalDate firstPostingDate = LocalDate.MIN;
    private volatile LocalDate lastPostingDate = LocalDate.MAX;

    boolean subscriptionsOff() {
        return subscriptionsOff;
    }

    void subscriptionsOff(boolean off) {
        subscriptionsOff = off;
    }

    boolean paymentsUnwatched() {
        return paymentsUnwatched;
    }

    void unwatchPayments(boolean on) {
        paymentsUnwatched = on;
    }

    boolean incrementsBatchName() {
        return incrementsBatchName;
    }

    void incrementBatchName(boolean on) {
        incrementsBatchName = on;
    }

    boolean postWithJobQueue() {
        return postWithJobQueue;
    }

    void postWithJobQueue(boolean on) {
        postWithJobQueue = on;
    }

    boolean allowsPosting(LocalDate date) {
        return !date.isBefore(firstPostingDate) && !date.isAfter(lastPostingDate);
    }

    void allowPosting(LocalDate from, LocalDate to) {
        firstPostingDate = from;
        lastPostingDate = to;
    }
}
