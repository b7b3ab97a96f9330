package io.github.businesscentral.payments.examples.spark;

import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.Limits;
import io.github.businesscentral.payments.testing.Traffic;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Imports 6,000 payments into 20 runs on a cluster of two workers, posts the runs, and imports the payments again. Tasks fail,
 * tasks run twice at a time, and an executor is killed; each payment gets into the ledger once.
 *
 * <p>The driver also serves the stand-in of Business Central, with the limits that the service has for a user.
 */
public final class SparkImport {
    private static final int BATCHES_UNTIL_KILL = 10;

    private final FakeBusinessCentral fake;
    private final Environment environment;
    private final SparkSession spark;

    private SparkImport(FakeBusinessCentral fake, Environment environment, SparkSession spark) {
        this.fake = fake;
        this.environment = environment;
        this.spark = spark;
    }

    /** Exits with 0 if each payment is in the ledger once and everything went wrong that should. */
    public static void main(String[] args) throws IOException, InterruptedException {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        Traffic traffic = fake.enforce(Limits.published());
        ClusterEvents events = new ClusterEvents();
        boolean correct;
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                Cluster cluster = Cluster.start(Path.of("target", "spark").toAbsolutePath())) {
            killExecutorDuringImport(fake, cluster, events);
            Environment environment = new Environment(
                    server.url().toString(),
                    fake.companyId().toString(),
                    fake.addAccount("9990", "Clearing").toString());
            SparkSession spark = session(cluster);
            spark.sparkContext().addSparkListener(events);
            correct = new SparkImport(fake, environment, spark).run();
            spark.stop();
        }
        System.out.println(events + ".");
        System.out.println(traffic.accepted() + " requests, " + traffic.throttled() + " answered 429.");
        boolean disturbed = events.plannedFailures() >= PlannedFaults.FAILING_PARTITIONS
                && events.speculativeTasks() > 0
                && events.lostExecutors() == 1;
        System.exit(correct && disturbed && traffic.throttled() == 0 ? 0 : 1);
    }

    /** Kills after the planned failures, so that these tasks are in their second attempt. */
    private static void killExecutorDuringImport(FakeBusinessCentral fake, Cluster cluster, ClusterEvents events) {
        AtomicInteger batches = new AtomicInteger();
        fake.onAnswer((request, answer) -> {
            if (Requests.batches().test(request)
                    && events.plannedFailures() >= PlannedFaults.FAILING_PARTITIONS
                    && batches.incrementAndGet() == BATCHES_UNTIL_KILL) {
                System.out.println("Killed the executor with process id " + cluster.killExecutor() + ".");
            }
        });
    }

    private static SparkSession session(Cluster cluster) {
        return SparkSession.builder()
                .appName("payouts")
                .master(cluster.url())
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.executor.memory", "512m")
                .config("spark.executor.cores", Cluster.CORES_PER_WORKER)
                // All processes read the jars from one disk here. On a cluster, spark-submit --jars copies them.
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .config("spark.speculation", true)
                .config("spark.speculation.quantile", "0.8")
                .config("spark.speculation.multiplier", "1.5")
                .getOrCreate();
    }

    private boolean run() {
        System.out.printf("%d runs of %d payments%n", Payouts.RUNS, Payouts.PAYMENTS_PER_RUN);
        Results.printImportHeader();
        List<RunImport> first = importTable("Import");
        List<RunImport> again = importTable("Import again");
        post();
        List<RunImport> posted = importTable("After posting");
        return Results.printRuns(first, ledger())
                && Results.isComplete(first)
                && Results.isAllBookedBefore(again)
                && Results.isAllPostedBefore(posted);
    }

    private List<RunImport> importTable(String title) {
        Dataset<Row> partitions = Payouts.table(spark).repartition(PlannedFaults.PARTITIONS);
        List<RunImport> imports = partitions
                .mapPartitions(new ImportPartition(environment), Encoders.row(RunImport.COLUMNS))
                .collectAsList()
                .stream()
                .map(RunImport::of)
                .toList();
        Results.printImport(title, imports);
        return imports;
    }

    /** Posts one run after the other. A real environment makes each wait for a minute, so post several at a time there. */
    private void post() {
        long posted = Payouts.runs().stream()
                .filter(run -> environment.run(run).post() == RunState.POSTED)
                .count();
        System.out.println("Posted " + posted + " runs");
    }

    /** The number of ledger entries by document number. */
    private Map<Object, Long> ledger() {
        return fake.customerLedgerEntries().stream()
                .collect(Collectors.groupingBy(entry -> entry.get("documentNumber"), Collectors.counting()));
    }
}
