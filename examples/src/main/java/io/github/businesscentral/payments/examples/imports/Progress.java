package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.run.ImportProgress;

/** Shows the progress of an import. */
interface Progress extends AutoCloseable {
    void show(ImportProgress now);

    @Override
    void close();
}
