package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.write.JournalLines.SeenLine;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client's knowledge about a journal: the next line number, an existing line (the witness), and how long the server may still
 * execute an unanswered create or posting. Safe for use by any number of threads.
 */
final class JournalBook {
    // Wide enough that programs that start at the same line rarely choose the same numbers.
    private static final int WIDEST_SPREAD = 1_000_000;
    // The start of a program uses at most this fraction of the remaining numbers.
    private static final int PART_OF_THE_ROOM = 1_000;
    // Leaves room for lines that people insert in between.
    static final int STEP = 100;
    // Stays negative after any number of reservations.
    private static final long USED_UP = Long.MIN_VALUE / 2;

    private final AtomicLong next;
    private final RandomGenerator random;
    private final Scheduler clock;
    private final Gate gate = new Gate();
    private volatile @Nullable SeenLine witness;
    private volatile boolean open;
    private volatile boolean scattered;
    private volatile long usedAt;
    private final AtomicInteger unsettled = new AtomicInteger();
    private final AtomicReference<@Nullable Long> lateCommitUntil = new AtomicReference<>();
    private final Map<WriteRules<?>, Long> postings = new ConcurrentHashMap<>();

    /** Takes numbers from {@code next}, which other clients may share. */
    JournalBook(AtomicLong next, RandomGenerator random, Scheduler clock) {
        this.next = next;
        this.random = random;
        this.clock = clock;
    }

    /** Whether the journal's last line has been read. */
    boolean isOpen() {
        return open;
    }

    /** Records the journal's last line; null if it has none. */
    void open(@Nullable SeenLine last) {
        int highest = last == null ? 0 : Math.max(0, last.number());
        scattered = Integer.MAX_VALUE - highest < PART_OF_THE_ROOM * STEP;
        if (!scattered) {
            next.accumulateAndGet(start(highest), Math::max);
        }
        witness = last;
        open = true;
    }

    /** Returns a random number above the last one, so that two programs do not choose the same numbers. */
    private long start(int last) {
        int room = Integer.MAX_VALUE - last;
        return last + 1L + random.nextInt(Math.min(WIDEST_SPREAD, room / PART_OF_THE_ROOM));
    }

    /**
     * Reserves {@code count} numbers, {@link #STEP} apart, and returns the first one. Returns 0 if they are used up and the last
     * line must be read again. If the journal's last line has one of the highest numbers, only numbers between its lines are
     * free. They are then chosen at random, and the server refuses one that is taken.
     */
    int reserve(int count) {
        if (scattered) {
            return scatter(count);
        }
        long span = span(count);
        long number = next.getAndAdd(STEP + span);
        if (number > 0 && number + span <= Integer.MAX_VALUE) {
            return (int) number;
        }
        // Other clients that share the counter must read the last line again too, unless one of them already has.
        next.updateAndGet(now -> now > Integer.MAX_VALUE ? USED_UP : now);
        open = false;
        return 0;
    }

    /** Reserves {@code count} numbers, {@link #STEP} apart, anywhere in the journal, and returns the first one. */
    int scatter(int count) {
        return 1 + random.nextInt((int) (Integer.MAX_VALUE - 1 - span(count)));
    }

    private static long span(int count) {
        return (long) STEP * (count - 1);
    }

    /** Skips the numbers up to this one when it reserves numbers. */
    void skip(int number) {
        next.accumulateAndGet((long) number + STEP, Math::max);
    }

    /** A line that existed before; null if the journal was empty. */
    @Nullable SeenLine witness() {
        return witness;
    }

    /** Records a confirmed line. */
    void confirmed(UUID id, int number) {
        if (witness == null) {
            witness = new SeenLine(id, number);
        }
    }

    /** Called when lines are gone. The last line must be read again. */
    void close() {
        open = false;
        witness = null;
    }

    /** Called when this client has deleted the line. */
    void deleted(UUID id) {
        SeenLine known = witness;
        if (known != null && known.id().equals(id)) {
            close();
        }
    }

    /** Called when a create got no response. The server may execute it at any time until {@link #settled}. */
    void unsettled() {
        unsettled.incrementAndGet();
    }

    /**
     * Called when such a create has ended. {@link #mayCommitUntil mayCommitUntil(…)} was called before if the server may still
     * execute an attempt.
     */
    void settled() {
        unsettled.decrementAndGet();
    }

    /** Records that the server may execute an attempt of a create until then. */
    void mayCommitUntil(long nanoTime) {
        lateCommitUntil.accumulateAndGet(nanoTime, (one, other) -> one == null || other - one > 0 ? other : one);
    }

    /** Records that the server may execute the posting until then. */
    void mayBePostedUntil(WriteRules<?> posting, long nanoTime) {
        postings.put(posting, nanoTime);
    }

    /** Called when the posting was answered, or was not executed and will not be sent again. */
    void notPosted(WriteRules<?> posting) {
        postings.remove(posting);
    }

    /** Whether the server may execute a posting of this client at any time. */
    boolean mayBePosted() {
        long now = clock.nanoTime();
        postings.values().removeIf(until -> until - now <= 0);
        return !postings.isEmpty();
    }

    /** Separates creates and postings. */
    Gate gate() {
        return gate;
    }

    /** Records that a call is about to use the book. */
    JournalBook used() {
        usedAt = clock.nanoTime();
        return this;
    }

    /**
     * Whether no call has used the book since {@code nanoTime}, and the server can no longer execute a request of an earlier one.
     */
    boolean isIdleSince(long nanoTime) {
        return usedAt - nanoTime < 0 && lateCommitWithin().isEmpty() && !mayBePosted();
    }

    /** How long the server may still execute an unanswered attempt. Empty if there is none. */
    Optional<Duration> lateCommitWithin() {
        if (unsettled.get() > 0) {
            return Optional.of(LateCommit.LATEST);
        }
        long now = clock.nanoTime();
        Long until = lateCommitUntil.get();
        return until == null || until - now <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(until - now));
    }

    /**
     * Keeps this client's creates and postings of one journal apart. A create that is executed during a posting can be lost after
     * it was confirmed ({@code business-central.md} 3.8). A call enters once and leaves when it ends; a batch can do both. Safe
     * for use by any number of threads.
     *
     * <p>Calls cannot deadlock. A batch enters for all its creates before it enters to post, and does not wait to post. A call
     * that has entered to post waits for nothing more.
     */
    static final class Gate {
        private final Set<Object> creating = new HashSet<>();
        private final Set<Object> posting = new HashSet<>();
        private CompletableFuture<Void> changed = new CompletableFuture<>();

        /** Enters to create lines. Waits while another call posts the journal. */
        void enterToCreate(Session session) {
            enter(session, creating, () -> hasOther(posting, session));
        }

        /** Enters to post the journal. Waits while other calls create lines in it. */
        void enterToPost(Session session) {
            enter(session, posting, () -> hasOther(creating, session));
        }

        /** Enters to post the journal, even while other calls create lines in it. */
        void enterToPostRegardless(Session session) {
            enter(session, posting, () -> false);
        }

        /** Enters to post the journal and returns true, unless other calls create lines in it. */
        synchronized boolean entersToPostAtOnce(Session session) {
            boolean isFree = !hasOther(creating, session);
            if (isFree) {
                add(session, posting);
            }
            return isFree;
        }

        /** Whether any calls are creating lines. */
        synchronized boolean isCreatedIn() {
            return !creating.isEmpty();
        }

        private static boolean hasOther(Set<Object> calls, Session session) {
            return calls.size() > (calls.contains(session.call()) ? 1 : 0);
        }

        private void enter(Session session, Set<Object> calls, BooleanSupplier mustWait) {
            while (true) {
                CompletableFuture<Void> change;
                synchronized (this) {
                    if (!mustWait.getAsBoolean()) {
                        add(session, calls);
                        return;
                    }
                    change = changed;
                }
                session.await(change);
            }
        }

        private void add(Session session, Set<Object> calls) {
            if (calls.add(session.call())) {
                session.atEnd(() -> leave(session.call(), calls));
            }
        }

        private void leave(Object call, Set<Object> calls) {
            CompletableFuture<Void> change;
            synchronized (this) {
                calls.remove(call);
                change = changed;
                changed = new CompletableFuture<>();
            }
            // Not under the lock, because waiting callers run here.
            change.complete(null);
        }
    }
}
