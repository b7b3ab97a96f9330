package io.github.businesscentral.payments.benchmark;

import java.util.Locale;

/** Writes numbers of bytes for people. */
final class Bytes {
    private static final double KILO = 1_000;
    private static final double MEGA = 1_000_000;

    private Bytes() {}

    static String text(double bytes) {
        if (bytes < KILO) {
            return number(bytes) + " B";
        }
        return bytes < MEGA / 10 ? number(bytes / KILO) + " kB" : number(bytes / MEGA) + " MB";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
