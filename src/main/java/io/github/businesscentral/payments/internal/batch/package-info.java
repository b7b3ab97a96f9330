/**
 * Many calls in one request. A {@link io.github.businesscentral.payments.internal.batch.BatchRun} is the operation. It sends the
 * open {@link io.github.businesscentral.payments.internal.batch.Member}s in a {@link
 * io.github.businesscentral.payments.internal.batch.BatchRequest}, settles each of them by its response, and repeats this until
 * all have ended. {@link io.github.businesscentral.payments.internal.batch.SequenceRun} and {@link
 * io.github.businesscentral.payments.internal.batch.AtomicRun} differ in how the failure of one member affects the others.
 *
 * <p>The rules of writes are elsewhere: a member uses its {@link io.github.businesscentral.payments.internal.write.Settlement},
 * as a single write does.
 */
@NullMarked
package io.github.businesscentral.payments.internal.batch;

import org.jspecify.annotations.NullMarked;
