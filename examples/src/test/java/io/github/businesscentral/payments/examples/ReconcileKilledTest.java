package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.examples.reconcile.Settings.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is killed at each of its requests in turn, and started again with a fresh download of the same bookings. */
class ReconcileKilledTest {
    /** A partial payment, one for two invoices, and one of another day. */
    private static final List<String> BOOKINGS = List.of(
            CamtFile.booking("2026-08-20", "BR1", "300.00", "Adatum Corporation", "103033"),
            CamtFile.booking("2026-08-20", "BR2", "1320.00", "Relecloud", "103036"),
            CamtFile.booking("2026-08-20", "BR3", "1930.10", "Adatum Corporation", "103032 and 103038"),
            CamtFile.booking("2026-08-21", "BR4", "64.50", "School of Fine Art", "103035"));

    private static final List<String> LEDGER = List.of(
            "10000 BR1 2026-08-20 -300",
            "10000 BR3 2026-08-20 -1500.1",
            "10000 BR3 2026-08-20 -430",
            "30000 BR4 2026-08-21 -64.5");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"before the server got it", "when the server had carried it out"})
    void anotherStartPostsEachBookingOnce(String moment) throws Exception {
        List<Integer> writes = new ArrayList<>();

        for (int request = 1; ; request++) {
            Bank bank = new Bank(Files.createDirectory(directory.resolve("killed-" + request)));
            Path monday = bank.file("monday.xml", CamtFile.of("M1", "S1", BOOKINGS));
            if (!killedAt(request, moment.startsWith("before"), bank, monday)) {
                break;
            }
            writes.add(bank.writes().size());
            List<String> other = new ArrayList<>(BOOKINGS);
            java.util.Collections.reverse(other);
            Path tuesday = bank.file("tuesday.xml", CamtFile.of("M2", "S2", other));

            Bank.Start again = bank.post(tuesday);
            Bank.Start third = bank.post(monday);

            assertThat(bank.ledger())
                    .as("killed at request %s: %s", request, again.output())
                    .isEqualTo(LEDGER);
            assertThat(bank.lines()).as("killed at request %s", request).isEmpty();
            assertThat(again.output())
                    .as("killed at request %s", request)
                    .contains("3 of 4 lines are entered, 2294.60 EUR");
            assertThat(third.line(3)).as("killed at request %s", request).endsWith("posted before");
        }
        // Two journals, a batch for each, and six changes of marks and two postings were among what was cut off.
        assertThat(writes)
                .contains(0, 1, 2, 3, 4)
                .last()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.INTEGER)
                .isGreaterThan(8);
    }

    /** Starts the program, none of whose requests is sent or answered after a certain one; false if it needs fewer. */
    private static boolean killedAt(int request, boolean before, Bank bank, Path statement) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        Interceptor killer = chain -> {
            int number = requests.incrementAndGet();
            if (number < request) {
                return chain.proceed(chain.request());
            }
            if (number == request && !before) {
                chain.proceed(chain.request()).close();
            }
            over.countDown();
            return never();
        };
        Thread program = new Thread(() -> {
            bank.run(statement, Mode.POST, killer);
            over.countDown();
        });
        program.setDaemon(true);
        program.start();
        over.await();
        return requests.get() >= request;
    }

    private static Response never() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("interrupted");
    }
}
