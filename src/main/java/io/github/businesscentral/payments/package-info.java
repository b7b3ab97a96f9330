/**
 * Customer payments in Microsoft Dynamics 365 Business Central.
 *
 * <p>Start at {@link io.github.businesscentral.payments.CustomerPaymentsClient}; a company and a journal of it are the two
 * scopes below. Their direct verbs execute at once, {@code calls()} has the same ones prepared. This package knows which
 * address and which model belong together; how a request travels is not its business.
 *
 * <p>One thing differs from what one might expect: interceptors that are to see single attempts, and test doubles that
 * answer instead of a server, are given to the builder and not with the {@code OkHttpClient}, because those of the latter
 * stand before ours, see once what the retries repeat, and would hide a test double's requests from the token and the
 * retries.
 */
@NullMarked
package io.github.businesscentral.payments;

import org.jspecify.annotations.NullMarked;
