package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the heap that a decoded row keeps, in a JVM for each competitor. */
final class HeapMeasuring implements Measuring {
    // The first flag lets JOL look into records, the second keeps it from warning about itself.
    private static final List<String> FLAGS =
            List.of("-Djol.magicFieldOffset=true", "-Djdk.attach.allowAttachSelf", "-Xms1g", "-Xmx1g");

    @Override
    public Map<Competitor, Measurement> measure(Run run) throws IOException {
        Map<Competitor, Measurement> kept = new EnumMap<>(Competitor.class);
        for (Competitor competitor : Competitor.values()) {
            if (competitor != Competitor.DRAINED) {
                double bytes = Double.parseDouble(JavaProcess.run(HeapKept.class, FLAGS, competitor.name()));
                kept.put(competitor, Measurement.of(bytes, bytes));
            }
        }
        return kept;
    }
}
