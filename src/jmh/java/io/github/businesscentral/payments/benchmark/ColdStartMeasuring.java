package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures a program from the start of its JVM to its end, less what a JVM takes that does nothing. */
final class ColdStartMeasuring implements Measuring {
    private static final int STARTS = 12;
    private static final int QUICK_STARTS = 3;

    @Override
    public Map<Competitor, Measurement> measure(Run run) throws IOException {
        List<Double> bare = new ArrayList<>();
        Map<Competitor, List<Double>> starts = new EnumMap<>(Competitor.class);
        try (ServerProcess server = ServerProcess.start()) {
            // The first one warms the server and the machine's file cache.
            millis(Competitor.OURS.name(), server.root());
            for (int i = 0; i < (run.quick() ? QUICK_STARTS : STARTS); i++) {
                bare.add(millis());
                for (Competitor competitor : Competitor.values()) {
                    starts.computeIfAbsent(competitor, any -> new ArrayList<>())
                            .add(millis(competitor.name(), server.root()));
                }
            }
        }
        double jvm = LowerQuartile.of(bare.stream());
        Map<Competitor, Measurement> measured = new EnumMap<>(Competitor.class);
        starts.forEach((competitor, times) ->
                measured.put(competitor, Measurement.of(LowerQuartile.of(times.stream()) - jvm)));
        return measured;
    }

    private static double millis(String... arguments) throws IOException {
        long from = System.nanoTime();
        JavaProcess.run(ColdStart.class, List.of(), arguments);
        return (System.nanoTime() - from) / 1e6;
    }
}
