package io.github.businesscentral.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemSchedulerTest {
    private final SystemScheduler scheduler = new SystemScheduler();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void taskRunsOnADaemonThread() {
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();

        scheduler.schedule(() -> daemon.complete(Thread.currentThread().isDaemon()), Duration.ofMillis(1));

        assertThat(daemon.join()).isTrue();
    }

    @Test
    void taskThatIsTakenBackDoesNotRun() {
        CompletableFuture<Void> later = new CompletableFuture<>();
        CompletableFuture<Void> takenBack = new CompletableFuture<>();
        Runnable cancel = scheduler.schedule(() -> takenBack.complete(null), Duration.ofMillis(20));

        cancel.run();
        scheduler.schedule(() -> later.complete(null), Duration.ofMillis(40));

        later.join();
        assertThat(takenBack).isNotDone();
    }

    @Test
    void sleepEndsWhenItIsWoken() throws InterruptedException {
        CompletableFuture<Void> wake = new CompletableFuture<>();
        scheduler.schedule(() -> wake.complete(null), Duration.ofMillis(1));

        assertThat(scheduler.sleep(Duration.ofHours(1), wake)).isTrue();
    }

    @Test
    void sleepThatNobodyEndsLastsItsTime() throws InterruptedException {
        long before = scheduler.nanoTime();

        boolean woken = scheduler.sleep(Duration.ofMillis(5), new CompletableFuture<>());

        assertThat(woken).isFalse();
        assertThat(Duration.ofNanos(scheduler.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(5));
    }
}
