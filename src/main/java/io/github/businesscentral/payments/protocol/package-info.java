/**
 * What the server's protocol means, as far as several packages need to know it: the meaning of an answer, and how long a
 * request can take effect. Not exported. The facts and their evidence are in {@code business-central.md}.
 *
 * <p>This is the lowest package: it uses nothing of the library, so that exceptions, retries, writes and batches can all go by
 * the same table.
 */
@NullMarked
package io.github.businesscentral.payments.protocol;

import org.jspecify.annotations.NullMarked;
