/**
 * Many writes at once: several calls in one request ({@link io.github.businesscentral.payments.batch.Batch}), and imports of
 * any number of payments ({@link io.github.businesscentral.payments.batch.ImportOptions}, {@link
 * io.github.businesscentral.payments.batch.ImportReport}).
 *
 * <p>The types here are what a program sees. How a batch travels and how its members are settled is in the transport, how an
 * import goes on in a package of its own; neither is exported. The root package puts them together, as it does for single calls.
 * An import begins at a journal, so there is no type for one.
 */
@NullMarked
package io.github.businesscentral.payments.batch;

import org.jspecify.annotations.NullMarked;
