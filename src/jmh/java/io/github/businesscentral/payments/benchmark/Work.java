package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is measured, in the order of the table, with what the library must reach. */
enum Work {
    GET("get one", "µs", Goal.ofBytes(1.10, 16_000), JmhMeasuring.of(Call.GET, Effort.OF_A_CALL)),
    CREATE("create one", "µs", Goal.ofBytes(1.10, 16_000), JmhMeasuring.of(Call.CREATE, Effort.OF_A_CALL)),
    PATCH("patch one", "µs", Goal.ofBytes(1.10, 16_000), JmhMeasuring.of(Call.PATCH, Effort.OF_A_CALL)),
    PAGE_1000("page of 1,000", "µs", Goal.of(0.50, 0.22), JmhMeasuring.of(Call.PAGE_1000, Effort.OF_A_PAGE)),
    PAGE_20000("page of 20,000", "µs", Goal.of(0.50, 0.20), JmhMeasuring.of(Call.PAGE_20000, Effort.OF_A_PAGE)),
    WALK("walk of 100,000", "µs", Goal.ofBytes(0.50, 80_000_000), JmhMeasuring.of(Call.WALK_100000, Effort.OF_A_WALK)),
    DECODE("decode 20,000 from memory", "µs", Goal.of(0.32, 0.20), JmhMeasuring.ofDecoding(Effort.OF_A_PAGE)),
    HEAP("heap kept per row", "B", Goal.of(0.80), new HeapMeasuring()),
    COLD_START("cold start", "ms", Goal.of(1.0), new ColdStartMeasuring());

    private final String label;
    private final String unit;
    private final Goal goal;
    private final Measuring measuring;

    Work(String label, String unit, Goal goal, Measuring measuring) {
        this.label = label;
        this.unit = unit;
        this.goal = goal;
        this.measuring = measuring;
    }

    /** The works whose names begin with {@code name}; all of them if it is empty. */
    static List<Work> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(values()).filter(work -> work.name().startsWith(upper)).toList();
    }

    String label() {
        return label;
    }

    /** The unit of {@link Measurement#cost}. */
    String unit() {
        return unit;
    }

    Goal goal() {
        return goal;
    }

    Map<Competitor, Measurement> measure(Run run) throws IOException {
        return measuring.measure(run);
    }
}
