package io.github.businesscentral.payments.internal.write;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** What a client knows of each journal that it has created payments in. */
public final class JournalBooks {
    private final Map<HttpUrl, JournalBook> books = new ConcurrentHashMap<>();
    private final RandomGenerator random;

    /** Numbers begin at random places that {@code random} chooses. */
    public JournalBooks(RandomGenerator random) {
        this.random = random;
    }

    /** The book of the journal whose payments are at {@code payments}. */
    JournalBook of(HttpUrl payments) {
        return books.computeIfAbsent(payments, any -> new JournalBook(payments, random));
    }

    /** The client has deleted a line: that it is gone says nothing about the others. */
    public void deleted(UUID line) {
        books.values().forEach(book -> book.deleted(line));
    }
}
