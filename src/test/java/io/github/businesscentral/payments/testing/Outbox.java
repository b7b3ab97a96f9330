package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.ChangeFeed.WatchedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rule 32: what waits for one notification URL, by subscription, and when it is sent. */
final class Outbox {
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(100),
            Duration.ofMinutes(1000));

    private Map<UUID, List<WatchedChange>> waiting = new LinkedHashMap<>();
    private @Nullable Instant next;
    private int failures;

    /** Adds a change; the first one sets the time. */
    void add(UUID subscription, WatchedChange change, Duration delay) {
        waiting.computeIfAbsent(subscription, any -> new ArrayList<>()).add(change);
        if (next == null) {
            next = change.time().plus(delay);
        }
    }

    /** Returns when it is sent, {@code null} if nothing waits. */
    @Nullable Instant next() {
        return next;
    }

    int size() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    /** Takes all that waits. */
    Map<UUID, List<WatchedChange>> take() {
        Map<UUID, List<WatchedChange>> taken = waiting;
        waiting = new LinkedHashMap<>();
        next = null;
        return taken;
    }

    void sent() {
        failures = 0;
    }

    /** Puts back what was not answered; what has come meanwhile joins it. Returns whether it was the sixth time. */
    boolean isGivenUp(Map<UUID, List<WatchedChange>> taken, Instant now) {
        if (failures == WAITS.size()) {
            failures = 0;
            return true;
        }
        putBack(taken, now.plus(WAITS.get(failures)));
        failures++;
        return false;
    }

    void putBack(Map<UUID, List<WatchedChange>> taken, Instant time) {
        waiting.forEach((subscription, changes) ->
                taken.computeIfAbsent(subscription, any -> new ArrayList<>()).addAll(changes));
        waiting = taken;
        next = time;
    }
}
