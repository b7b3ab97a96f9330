package io.github.businesscentral.payments.examples.spark;

import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a task imported into a run.
 *
 * @param worker the process id of the worker that has the executor
 */
record RunImport(String run, long worker, long booked, long bookedBefore, long postedBefore, long refused) {
    static final StructType COLUMNS = new StructType()
            .add("run", DataTypes.StringType, false)
            .add("worker", DataTypes.LongType, false)
            .add("booked", DataTypes.LongType, false)
            .add("bookedBefore", DataTypes.LongType, false)
            .add("postedBefore", DataTypes.LongType, false)
            .add("refused", DataTypes.LongType, false);

    /** The row that a task returns. */
    static Row row(String run, ImportReport report) {
        return RowFactory.create(
                run,
                ProcessHandle.current().parent().orElseThrow().pid(),
                report.progress().count(Outcome.BOOKED),
                report.progress().count(Outcome.BOOKED_BEFORE),
                report.progress().count(Outcome.POSTED_BEFORE),
                report.progress().count(Outcome.REFUSED));
    }

    static RunImport of(Row row) {
        return new RunImport(
                row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
}
