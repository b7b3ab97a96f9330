/**
 * The way of a call: from its description to OkHttp and back to a value or an exception. Not exported.
 *
 * <p>{@link io.github.businesscentral.payments.internal.Transport} starts and ends calls. A {@link
 * io.github.businesscentral.payments.internal.CallSpec} says what is to be sent and, by its {@link
 * io.github.businesscentral.payments.internal.Conduct}, how: it drafts the request, having read what must be known before, and
 * names the rules by which its answers are understood. The requests of a call share an {@link
 * io.github.businesscentral.payments.internal.Execution}, the deadline and the counters of the call; each has a {@link
 * io.github.businesscentral.payments.internal.CallState} of its own, the object behind the tag on its request.
 *
 * <p>A read ({@link io.github.businesscentral.payments.internal.Reading}) may be repeated as long as its answer cannot be
 * read. A write is settled or declared unknown: {@link io.github.businesscentral.payments.internal.Settling} is the loop, {@link
 * io.github.businesscentral.payments.internal.Attempts} what is known of its attempts, and {@link
 * io.github.businesscentral.payments.internal.WriteRules} the row of the table that says what an attempt without success means for
 * this kind of write. The rows themselves are in {@code internal.write}.
 *
 * <p>A draft does not care whether it travels alone or with others. In a batch, {@link
 * io.github.businesscentral.payments.internal.BatchRun} is the loop, each {@link
 * io.github.businesscentral.payments.internal.Member} has its attempts and rules, and {@link
 * io.github.businesscentral.payments.internal.Sightings} make one look-up of many. How one failure counts for the others is the
 * difference between {@link io.github.businesscentral.payments.internal.SequenceRun} and {@link
 * io.github.businesscentral.payments.internal.AtomicRun}.
 *
 * <p>Here are no readers of answers ({@code internal.answer}), and, but for the lines that {@link
 * io.github.businesscentral.payments.internal.Sightings} look up for many creates at once, nothing that one kind of entity or
 * write needs and another does not ({@code internal.write}).
 *
 * <p>Asynchronous calls run the same blocking code on the client's own daemon threads instead of on OkHttp's dispatcher: a
 * call is a sequence of requests and waits, and one thread that walks through it is easier to get right, to cancel and to
 * debug than a chain of callbacks that would block the dispatcher's threads in its interceptors anyway.
 */
@NullMarked
package io.github.businesscentral.payments.internal;

import org.jspecify.annotations.NullMarked;
