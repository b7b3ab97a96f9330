/**
 * Runs: payments that get into the ledger once, over restarts, machines and any number of processes.
 *
 * <p>{@link io.github.businesscentral.payments.CompanyPayments#run} opens a {@link
 * io.github.businesscentral.payments.run.PaymentRun} by its name. {@link io.github.businesscentral.payments.run.RunOptions} sets the
 * balancing account, the number of parts and the wait for caches. {@link
 * io.github.businesscentral.payments.run.DocumentNumber} makes the document number by which a run knows a payment. {@link
 * io.github.businesscentral.payments.run.RunPayment} is a payment that is entered or posted, with its {@link
 * io.github.businesscentral.payments.run.PaymentOutcome}. {@link io.github.businesscentral.payments.run.RunState} and {@link
 * io.github.businesscentral.payments.run.RunJournalInfo} show how far the run is.
 *
 * <p>{@link io.github.businesscentral.payments.run.PaymentRun#importAll} enters any number of payments. {@link
 * io.github.businesscentral.payments.run.ImportOptions} says how, {@link io.github.businesscentral.payments.run.ImportReport} what became
 * of them.
 *
 * <p>{@link io.github.businesscentral.payments.run.RunSealedException} asks to create the payment again later. {@link
 * io.github.businesscentral.payments.run.RunConflictException} asks people to decide.
 *
 * <p>This package has only what a program sees. The machinery is in {@code internal.run}, which is not exported. The guide
 * <em>Exactly once</em> has whole programs and the limits of a run.
 */
@NullMarked
package io.github.businesscentral.payments.run;

import org.jspecify.annotations.NullMarked;
