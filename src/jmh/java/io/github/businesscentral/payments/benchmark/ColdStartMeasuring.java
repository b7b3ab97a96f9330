package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a program from the start of its JVM to its end, less what a JVM takes that does nothing. The quietest of some
 * starts counts.
 */
final class ColdStartMeasuring implements Measuring {
    private static final int STARTS = 10;
    private static final int QUICK_STARTS = 3;

    @Override
    public Map<Competitor, Measurement> measure(Run run) throws IOException {
        double jvm = Double.MAX_VALUE;
        Map<Competitor, Double> programs = new EnumMap<>(Competitor.class);
        try (ServerProcess server = ServerProcess.start()) {
            // The first one warms the server and the machine's file cache.
            millis(Competitor.OURS.name(), server.root());
            for (int i = 0; i < (run.quick() ? QUICK_STARTS : STARTS); i++) {
                jvm = Math.min(jvm, millis());
                for (Competitor competitor : Competitor.values()) {
                    programs.merge(competitor, millis(competitor.name(), server.root()), Math::min);
                }
            }
        }
        Map<Competitor, Measurement> measured = new EnumMap<>(Competitor.class);
        for (Map.Entry<Competitor, Double> program : programs.entrySet()) {
            measured.put(program.getKey(), Measurement.of(program.getValue() - jvm));
        }
        return measured;
    }

    private static double millis(String... arguments) throws IOException {
        long from = System.nanoTime();
        JavaProcess.run(ColdStart.class, List.of(), arguments);
        return (System.nanoTime() - from) / 1e6;
    }
}
