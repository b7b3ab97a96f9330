/**
 * The way of a call: from its description to OkHttp and back to a value or an exception. Not exported.
 *
 * <p>{@link io.github.businesscentral.payments.internal.Transport} starts and ends calls. A {@link
 * io.github.businesscentral.payments.internal.CallSpec} says what is sent and, by its {@link
 * io.github.businesscentral.payments.internal.Conduct}, how the call is carried out: as one read, one write, or several
 * requests that mean something together. They share an {@link io.github.businesscentral.payments.internal.Execution}, the
 * deadline and the counters of the call; each has a {@link io.github.businesscentral.payments.internal.CallState} of its
 * own, the object behind the tag on its request.
 *
 * <p>A read ({@link io.github.businesscentral.payments.internal.Reading}) may be repeated as long as its answer cannot be
 * read. A write is settled or declared unknown: {@link io.github.businesscentral.payments.internal.Settling} is the loop,
 * and {@link io.github.businesscentral.payments.internal.WriteRules} the row of the table that says what an attempt without
 * success means for this kind of write. Exactly-once creates are the one kind that knows an entity: {@link
 * io.github.businesscentral.payments.internal.ExactlyOnceCreate} reserves numbers from a {@link
 * io.github.businesscentral.payments.internal.JournalBook}, and {@link
 * io.github.businesscentral.payments.internal.NumberedCreate} are its rules.
 *
 * <p>Asynchronous calls run the same blocking code on the client's own daemon threads instead of on OkHttp's dispatcher: a
 * call is a sequence of requests and waits, and one thread that walks through it is easier to get right, to cancel and to
 * debug than a chain of callbacks that would block the dispatcher's threads in its interceptors anyway.
 */
@NullMarked
package io.github.businesscentral.payments.internal;

import org.jspecify.annotations.NullMarked;
