/**
 * Repeating a request: what may be repeated, when, and how often.
 *
 * <p>{@link io.github.businesscentral.payments.retry.RetryInterceptor} decides by one response or failure alone: it repeats
 * reads, and writes that were surely not executed. What a write of unknown outcome needs is not decided here but above,
 * where it can be looked up.
 */
@NullMarked
package io.github.businesscentral.payments.retry;

import org.jspecify.annotations.NullMarked;
