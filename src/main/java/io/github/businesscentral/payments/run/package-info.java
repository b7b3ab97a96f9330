/**
 * Runs post each payment to the ledger once, across restarts, machines and any number of processes.
 *
 * <p>{@link io.github.businesscentral.payments.CompanyPayments#run run(…)} opens a {@link
 * io.github.businesscentral.payments.run.PaymentRun} by name. {@link io.github.businesscentral.payments.run.RunOptions} sets the
 * balancing account, the number of parts and the wait for caches. {@link io.github.businesscentral.payments.run.DocumentNumber}
 * derives the document number that identifies a payment. {@link io.github.businesscentral.payments.run.RunPayment} is an entered
 * or posted payment with its {@link io.github.businesscentral.payments.run.PaymentOutcome}. {@link
 * io.github.businesscentral.payments.run.RunState} and {@link io.github.businesscentral.payments.run.RunJournalInfo} describe the
 * state of the run.
 *
 * <p>{@link io.github.businesscentral.payments.run.PaymentRun#importAll importAll(…)} enters any number of payments, as set by
 * {@link io.github.businesscentral.payments.run.ImportOptions}, and returns an {@link
 * io.github.businesscentral.payments.run.ImportReport}.
 *
 * <p>After a {@link io.github.businesscentral.payments.run.RunSealedException}, create the payment again later. A {@link
 * io.github.businesscentral.payments.run.RunConflictException} needs a decision by people.
 *
 * <p>This package contains only the public API of runs. The implementation is in {@code internal.run}, which is not exported. The
 * guide <em>Exactly once</em> has complete programs and the limits of a run.
 */
@NullMarked
package io.github.businesscentral.payments.run;

import org.jspecify.annotations.NullMarked;
