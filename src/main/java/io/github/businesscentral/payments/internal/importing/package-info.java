/**
 * Imports of many payments into a run. {@code PaymentImport} moves the lines from the input to their outcomes. {@link
 * io.github.businesscentral.payments.internal.run.RunIntake} decides what each line needs. This package sends no requests itself:
 * lines are prepared creates in batches. Not exported.
 */
@NullMarked
package io.github.businesscentral.payments.internal.importing;

import org.jspecify.annotations.NullMarked;
