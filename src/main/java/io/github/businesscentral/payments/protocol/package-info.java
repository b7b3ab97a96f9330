/**
 * The parts of the server's protocol that several packages need: the meaning of a response, and how long a request can take
 * effect. Not exported. The facts and their evidence are in {@code business-central.md}.
 *
 * <p>This is the lowest package. It uses no other package of the library, so exceptions, retries, writes and batches can all use
 * the same table.
 */
@NullMarked
package io.github.businesscentral.payments.protocol;

import org.jspecify.annotations.NullMarked;
