/**
 * Customer payments in Microsoft Dynamics 365 Business Central.
 *
 * <p>Start with {@link io.github.businesscentral.payments.CustomerPaymentsClient}. Its scopes are a company and a journal of that
 * company. Their methods execute at once; {@code calls()} has the same methods as prepared calls. This package knows which
 * address and model belong together; it does not send requests itself.
 *
 * <p>One thing may surprise you. Pass interceptors that must see single attempts, and test doubles that respond instead of a
 * server, to the builder, not with the {@code OkHttpClient}. Interceptors of the {@code OkHttpClient} run before the library's.
 * They see a request once, however often it is retried, and a test double there would bypass the token and the retries.
 */
@NullMarked
package io.github.businesscentral.payments;

import org.jspecify.annotations.NullMarked;
