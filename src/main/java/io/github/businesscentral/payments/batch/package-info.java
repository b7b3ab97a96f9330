/**
 * Several calls in one request ({@link io.github.businesscentral.payments.batch.Batch}), each with its own result ({@link
 * io.github.businesscentral.payments.batch.Handle}).
 *
 * <p>This package contains only the public API of batches. The implementation is in {@code internal.batch}, which is not
 * exported.
 */
@NullMarked
package io.github.businesscentral.payments.batch;

import org.jspecify.annotations.NullMarked;
