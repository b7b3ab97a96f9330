package io.github.businesscentral.payments.internal.importing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The payments that wait for a check of their journals' marks, and when to check them. One check confirms everything that was
 * entered before it is sent.
 */
final class UnconfirmedPayments {
    /** With more reads, too few entries fit into the request. */
    private static final int MOST_LOOKS_BESIDE_ENTRIES = 50;

    private static final int MOST_CHECKS = 3;
    /** Waiting or being checked. The hashes of a million payments must fit beside them in a heap of 64 MB. */
    private static final int MOST_PAYMENTS = 20_000;

    private static final int PAYMENTS_PER_CHECK = 6_500;
    private static final int BATCHES_PER_CHECK = 20;
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    private List<Unconfirmed> payments = new ArrayList<>();
    private int checks;
    private int inChecks;
    private int responses;
    private long lastCheck;

    /** Starts at this time, in nanoseconds. */
    UnconfirmedPayments(long now) {
        this.lastCheck = now;
    }

    void add(Unconfirmed payment) {
        payments.add(payment);
    }

    void addAll(List<Unconfirmed> more) {
        payments.addAll(more);
    }

    boolean isEmpty() {
        return payments.isEmpty();
    }

    /** Whether no more payments may be added until a check has ended. */
    boolean isFull() {
        return payments.size() + inChecks >= MOST_PAYMENTS;
    }

    /** Whether there are enough payments for a check, whenever the last one was. */
    boolean isEnoughToCheck() {
        return payments.size() >= PAYMENTS_PER_CHECK;
    }

    /** A batch was answered. */
    void answered() {
        responses++;
    }

    /** Whether enough batches were answered since the last check, and enough time has passed. */
    boolean isTimeToCheck(long now) {
        return mayCheck() && responses >= BATCHES_PER_CHECK && now - lastCheck >= CHECK_EVERY.toNanos();
    }

    /** Whether there is something to check, and not too many checks are in flight. */
    boolean mayCheck() {
        return checks < MOST_CHECKS && !payments.isEmpty();
    }

    /** Whether a request of entries can take along the reads of all marks. */
    boolean fitBesideEntries() {
        return MarkCheck.journals(payments).size() <= MOST_LOOKS_BESIDE_ENTRIES;
    }

    /** Removes and returns the payments, for a check that the caller starts now. */
    List<Unconfirmed> startCheck(long now) {
        List<Unconfirmed> taken = payments;
        payments = new ArrayList<>();
        checks++;
        inChecks += taken.size();
        responses = 0;
        lastCheck = now;
        return taken;
    }

    /** A check of so many payments has ended. */
    void checkEnded(int checked) {
        checks--;
        inChecks -= checked;
    }

    /** Removes and returns the payments that no check will confirm. */
    List<Unconfirmed> abandon() {
        List<Unconfirmed> left = payments;
        payments = new ArrayList<>();
        return left;
    }
}
