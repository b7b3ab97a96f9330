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
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures a method with JMH: in each round every competitor has a JVM of its own, one after the other. */
final class JmhMeasuring implements Measuring {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Class<?> benchmark;
    private final String method;
    private final Effort effort;

    JmhMeasuring(Class<?> benchmark, String method, Effort effort) {
        this.benchmark = benchmark;
        this.method = method;
        this.effort = effort;
    }

    @Override
    public Map<Competitor, Measurement> measure(Run run) throws IOException {
        Map<Competitor, List<IterationResult>> iterations = new EnumMap<>(Competitor.class);
        Effort spent = run.quick() ? effort.quick() : effort;
        for (int round = 1; round <= spent.rounds(); round++) {
            String log = run.directory().resolve(method + "-" + round + ".log").toString();
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
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .jvmArgs("-Xms1g", "-Xmx1g")
                .mode(spent.mode())
                .forks(1)
                .warmupIterations(spent.warmups())
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
            throw new IOException(method + " failed; see " + log, e);
        }
    }

    private static Measurement measurement(List<IterationResult> iterations) {
        return Measurement.of(
                LowerQuartile.of(iterations.stream().map(JmhMeasuring::micros)),
                LowerQuartile.of(iterations.stream().map(JmhMeasuring::allocated)));
    }

    /** The time of a typical call where calls are sampled, else that of an average one. */
    private static double micros(IterationResult iteration) {
        return iteration.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double allocated(IterationResult iteration) {
        return iteration.getSecondaryResults().get(ALLOCATED).getScore();
    }
}
