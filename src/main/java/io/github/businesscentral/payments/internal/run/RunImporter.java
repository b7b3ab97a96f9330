package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import java.util.Iterator;

/** Imports payments into a run. */
public interface RunImporter {
    /** Enters the payments of {@code input}. */
    ImportReport run(RunIntake run, Iterator<NewCustomerPayment> input, ImportOptions options);
}
