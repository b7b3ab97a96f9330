package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * Random faults that are the same in every run with the same seed. What happens to a request depends on the seed, its method,
 * path and query, the line number, id or document number in its body, and how many times it was sent before. It does not depend
 * on when it is sent, or on other requests.
 *
 * <p>{@link #with with(…)} and {@link #on on(…)} return a copy without history. A schedule remembers each request it has seen.
 */
public final class FaultSchedule implements Fault {
    private final long seed;
    private final Predicate<FakeRequest> requests;
    private final List<Share> shares;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final Map<String, String> struck = new ConcurrentHashMap<>();

    private FaultSchedule(long seed, Predicate<FakeRequest> requests, List<Share> shares) {
        this.seed = seed;
        this.requests = requests;
        this.shares = shares;
    }

    /** Returns a schedule without faults. */
    public static FaultSchedule seeded(long seed) {
        return new FaultSchedule(seed, request -> true, List.of());
    }

    /**
     * Adds a fault that affects an attempt with this probability. At most one fault affects an attempt. A fault limited by {@code
     * times} or {@code nth} counts in the order of arrival, which varies with several threads.
     *
     * @throws IllegalArgumentException if the probabilities add up to more than 1
     */
    public FaultSchedule with(double probability, ScriptedFault fault) {
        double total =
                probability + shares.stream().mapToDouble(Share::probability).sum();
        if (!(probability >= 0 && total <= 1.000_001)) {
            throw new IllegalArgumentException(fault.name() + " with the probability " + probability
                    + "; all of them must lie between 0 and 1, and" + " so must their sum, " + total);
        }
        return new FaultSchedule(
                seed,
                requests,
                Stream.concat(shares.stream(), Stream.of(new Share(probability, fault)))
                        .toList());
    }

    /** Limits the schedule to requests that also match {@code more}. */
    public FaultSchedule on(Predicate<FakeRequest> more) {
        return new FaultSchedule(seed, requests.and(more), shares);
    }

    @Override
    public FakeResponse answer(FakeRequest request, Server server) {
        if (!requests.test(request)) {
            return server.apply(request);
        }
        String key = RequestKey.of(request);
        String attempt = key + " #" + tries.merge(key, 1, Integer::sum);
        double draw = draw(attempt);
        for (Share share : shares) {
            if (draw < share.probability) {
                FakeResponse response = share.fault.answer(request, server);
                if (response.faults().contains(share.fault.name())) {
                    struck.put(attempt, share.fault.name());
                }
                return response;
            }
            draw -= share.probability;
        }
        return server.apply(request);
    }

    /** Returns a pseudo-random number from 0 to 1. */
    private double draw(String attempt) {
        ByteString hash = ByteString.encodeUtf8(seed + " " + attempt).sha256();
        return (hash.asByteBuffer().getLong() >>> 11) * 0x1p-53;
    }

    /** Returns how many attempts it has seen. */
    public int attempts() {
        return tries.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Returns the fault of each affected attempt; an attempt is named like {@code PATCH companies(…)/customerPayments(…)
     * lineNumber=7 #2}.
     */
    public SortedMap<String, String> struck() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(struck));
    }

    /** Returns how many attempts each fault affected. */
    public SortedMap<String, Long> counts() {
        return struck.values().stream()
                .collect(Collectors.groupingBy(fault -> fault, TreeMap::new, Collectors.counting()));
    }

    private record Share(double probability, ScriptedFault fault) {}
}
