package io.github.businesscentral.payments.examples.spark;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Imports the payments of a partition into their runs. Returns one row for each run, see {@link RunImport}. */
final class ImportPartition implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    private final Environment environment;

    ImportPartition(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws IOException, InterruptedException {
        Map<String, List<NewCustomerPayment>> runs = byRun(rows);
        PlannedFaults faults = PlannedFaults.ofThisTask(runs.size());
        List<Row> results = new ArrayList<>();
        for (Map.Entry<String, List<NewCustomerPayment>> run : runs.entrySet()) {
            faults.beforeRun(results.size());
            ImportReport report = environment.run(run.getKey()).importAll(run.getValue(), ImportOptions.defaults());
            if (!report.isFinished()) {
                // Spark starts the task again, and the next attempt completes the rest.
                throw new IOException("The import into " + run.getKey() + " is not finished: " + report);
            }
            results.add(RunImport.row(run.getKey(), report));
        }
        return results.iterator();
    }

    private static Map<String, List<NewCustomerPayment>> byRun(Iterator<Row> rows) throws IOException {
        Map<String, List<NewCustomerPayment>> runs = new TreeMap<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            runs.computeIfAbsent(row.getAs("run"), run -> new ArrayList<>())
                    .add(NewCustomerPayment.jsonAdapter().fromJson(row.<String>getAs("payment")));
        }
        return runs;
    }
}
