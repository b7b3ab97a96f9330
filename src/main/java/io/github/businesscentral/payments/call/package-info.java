/**
 * Prepared calls: their options ({@link io.github.businesscentral.payments.call.RequestOptions}), their responses, and paging.
 *
 * <p>Every request of the library carries a {@link io.github.businesscentral.payments.call.CallContext} as a tag. It has
 * everything that an interceptor needs to know about the call, whether the interceptor is the library's or a user's. It is an
 * interface; the transport implements it. This package sends no requests and knows no entities.
 */
@NullMarked
package io.github.businesscentral.payments.call;

import org.jspecify.annotations.NullMarked;
