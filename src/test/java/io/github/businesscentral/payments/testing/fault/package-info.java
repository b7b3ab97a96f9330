/**
 * The faults one scripts: {@link io.github.businesscentral.payments.testing.fault.Faults} says what goes wrong, {@link
 * io.github.businesscentral.payments.testing.fault.Requests} with which requests, {@link
 * io.github.businesscentral.payments.testing.fault.FaultSchedule} how often by chance.
 *
 * <pre>{@code
 * fake.addFault(Faults.cutAfterCommit().on(Requests.posts()).times(1));       // the first create is done, nobody is told
 * fake.addFault(Faults.gatewayTimeout().thenCommit(2).on(Requests.posts()));  // 504 now, done two requests later
 * fake.addFault(Faults.anotherWriter(request -> fake.removePayment(id)).on(Requests.patches()).nth(2));
 *
 * FaultSchedule schedule = FaultSchedule.seeded(42)
 *         .with(0.10, Faults.cutAfterCommit())
 *         .with(0.05, Faults.unavailable().withHeader("Retry-After", "0"));
 * fake.addFault(schedule);
 * schedule.struck();                                                          // which attempt met which fault
 * }</pre>
 */
@NullMarked
package io.github.businesscentral.payments.testing.fault;

import org.jspecify.annotations.NullMarked;
