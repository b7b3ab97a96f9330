package io.github.businesscentral.payments.benchmark;

import java.util.List;
import java.util.stream.Stream;

/**
 * The value that a quarter of the measured ones are below. On a machine that others use too, what disturbs a measurement
 * only ever makes it slower; the very fastest one may be luck.
 */
final class LowerQuartile {
    private LowerQuartile() {}

    static double of(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 4);
    }
}
