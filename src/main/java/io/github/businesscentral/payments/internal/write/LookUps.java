package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The look-ups that settle one or more writes. Looks up announced lines of a journal with one query, and every other line once. A
 * failed look-up is not repeated for the next write.
 */
public final class LookUps {
    private final Session session;
    private final Map<HttpUrl, SortedSet<String>> documents = new HashMap<>();
    private final Map<HttpUrl, SortedSet<Integer>> announced = new HashMap<>();
    private final Map<HttpUrl, Once<Map<Integer, ApiResponse<CustomerPayment>>>> lines = new HashMap<>();
    private final Map<Object, Once<?>> others = new HashMap<>();

    /** Looks up within {@code session}. */
    public LookUps(Session session) {
        this.session = session;
    }

    /** The session of the call. */
    public Session session() {
        return session;
    }

    /** Sends the read {@code get}. */
    public <T> ApiResponse<T> get(CallSpec<T> get) {
        return session.lookUp(get);
    }

    /** Announces that this document number of the journal at {@code journal} may be looked up. */
    void announceDocument(HttpUrl journal, String documentNumber) {
        documents.computeIfAbsent(journal, any -> new TreeSet<>()).add(documentNumber);
    }

    /** The document numbers announced for the journal, and this one. */
    Set<String> documents(HttpUrl journal, String documentNumber) {
        announceDocument(journal, documentNumber);
        return Set.copyOf(Objects.requireNonNull(documents.get(journal), "announced"));
    }

    /** Announces that the line with this number of the journal at {@code journal} will be looked up. */
    public void announce(HttpUrl journal, int number) {
        announced.computeIfAbsent(journal, any -> new TreeSet<>()).add(number);
    }

    /** Whether the line was announced. */
    public boolean isAnnounced(HttpUrl journal, int number) {
        return announced.getOrDefault(journal, new TreeSet<>()).contains(number);
    }

    /**
     * Returns the line with this number, which was announced. Empty if it does not exist. The first call looks up all numbers
     * announced for the journal with {@code query}, which returns the existing lines.
     */
    public Optional<ApiResponse<CustomerPayment>> line(
            HttpUrl journal,
            int number,
            Function<SortedSet<Integer>, Map<Integer, ApiResponse<CustomerPayment>>> query) {
        SortedSet<Integer> numbers = Objects.requireNonNull(announced.get(journal), "announced");
        Map<Integer, ApiResponse<CustomerPayment>> found = lines.computeIfAbsent(
                        journal, any -> Once.of(() -> query.apply(numbers)))
                .get();
        return Optional.ofNullable(found.get(number));
    }

    /** Returns the result of {@code look} for {@code key}, which identifies one look-up. Runs it at most once. */
    @SuppressWarnings("unchecked") // each key has look-ups of one type
    public <V> V once(Object key, Supplier<V> look) {
        return (V) others.computeIfAbsent(key, any -> Once.of(look)).get();
    }

    /** The result of a look-up, or its failure. */
    private static final class Once<V> {
        private final @Nullable V value;
        private final @Nullable RuntimeException failure;

        private Once(@Nullable V value, @Nullable RuntimeException failure) {
            this.value = value;
            this.failure = failure;
        }

        static <V> Once<V> of(Supplier<V> look) {
            try {
                return new Once<>(look.get(), null);
            } catch (RuntimeException e) {
                return new Once<>(null, e);
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
