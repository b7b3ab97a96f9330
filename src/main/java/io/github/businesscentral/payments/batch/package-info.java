/**
 * Several calls in one request ({@link io.github.businesscentral.payments.batch.Batch}), each with a result of its own ({@link
 * io.github.businesscentral.payments.batch.Handle}).
 *
 * <p>The types here are what a program sees. How a batch travels and how its members are settled is in {@code internal.batch}, which
 * is not exported.
 */
@NullMarked
package io.github.businesscentral.payments.batch;

import org.jspecify.annotations.NullMarked;
