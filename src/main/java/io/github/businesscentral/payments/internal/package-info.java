/**
 * Runs a call, from its description to OkHttp and back to a value or an exception. Not exported.
 *
 * <p>One create, from top to bottom, with the concepts that a reader meets in this order:
 *
 * <ol>
 *   <li>{@link io.github.businesscentral.payments.internal.CallSpec}: the description of a call, made by the scopes of the root
 *       package.
 *   <li>{@link io.github.businesscentral.payments.internal.Transport}: starts calls and ends them; each gets an {@link
 *       io.github.businesscentral.payments.internal.Execution}, which has its deadline, its counters and its end.
 *   <li>{@link io.github.businesscentral.payments.internal.Operation}: what the call does. A call runs itself: a {@link
 *       io.github.businesscentral.payments.internal.Read}, a write ({@code internal.write.Write}) and a batch ({@code
 *       internal.batch.BatchRun}) are an operation each.
 *   <li>{@link io.github.businesscentral.payments.internal.Session}: what an operation works with: requests within the deadline,
 *       retries, the clock.
 *   <li>{@code internal.write.NumberedCreate.ExactlyOnce}: reserves a line number, from the {@code JournalBook} of the journal.
 *   <li>{@code internal.write.Settlement}: the request, how many of its attempts have an unknown outcome, and what follows after
 *       each of them ({@code NextStep}).
 *   <li>{@code internal.write.WriteRules}: how this kind of write reacts; for a create {@code NumberedCreate}.
 *   <li>{@link io.github.businesscentral.payments.internal.Exchange}: one request with all its attempts, the tag that the
 *       interceptors see.
 *   <li>{@code protocol.AnswerMeaning}: what a status and a code mean, for retries, settlements, batches and exceptions alike.
 *   <li>{@code internal.answer.AnswerReader}: reads the value from the response.
 * </ol>
 *
 * <p>Where things are decided: {@code NumberedCreate.unknown} decides whether an unanswered create is sent again.
 * {@code AnswerMeaning} decides what a 409 means. The class that sends an exchange closes its body: {@code Read},
 * {@code SingleWrite} or {@code BatchRequest}; {@code RetryInterceptor} and {@code AuthInterceptor} close the responses
 * that they replace.
 *
 * <p>Arrows point down: {@code internal.batch} uses {@code internal.write}, which uses this package, which uses {@code
 * internal.answer}. Nothing here knows of batches or of the rules of writes.
 *
 * <p>Asynchronous calls run the same blocking code on the client's own daemon threads instead of on OkHttp's dispatcher: a
 * call is a sequence of requests and waits, and one thread that walks through it is easier to get right, to cancel and to
 * debug than a chain of callbacks that would block the dispatcher's threads in its interceptors anyway. {@code CallThreads} lets 64
 * of them run at a time and counts only what has no result yet, so that a program may call and wait in what it hangs on a future.
 *
 * <p>{@code Connections} decides which connection a request may use: OkHttp repeats nothing here, so that a write must not go out on a
 * connection that the server has closed.
 */
@NullMarked
package io.github.businesscentral.payments.internal;

import org.jspecify.annotations.NullMarked;
