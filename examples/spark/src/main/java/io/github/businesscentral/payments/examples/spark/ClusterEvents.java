package io.github.businesscentral.payments.examples.spark;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Counts what went wrong in the cluster, so that the example can show that it did. Complete once Spark has stopped. */
final class ClusterEvents extends SparkListener {
    private final AtomicInteger plannedFailures = new AtomicInteger();
    private final AtomicInteger otherFailures = new AtomicInteger();
    private final AtomicInteger speculativeTasks = new AtomicInteger();
    private final Set<String> lostExecutors = ConcurrentHashMap.newKeySet();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        if (start.taskInfo().speculative()) {
            speculativeTasks.incrementAndGet();
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof ExecutorLostFailure lost) {
            lostExecutors.add(lost.execId());
        } else if (end.reason() instanceof ExceptionFailure failure) {
            boolean planned = failure.className().equals(PlannedFaults.PlannedFailure.class.getName());
            (planned ? plannedFailures : otherFailures).incrementAndGet();
        }
    }

    int plannedFailures() {
        return plannedFailures.get();
    }

    int speculativeTasks() {
        return speculativeTasks.get();
    }

    int lostExecutors() {
        return lostExecutors.size();
    }

    @Override
    public String toString() {
        return plannedFailures + " planned and " + otherFailures + " other failures of tasks, " + speculativeTasks
                + " speculative tasks, " + lostExecutors.size() + " lost executor(s)";
    }
}
