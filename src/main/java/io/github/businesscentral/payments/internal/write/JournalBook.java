package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.internal.WriteRules;
import io.github.businesscentral.payments.internal.write.JournalLines.Line;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows of a journal: which line numbers are free, a line that is there, and until when an unanswered create
 * or posting may still be executed. Numbers are handed out once per journal in the whole JVM, whatever the number of clients.
 */
final class JournalBook {
    // Apart enough that programs which start at the same line hardly ever choose the same numbers.
    private static final int SPREAD = 1_000_000;
    // Leaves room for lines that people insert between.
    static final int STEP = 100;
    // Stays below zero whatever is added to it.
    private static final long USED_UP = Long.MIN_VALUE / 2;
    private static final Map<HttpUrl, AtomicLong> NEXT = new ConcurrentHashMap<>();

    private final AtomicLong next;
    private final RandomGenerator random;
    private volatile @Nullable Line witness;
    private volatile boolean open;
    private final AtomicInteger unsettled = new AtomicInteger();
    private final AtomicReference<@Nullable Long> lateCommitUntil = new AtomicReference<>();
    private final Map<Posting, Long> postings = new ConcurrentHashMap<>();

    /** Opens the book of the journal whose payments are at {@code payments}. */
    JournalBook(HttpUrl payments, RandomGenerator random) {
        this.next = NEXT.computeIfAbsent(payments, any -> new AtomicLong());
        this.random = random;
    }

    /** Whether the journal's last line has been looked at. */
    boolean isOpen() {
        return open;
    }

    /** Notes the journal's last line; null if it has none. */
    void open(@Nullable Line last) {
        next.accumulateAndGet(start(last == null ? 0 : Math.max(0, last.number())), Math::max);
        witness = last;
        open = true;
    }

    /** A number some way above the last one, at random, so that two programs do not count up side by side. */
    private long start(int last) {
        int room = Integer.MAX_VALUE - last;
        if (room == 0) {
            throw new IllegalStateException("The journal has a line with the largest number there is, so that no number"
                    + " is left after it. Post the journal, or choose a lineNumber yourself.");
        }
        return last + 1L + random.nextInt(Math.min(SPREAD, room));
    }

    /**
     * Returns the first of {@code count} numbers that nobody else gets, or 0 if they are used up and the last line must be
     * looked at again.
     */
    int reserve(int count) {
        long number = next.getAndAdd((long) STEP * count);
        if (number > 0 && number + (long) STEP * (count - 1) <= Integer.MAX_VALUE) {
            return (int) number;
        }
        // Who shares the counter must look again, too, unless somebody has looked already.
        next.updateAndGet(now -> now > Integer.MAX_VALUE ? USED_UP : now);
        open = false;
        return 0;
    }

    /** Hands out no number up to this one. */
    void skip(int number) {
        next.accumulateAndGet((long) number + STEP, Math::max);
    }

    /** A line that was there before; null if the journal was empty. */
    @Nullable Line witness() {
        return witness;
    }

    /** A line has been confirmed. */
    void confirmed(UUID id, int number) {
        if (witness == null) {
            witness = new Line(id, number);
        }
    }

    /** Lines are gone: what was known of the journal no longer holds. */
    void close() {
        open = false;
        witness = null;
    }

    /** The line is gone, by our own doing. */
    void deleted(UUID id) {
        Line known = witness;
        if (known != null && known.id().equals(id)) {
            close();
        }
    }

    /** Of a create an attempt was not answered: it may be executed at any moment until the create is settled. */
    void unsettled() {
        unsettled.incrementAndGet();
    }

    /** Such a create has ended; what may come after its end was told before. */
    void settled() {
        unsettled.decrementAndGet();
    }

    /** An attempt may be executed as late as this. */
    void mayCommitUntil(long nanoTime) {
        lateCommitUntil.accumulateAndGet(nanoTime, (one, other) -> one == null || other - one > 0 ? other : one);
    }

    /** The posting may be executed as late as this. */
    void mayBePostedUntil(Posting posting, long nanoTime) {
        postings.put(posting, nanoTime);
    }

    /** The posting has been answered, or was not executed and will not be sent any more. */
    void notPosted(Posting posting) {
        postings.remove(posting);
    }

    /** Whether a posting of ours may be executed at any moment. */
    boolean mayBePosted(long now) {
        postings.values().removeIf(until -> until - now <= 0);
        return !postings.isEmpty();
    }

    /** For how long an unanswered attempt may still be executed, if there is one. */
    Optional<Duration> lateCommitWithin(long now) {
        if (unsettled.get() > 0) {
            return Optional.of(WriteRules.LATEST_COMMIT);
        }
        Long until = lateCommitUntil.get();
        return until == null || until - now <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(until - now));
    }
}
