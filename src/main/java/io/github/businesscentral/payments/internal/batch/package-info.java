/**
 * Many calls in one request. A {@link io.github.businesscentral.payments.internal.batch.BatchRun} is the operation: it
 * sends those {@link io.github.businesscentral.payments.internal.batch.Member}s that are open in a
 * {@link io.github.businesscentral.payments.internal.batch.BatchRequest}, settles each of them by its answer, and repeats
 * this until all have ended. How a failure of one member counts for the others is the difference between
 * {@link io.github.businesscentral.payments.internal.batch.SequenceRun} and
 * {@link io.github.businesscentral.payments.internal.batch.AtomicRun}.
 *
 * <p>The rules of writes are not here: a member asks its {@link
 * io.github.businesscentral.payments.internal.write.Settlement}, as a write does that is sent alone.
 */
@NullMarked
package io.github.businesscentral.payments.internal.batch;

import org.jspecify.annotations.NullMarked;
