package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The program is killed at each of its requests in turn, and started again. */
class KilledTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"before the server got it", "when the server had carried it out"})
    void nextRunEndsAsIfNothingHadHappened(String moment) throws Exception {
        Bank undisturbed = new Bank(Files.createDirectory(directory.resolve("undisturbed")));
        undisturbed.post(undisturbed.sample("statement.csv"));
        List<String> expected = undisturbed.state();
        List<Integer> writes = new ArrayList<>();

        for (int request = 1; ; request++) {
            Bank bank = new Bank(Files.createDirectory(directory.resolve("killed-" + request)));
            Path statement = bank.sample("statement.csv");
            if (!killedAt(request, moment.startsWith("before"), bank, statement)) {
                break;
            }
            writes.add(bank.writes().size());
            Path survivor = withItsProgress(statement, directory.resolve("again-" + request));
            bank.later();

            Bank.Run again = bank.post(survivor);

            assertThat(bank.state()).as("killed at request %s", request).isEqualTo(expected);
            assertThat(again.lastLine()).as("killed at request %s", request).startsWith("The journal is posted");
        }
        // A journal, seven payments and the posting were among what the runs did until they were killed.
        // The posting is not their last request: they look whether it has left lines.
        assertThat(writes).contains(0, 1, 2, 8).endsWith(9);
    }

    /** Starts a run whose thread never comes back from a request, as if it were gone; false if it needs fewer requests. */
    private static boolean killedAt(int request, boolean before, Bank bank, Path statement) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger killed = new AtomicInteger();
        Interceptor killer = chain -> {
            if (requests.incrementAndGet() != request) {
                return chain.proceed(chain.request());
            }
            if (!before) {
                chain.proceed(chain.request()).close();
            }
            killed.set(1);
            over.countDown();
            return never();
        };
        Thread program = new Thread(() -> {
            bank.run(statement, true, killer);
            over.countDown();
        });
        program.setDaemon(true);
        program.start();
        over.await();
        return killed.get() == 1;
    }

    private static Response never() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("interrupted");
    }

    /** The killed run still holds its lock in this process, so the files are carried elsewhere. */
    private static Path withItsProgress(Path statement, Path directory) throws IOException {
        Files.createDirectory(directory);
        Path copy = Files.copy(statement, directory.resolve(statement.getFileName()));
        if (Files.exists(Bank.progress(statement))) {
            Files.copy(Bank.progress(statement), Bank.progress(copy));
        }
        return copy;
    }
}
