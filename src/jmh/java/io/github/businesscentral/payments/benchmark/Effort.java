package io.github.businesscentral.payments.benchmark;

import org.openjdk.jmh.annotations.Mode;

/**
 * How a method is measured for each competitor.
 *
 * @param mode whether a typical call counts or the average one
 * @param rounds how often all competitors have their turn, each time in a new JVM
 * @param warmupSeconds how long to wait for the JIT compiler at the most
 * @param millis the length of an iteration
 */
record Effort(Mode mode, int rounds, int warmupSeconds, int iterations, int millis) {
    /** For what takes microseconds: a pause of the machine in one call must not count for all. */
    static final Effort OF_A_CALL = new Effort(Mode.SampleTime, 2, 10, 6, 500);

    /** For what allocates so much that the collector's work is a part of it. */
    static final Effort OF_A_PAGE = new Effort(Mode.AverageTime, 2, 10, 4, 750);

    static final Effort OF_A_WALK = new Effort(Mode.AverageTime, 2, 10, 3, 1_500);

    /** Just enough to see that everything works. */
    Effort quick() {
        return new Effort(mode, 1, 2, 2, 500);
    }
}
