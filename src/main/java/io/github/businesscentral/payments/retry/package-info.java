/**
 * Decides which requests are retried, when and how often, and limits the requests in flight.
 *
 * <p>{@link io.github.businesscentral.payments.retry.RetryInterceptor} decides from a single response or failure. It retries
 * reads, and writes that were certainly not executed. Writes with an unknown outcome are settled outside this package, where the
 * library can look them up.
 *
 * <p>{@link io.github.businesscentral.payments.retry.RateLimit} differs from a plain sliding window in one way: it spreads the
 * second half of a window's requests over the time until the first ones leave the window. A plain window would send 6000 requests
 * within a minute and then none for four minutes. That is longer than the default deadline, so long jobs would fail because they
 * started fast.
 */
@NullMarked
package io.github.businesscentral.payments.retry;

import org.jspecify.annotations.NullMarked;
