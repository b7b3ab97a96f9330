/**
 * Which requests are repeated, when and how often; and how many requests may be in flight.
 *
 * <p>{@link io.github.businesscentral.payments.retry.RetryInterceptor} decides by one response or failure alone: it repeats
 * reads, and writes that were surely not executed. A write of unknown outcome is settled above, where it can be looked up.
 *
 * <p>{@link io.github.businesscentral.payments.retry.RateLimit} differs from a plain sliding window in one thing: the
 * second half of a window's requests is spread over the time until the first ones leave it. A plain window would let 6000
 * requests through in a minute and then nothing for four, which is longer than the usual deadline: long jobs would fail
 * because they started fast.
 */
@NullMarked
package io.github.businesscentral.payments.retry;

import org.jspecify.annotations.NullMarked;
