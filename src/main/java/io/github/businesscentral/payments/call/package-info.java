/**
 * The prepared call, which all verbs use: its options ({@link
 * io.github.businesscentral.payments.call.RequestOptions}), its response, and how a list is walked.
 *
 * <p>{@link io.github.businesscentral.payments.call.CallContext} is the tag that every request of the library carries: it
 * is all that an interceptor, ours or a user's, needs to know about the call it is part of. It is an interface; the
 * object behind it belongs to the transport. Nothing here sends a request or knows an entity.
 */
@NullMarked
package io.github.businesscentral.payments.call;

import org.jspecify.annotations.NullMarked;
