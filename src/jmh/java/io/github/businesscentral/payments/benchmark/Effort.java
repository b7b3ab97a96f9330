package io.github.businesscentral.payments.benchmark;

import org.openjdk.jmh.annotations.Mode;

/**
 * How a method is measured for each competitor.
 *
 * @param mode whether a typical call counts or the average one
 * @param rounds how often all competitors have their turn, each time in a new JVM
 * @param warmups iterations that are not counted
 * @param iterations those that are
 * @param millis the length of an iteration
 */
record Effort(Mode mode, int rounds, int warmups, int iterations, int millis) {
    /** For what takes microseconds: a pause of the machine in one call must not count for all. */
    static final Effort OF_A_CALL = new Effort(Mode.SampleTime, 3, 5, 6, 500);

    /** For what allocates so much that the collector's work is a part of it. */
    static final Effort OF_A_PAGE = new Effort(Mode.AverageTime, 2, 3, 4, 1_000);

    static final Effort OF_A_WALK = new Effort(Mode.AverageTime, 2, 2, 3, 2_000);

    /** Just enough to see that everything works. */
    Effort quick() {
        return new Effort(mode, 1, 2, 3, 500);
    }
}
