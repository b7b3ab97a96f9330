package io.github.businesscentral.payments.benchmark;

import java.util.Locale;

/**
 * What the library must reach, beside reflective Moshi in the same run.
 *
 * @param ratio of the cost
 * @param bytes what may be allocated
 */
record Goal(double ratio, Limit bytes) {
    /** A limit of the cost alone. */
    static Goal of(double ratio) {
        return new Goal(ratio, Limit.NONE);
    }

    /** A limit of the cost, and of the bytes as a part of reflective Moshi's. */
    static Goal of(double ratio, double bytesRatio) {
        return new Goal(ratio, new Limit(bytesRatio, Double.MAX_VALUE));
    }

    /** A limit of the cost, and of the bytes whatever reflective Moshi allocates. */
    static Goal ofBytes(double ratio, double bytes) {
        return new Goal(ratio, new Limit(Double.MAX_VALUE, bytes));
    }

    boolean isReached(Measurement ours, Measurement reflective) {
        return ours.cost() <= ratio * reflective.cost()
                && ours.bytes().orElse(0) <= bytes.in(reflective.bytes().orElse(0));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "≤ %.2f%s", ratio, bytes);
    }

    /** A number of bytes, or a part of reflective Moshi's. */
    record Limit(double ratio, double bytes) {
        static final Limit NONE = new Limit(Double.MAX_VALUE, Double.MAX_VALUE);

        double in(double reflective) {
            return Math.min(ratio * reflective, bytes);
        }

        @Override
        public String toString() {
            if (ratio < Double.MAX_VALUE) {
                return String.format(Locale.ROOT, ", ≤ %.2f of the bytes", ratio);
            }
            return bytes < Double.MAX_VALUE ? ", ≤ " + Bytes.text(bytes) : "";
        }
    }
}
