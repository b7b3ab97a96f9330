/**
 * Carries out the import of many payments. Not exported: what a program sees of it is in the package for batches, and the root
 * package gives it the journal as a {@link io.github.businesscentral.payments.importing.ImportTarget}. It stands beside the
 * transport and not in it, since it sends nothing itself: each line is a prepared create in a batch, exactly-once by the number
 * that the import has given it.
 *
 * <p>{@link io.github.businesscentral.payments.importing.PaymentImport} is the way of the lines: read, numbered, recorded, sent,
 * recorded again. A {@link io.github.businesscentral.payments.importing.Chunk} is the lines of one request. What was sent and what
 * is booked stands in an {@link io.github.businesscentral.payments.importing.ImportLog}; what another run finds in it is an {@link
 * io.github.businesscentral.payments.importing.EarlierRun}.
 */
@NullMarked
package io.github.businesscentral.payments.importing;

import org.jspecify.annotations.NullMarked;
