/**
 * The way of a call: from its description to OkHttp and back to a value or an exception. Not exported.
 *
 * <p>{@link io.github.businesscentral.payments.internal.Transport} starts and ends calls. What happens between is a read
 * ({@link io.github.businesscentral.payments.internal.Reading}), which may be repeated as long as its answer cannot be read,
 * or a write ({@link io.github.businesscentral.payments.internal.Settling}), whose outcome is settled or declared unknown.
 * Both send through the same chain of interceptors. {@link io.github.businesscentral.payments.internal.CallState} is the
 * object behind the tag on every request. Nothing here knows an entity.
 *
 * <p>Asynchronous calls run the same blocking code on the client's own daemon threads instead of on OkHttp's dispatcher: a
 * call is a sequence of requests and waits, and one thread that walks through it is easier to get right, to cancel and to
 * debug than a chain of callbacks that would block the dispatcher's threads in its interceptors anyway.
 */
@NullMarked
package io.github.businesscentral.payments.internal;

import org.jspecify.annotations.NullMarked;
