package io.github.businesscentral.payments.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Repeats a work until the JIT compiler has little left to do about it. On a machine that is busy with other things that
 * takes longer than any fixed time that one would wait on a quiet one.
 */
final class Warmup {
    /** The system property that bounds the warm-up. */
    static final String SECONDS = "benchmark.warmup.seconds";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LITTLE_MILLIS = 60;

    private Warmup() {}

    /** Returns when the compiler has worked little for half a second, or when the time is up. */
    static void of(Supplier<?> work, Blackhole results) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong(SECONDS, 10));
        long before;
        do {
            before = compiler.getTotalCompilationTime();
            repeat(work, results, Math.min(end, System.nanoTime() + LOOK_NANOS));
        } while (compiler.getTotalCompilationTime() - before > LITTLE_MILLIS && System.nanoTime() < end);
    }

    private static void repeat(Supplier<?> work, Blackhole results, long end) {
        do {
            results.consume(work.get());
        } while (System.nanoTime() < end);
    }
}
