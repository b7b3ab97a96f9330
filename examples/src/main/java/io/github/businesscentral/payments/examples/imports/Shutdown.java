package io.github.businesscentral.payments.examples.imports;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * True once the program was asked to end, by Ctrl-C or {@code SIGTERM}. The program then ends when this is closed, or after half a
 * minute; another start finds the outcome of requests that were not answered by then.
 */
public final class Shutdown implements BooleanSupplier, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final PrintStream out;
    private final Thread hook = new Thread(this::begin, "shutdown");
    private volatile boolean begun;

    private Shutdown(PrintStream out) {
        this.out = out;
    }

    /** Watches for requests to end, from now on. */
    public static Shutdown watch(PrintStream out) {
        Shutdown shutdown = new Shutdown(out);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    private void begin() {
        begun = true;
        out.println();
        out.println("Stopping after the responses to the requests that were sent.");
        try {
            closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean getAsBoolean() {
        return begun;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running already.
            return;
        }
    }
}
