package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Rule 51: reads of rows that may still be rolled back. */
class DirtyReadsTest extends StandInTest {
    private final List<Integer> seen = new ArrayList<>();

    private Answer batch(String second) {
        return post(
                "$batch",
                "{\"requests\":[{\"id\":\"1\",\"method\":\"POST\",\"url\":\"" + payments()
                        + "\",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":{\"lineNumber\":1}},"
                        + "{\"id\":\"2\",\"method\":\"POST\",\"url\":\"" + payments()
                        + "\",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":" + second + "}]}",
                "Isolation",
                "snapshot");
    }

    /** Counts the lines from another thread, as another client does. */
    private void look() {
        seen.add(CompletableFuture.supplyAsync(
                        () -> get(payments()).is(200).values().size(), OWN_THREADS)
                .join());
    }

    @Test
    void rule51RowsOfARunningBatchAreSeenAndTakenBack() {
        fake.switches().dirtyReads(this::look);

        batch("{\"noSuchProperty\":1}").is(200);

        assertThat(seen).containsExactly(1, 1);
        assertThat(get(payments()).values()).isEmpty();
    }

    @Test
    void rule51RowsOfABatchThatSucceedsStay() {
        fake.switches().dirtyReads(this::look);

        batch("{\"lineNumber\":2}").is(200);

        assertThat(seen).containsExactly(1, 2);
        assertThat(get(payments()).values()).hasSize(2);
    }

    @Test
    void rule51OtherWritesWaitForTheBatch() {
        List<CompletableFuture<Answer>> others = new ArrayList<>();
        fake.switches().dirtyReads(() -> {
            if (others.isEmpty()) {
                others.add(CompletableFuture.supplyAsync(() -> created("{\"lineNumber\":3}"), OWN_THREADS));
            }
        });

        batch("{\"noSuchProperty\":1}").is(200);

        others.get(0).join().is(201);
        assertThat(get(payments()).values()).hasSize(1);
    }

    @Test
    void rule51TurnedOffNothingIsSeen() {
        fake.switches().dirtyReads(this::look).allOff();

        batch("{\"lineNumber\":2}").is(200);

        assertThat(seen).isEmpty();
    }
}
