package io.github.businesscentral.payments.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A clock that stands still until a test advances it, and a sleeper that waits for it.
 *
 * <pre>{@code
 * VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-08-20T12:00:00Z"));
 * FakeBusinessCentral.builder().clock(clock).sleeper(clock);            // waits until the test advances the clock
 * FakeBusinessCentral.builder().clock(clock).sleeper(clock::advance);   // advances the clock instead of waiting
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class VirtualClock extends Clock implements Sleeper {
    private Instant now;
    private int sleepers;

    private VirtualClock(Instant now) {
        this.now = now;
    }

    public static VirtualClock startingAt(Instant instant) {
        return new VirtualClock(Objects.requireNonNull(instant, "instant"));
    }

    /** Advances the time and wakes threads whose wait is over. */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration is " + duration + "; time does not go back");
        }
        now = now.plus(duration);
        notifyAll();
    }

    /** Returns when the time has been advanced this far. */
    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Instant end = now.plus(duration);
        sleepers++;
        notifyAll();
        try {
            while (now.isBefore(end)) {
                wait();
            }
        } finally {
            sleepers--;
        }
    }

    /** Returns as soon as this many threads are in {@link #sleep sleep(…)}. */
    public synchronized void awaitSleepers(int count) throws InterruptedException {
        while (sleepers < count) {
            wait();
        }
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource time = this::instant;
        return time.withZone(zone);
    }
}
