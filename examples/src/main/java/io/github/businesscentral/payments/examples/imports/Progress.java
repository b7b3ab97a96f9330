package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.batch.ImportProgress;

/** Shows somebody how far the import has come. */
interface Progress extends AutoCloseable {
    void show(ImportProgress now);

    @Override
    void close();
}
