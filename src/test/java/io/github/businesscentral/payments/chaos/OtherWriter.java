package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Somebody else at the journals: adds lines, deletes some, posts the journal.
 *
 * <p>It posts at any moment, whatever is under way: the library notices. Single lines it deletes only when their create is
 * over. One that disappears alone while its create is unsettled cannot be told from one that never was, and is sent
 * again; exactly-once.md says so under "Where the promise ends".
 */
final class OtherWriter {
    static final String NAME = "OTHER-";
    private static final int ROOM_BETWEEN = 100;

    private final FakeBusinessCentral fake;
    private final Tally tally;
    private final Predicate<String> isSettled;
    private final Random random;
    private final Map<String, AtomicInteger> removed = new ConcurrentHashMap<>();
    private int added;

    /** Spares the lines whose reference is not {@code isSettled}. */
    OtherWriter(FakeBusinessCentral fake, Tally tally, Predicate<String> isSettled, long seed) {
        this.fake = fake;
        this.tally = tally;
        this.isSettled = isSettled;
        this.random = new Random(seed);
    }

    /** How many lines with this reference it has deleted. */
    int removed(String reference) {
        AtomicInteger count = removed.get(reference);
        return count == null ? 0 : count.get();
    }

    static boolean isAuthorOf(Map<String, Object> line) {
        return reference(line).startsWith(NAME);
    }

    static String reference(Map<String, Object> line) {
        return (String) line.get("externalDocumentNumber");
    }

    /** Does one thing to the journal. */
    synchronized void act(UUID journal) {
        int choice = random.nextInt(10);
        if (choice < 5) {
            attempt("added", () -> add(journal));
        } else if (choice < 8) {
            remove(journal);
        } else {
            attempt("posted", () -> fake.postJournal(journal));
        }
    }

    private void attempt(String what, Runnable action) {
        try {
            action.run();
            tally.count("other writer " + what);
        } catch (IllegalArgumentException refused) {
            // The number is taken, the line is gone, or there is nothing to post.
            tally.count("other writer refused: " + what);
        }
    }

    /** Where the client is about to write, too: behind the last line. */
    private void add(UUID journal) {
        List<Map<String, Object>> lines = fake.payments(journal);
        int last = lines.isEmpty() ? 0 : (int) lines.get(lines.size() - 1).get("lineNumber");
        added++;
        fake.addPayment(
                journal,
                Map.of(
                        "lineNumber",
                        last + ROOM_BETWEEN * (1 + random.nextInt(3)),
                        "customerNumber",
                        "10000",
                        "documentNumber",
                        NAME + added,
                        "externalDocumentNumber",
                        NAME + added,
                        "amount",
                        -added));
    }

    private void remove(UUID journal) {
        List<Map<String, Object>> lines = fake.payments(journal).stream()
                .filter(line -> isAuthorOf(line) || isSettled.test(reference(line)))
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        Map<String, Object> line = lines.get(random.nextInt(lines.size()));
        attempt("removed", () -> {
            fake.removePayment((UUID) line.get("id"));
            removed.computeIfAbsent(reference(line), any -> new AtomicInteger()).incrementAndGet();
        });
    }
}
