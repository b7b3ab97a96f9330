/**
 * Scripted failures. {@link io.github.businesscentral.payments.testing.fault.Faults} has the failures, {@link
 * io.github.businesscentral.payments.testing.fault.Requests} selects the requests, and {@link
 * io.github.businesscentral.payments.testing.fault.FaultSchedule} makes them random.
 *
 * <pre>{@code
 * fake.addFault(Faults.cutAfterCommit().on(Requests.posts()).times(1));       // the first create is executed without a response
 * fake.addFault(Faults.gatewayTimeout().thenCommit(2).on(Requests.posts()));  // 504 now, executed two requests later
 * fake.addFault(Faults.anotherWriter(request -> fake.removePayment(id)).on(Requests.patches()).nth(2));
 *
 * FaultSchedule schedule = FaultSchedule.seeded(42)
 *         .with(0.10, Faults.cutAfterCommit())
 *         .with(0.05, Faults.unavailable().withHeader("Retry-After", "0"));
 * fake.addFault(schedule);
 * schedule.struck();                                                          // the fault of each affected attempt
 * }</pre>
 */
@NullMarked
package io.github.businesscentral.payments.testing.fault;

import org.jspecify.annotations.NullMarked;
