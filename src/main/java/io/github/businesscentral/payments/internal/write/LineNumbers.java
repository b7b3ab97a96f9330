package io.github.businesscentral.payments.internal.write;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;

/**
 * The next line number of each journal, so that no two clients choose the same. Safe for use by any number of threads.
 *
 * <p>If there are too many journals, the least recently used one is dropped. Its numbers start again at random above its last
 * line. The server refuses a number that is taken.
 */
public final class LineNumbers {
    /** The numbers that all clients of this JVM share. */
    public static final LineNumbers OF_JVM = new LineNumbers(10_000);

    @GuardedBy("itself") private final Map<HttpUrl, AtomicLong> next;

    /** Remembers at most this many journals. */
    public LineNumbers(int mostJournals) {
        this.next = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<HttpUrl, AtomicLong> eldest) {
                return size() > mostJournals;
            }
        };
    }

    /** The next number of the journal whose payments are at {@code payments}; 0 if its last line has not been read. */
    AtomicLong of(HttpUrl payments) {
        synchronized (next) {
            return next.computeIfAbsent(payments, any -> new AtomicLong());
        }
    }
}
