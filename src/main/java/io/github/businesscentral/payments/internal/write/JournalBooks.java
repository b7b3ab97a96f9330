package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.Session;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** A client's knowledge about each journal that it writes to. */
public final class JournalBooks {
    private static final int MOST_JOURNALS = 1_000;

    private final Map<HttpUrl, JournalBook> books = new ConcurrentHashMap<>();
    private final LineNumbers numbers;
    private final RandomGenerator random;
    private final Scheduler clock;

    /**
     * Takes line numbers from {@code numbers}.
     *
     * @param random chooses where the numbers of a journal start
     * @param clock measures how long the server may still execute an unanswered request
     */
    public JournalBooks(LineNumbers numbers, RandomGenerator random, Scheduler clock) {
        this.numbers = numbers;
        this.random = random;
        this.clock = clock;
    }

    /** Returns the book of the journal whose payments are at {@code payments}. */
    JournalBook of(HttpUrl payments) {
        if (books.size() > MOST_JOURNALS) {
            // Longer than any call takes. After that, the journal's last line is all that must be known.
            long anHourAgo = clock.nanoTime() - Duration.ofHours(1).toNanos();
            books.values().removeIf(book -> book.isIdleSince(anHourAgo));
        }
        JournalBook known = books.get(payments);
        JournalBook book = known != null
                ? known
                : books.computeIfAbsent(payments, any -> new JournalBook(numbers.of(payments), random, clock));
        return book.used();
    }

    /** Lets the call of {@code session} create lines in the journal. Waits while this client posts the journal. */
    public void enterToCreate(HttpUrl payments, Session session) {
        of(payments).gate().enterToCreate(session);
    }

    /** Whether calls of this client are creating lines in the journal. */
    public boolean isCreatedIn(HttpUrl payments) {
        return of(payments).gate().isCreatedIn();
    }

    /** Called when the client has deleted a line. Its absence then does not mean that the journal was posted. */
    public void deleted(UUID line) {
        books.values().forEach(book -> book.deleted(line));
    }
}
