package io.github.businesscentral.payments.examples.spark;

import org.apache.spark.TaskContext;

/** What goes wrong in a task on purpose: the first attempt of four partitions fails, and that of a fifth one is slow. */
final class PlannedFaults {
    static final int PARTITIONS = 5;
    static final int FAILING_PARTITIONS = 4;

    private static final int SLOW_PARTITION = 4;
    private static final long SLOW_MILLIS = 2_000;

    private final boolean failing;
    private final boolean slow;
    private final int half;

    private PlannedFaults(boolean failing, boolean slow, int half) {
        this.failing = failing;
        this.slow = slow;
        this.half = half;
    }

    static PlannedFaults ofThisTask(int runs) {
        TaskContext task = TaskContext.get();
        boolean first = task.attemptNumber() == 0;
        return new PlannedFaults(
                first && task.partitionId() < FAILING_PARTITIONS,
                first && task.partitionId() == SLOW_PARTITION,
                runs / 2);
    }

    /** @throws PlannedFailure in a failing task, once half of its runs are imported */
    void beforeRun(int imported) throws InterruptedException {
        if (slow) {
            Thread.sleep(SLOW_MILLIS);
        }
        if (failing && imported == half) {
            throw new PlannedFailure();
        }
    }

    static final class PlannedFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        PlannedFailure() {
            super("This task fails once.");
        }
    }
}
