package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures with JMH: in each round every competitor has a JVM of its own, one after the other. */
final class JmhMeasuring implements Measuring {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final String name;
    private final Effort effort;
    private final Options benchmark;

    private JmhMeasuring(String name, Effort effort, Options benchmark) {
        this.name = name;
        this.effort = effort;
        this.benchmark = benchmark;
    }

    /** Measures a call over loopback. */
    static Measuring of(Call call, Effort effort) {
        return new JmhMeasuring(
                call.name(),
                effort,
                including(CallBenchmark.class).param("call", call.name()).build());
    }

    /** Measures decoding from memory. */
    static Measuring ofDecoding(Effort effort) {
        return new JmhMeasuring(
                "DECODE", effort, including(DecodeBenchmark.class).build());
    }

    private static ChainedOptionsBuilder including(Class<?> benchmark) {
        return new OptionsBuilder().include(benchmark.getName().replace(".", "\\.") + "\\.");
    }

    @Override
    public Map<Competitor, Measurement> measure(Run run) throws IOException {
        Map<Competitor, List<IterationResult>> iterations = new EnumMap<>(Competitor.class);
        Effort spent = run.quick() ? effort.quick() : effort;
        for (int round = 1; round <= spent.rounds(); round++) {
            String log = run.directory().resolve(name + "-" + round + ".log").toString();
            for (RunResult result : round(spent, log)) {
                Competitor competitor = Competitor.valueOf(result.getParams().getParam("competitor"));
                iterations
                        .computeIfAbsent(competitor, any -> new ArrayList<>())
                        .addAll(result.getAggregatedResult().getIterationResults());
            }
        }
        Map<Competitor, Measurement> measured = new EnumMap<>(Competitor.class);
        iterations.forEach((competitor, its) -> measured.put(competitor, measurement(its)));
        return measured;
    }

    private Iterable<RunResult> round(Effort spent, String log) throws IOException {
        Options options = new OptionsBuilder()
                .parent(benchmark)
                .jvmArgs("-Xms1g", "-Xmx1g", "-D" + Warmup.SECONDS + "=" + spent.warmupSeconds())
                .mode(spent.mode())
                .forks(1)
                // Besides what Warmup does.
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(spent.millis()))
                .measurementIterations(spent.iterations())
                .measurementTime(TimeValue.milliseconds(spent.millis()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(log)
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new IOException(name + " failed; see " + log, e);
        }
    }

    /** The quietest iteration counts: what disturbs a measurement only ever makes it slower. */
    private static Measurement measurement(List<IterationResult> iterations) {
        return Measurement.of(
                iterations.stream().mapToDouble(JmhMeasuring::micros).min().orElseThrow(),
                iterations.stream().mapToDouble(JmhMeasuring::allocated).min().orElseThrow());
    }

    /** The time of a typical call where calls are sampled, else that of an average one. */
    private static double micros(IterationResult iteration) {
        return iteration.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double allocated(IterationResult iteration) {
        return iteration.getSecondaryResults().get(ALLOCATED).getScore();
    }
}
