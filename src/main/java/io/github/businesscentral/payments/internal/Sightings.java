package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups made for many creates at once: the lines of a journal with the numbers in question by one query, each witness
 * once. What failed is not tried again for the next of them.
 */
public final class Sightings {
    private final Map<HttpUrl, SortedSet<Integer>> numbers = new HashMap<>();
    private final Map<HttpUrl, Seen<Map<Integer, ApiResponse<CustomerPayment>>>> lines = new HashMap<>();
    private final Map<Object, Seen<Boolean>> witnesses = new HashMap<>();

    /** A line with this number of the journal at {@code journal} will be asked for. */
    public void wanted(HttpUrl journal, int number) {
        numbers.computeIfAbsent(journal, any -> new TreeSet<>()).add(number);
    }

    /**
     * Returns the line with this number of the journal at {@code journal}, if the numbers announced before include it;
     * {@code look} looks all of them up with it, when it is asked for the first time.
     */
    public Optional<ApiResponse<Optional<CustomerPayment>>> line(
            Session session, HttpUrl journal, int number, Look look) {
        SortedSet<Integer> wanted = numbers.getOrDefault(journal, new TreeSet<>());
        if (!wanted.contains(number)) {
            return Optional.empty();
        }
        Map<Integer, ApiResponse<CustomerPayment>> seen = lines.computeIfAbsent(
                        journal, any -> Seen.by(() -> look.at(wanted)))
                .get();
        ApiResponse<CustomerPayment> found = seen.get(number);
        return Optional.of(
                found == null
                        ? ApiResponse.of(
                                Optional.empty(),
                                200,
                                Headers.EMPTY,
                                session.execution().summary())
                        : found.withValue(Optional.of(found.value())));
    }

    /** Whether a line is where it was, as {@code look} says when it is asked for the first time. */
    public boolean isThere(Object witness, Supplier<Boolean> look) {
        return witnesses.computeIfAbsent(witness, any -> Seen.by(look)).get();
    }

    /** Looks up lines by their numbers; those that are not there are left out. */
    @FunctionalInterface
    public interface Look {
        /** Returns the lines that are there. */
        Map<Integer, ApiResponse<CustomerPayment>> at(SortedSet<Integer> numbers);
    }

    /** What a look-up has brought, be it a failure. */
    private static final class Seen<V> {
        private final @Nullable V value;
        private final @Nullable RuntimeException failure;

        private Seen(@Nullable V value, @Nullable RuntimeException failure) {
            this.value = value;
            this.failure = failure;
        }

        static <V> Seen<V> by(Supplier<V> look) {
            try {
                return new Seen<>(look.get(), null);
            } catch (RuntimeException e) {
                return new Seen<>(null, e);
            }
        }

        V get() {
            if (value == null) {
                throw Objects.requireNonNull(failure);
            }
            return value;
        }
    }
}
