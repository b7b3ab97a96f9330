package io.github.businesscentral.payments.benchmark;

import java.util.OptionalDouble;

/**
 * What one competitor needs for one work.
 *
 * @param cost what is compared, in the work's unit
 * @param bytes what is allocated or kept, where that is measured
 */
record Measurement(double cost, OptionalDouble bytes) {
    static Measurement of(double cost, double bytes) {
        return new Measurement(cost, OptionalDouble.of(bytes));
    }

    static Measurement of(double cost) {
        return new Measurement(cost, OptionalDouble.empty());
    }
}
