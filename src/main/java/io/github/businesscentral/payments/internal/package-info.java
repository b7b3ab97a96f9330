/**
 * Runs calls: from their description to OkHttp, and back to a value or an exception. Not exported.
 *
 * <p>The classes that a create uses, from top to bottom:
 *
 * <ol>
 *   <li>{@link io.github.businesscentral.payments.internal.CallSpec}: the description of a call, created by the scopes of the root
 *     package.
 *   <li>{@link io.github.businesscentral.payments.internal.Transport}: starts and ends calls. Each gets an {@link
 *     io.github.businesscentral.payments.internal.Execution} with its deadline, its counters and its end.
 *   <li>{@link io.github.businesscentral.payments.internal.Operation}: the work of the call. A {@link
 *     io.github.businesscentral.payments.internal.Read}, a write ({@code internal.write.Write}) and a batch ({@code
 *     internal.batch.BatchRun}) are operations.
 *   <li>{@link io.github.businesscentral.payments.internal.Session}: gives an operation its requests within the deadline, its retries and
 *     the clock.
 *   <li>{@code internal.write.NumberedCreate.ExactlyOnce}: reserves a line number from the {@code JournalBook} of the journal.
 *   <li>{@code internal.write.Settlement}: the request, the number of its attempts with an unknown outcome, and the next step after each
 *     of them ({@code NextStep}).
 *   <li>{@code internal.write.WriteRules}: how this kind of write reacts; for a create, {@code NumberedCreate}.
 *   <li>{@link io.github.businesscentral.payments.internal.Exchange}: one request with all its attempts, and the tag that interceptors
 *     see.
 *   <li>{@code protocol.AnswerMeaning}: the meaning of a status and code, for retries, settlements, batches and exceptions.
 *   <li>{@code internal.answer.AnswerReader}: reads the value from the response.
 * </ol>
 *
 * <p>{@code NumberedCreate.unknown} decides whether an unanswered create is sent again. {@code AnswerMeaning} decides the meaning
 * of a 409. The class that sends an exchange closes its body: {@code Read}, {@code SingleWrite} or {@code BatchRequest}. {@code
 * RetryInterceptor} and {@code AuthInterceptor} close the responses that they replace.
 *
 * <p>Dependencies point down: {@code internal.batch} uses {@code internal.write}, which uses this package, which uses {@code
 * internal.answer}. This package knows nothing of batches or the rules of writes.
 *
 * <p>Asynchronous calls run the same blocking code on the client's own daemon threads, not on OkHttp's dispatcher. A call is a
 * sequence of requests and waits. One thread that executes the sequence is easier to get right, cancel and debug than a chain of
 * callbacks, which would block the dispatcher's threads in its interceptors anyway. {@code CallThreads} runs 64 calls at a time
 * and counts only calls without a result, so dependents of a future may make calls and wait for them.
 *
 * <p>{@code Connections} decides which connection a request may use. OkHttp repeats nothing in this configuration, so a write
 * must not be sent on a connection that the server has closed.
 */
@NullMarked
package io.github.businesscentral.payments.internal;

import org.jspecify.annotations.NullMarked;
