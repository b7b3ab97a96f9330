/**
 * Imports: many payments into a run. {@code PaymentImport} is the way of the lines, from the input to their outcomes; what a line needs
 * is asked of {@link io.github.businesscentral.payments.internal.run.RunIntake}. Nothing here sends a request itself: lines are prepared
 * creates in batches. Not exported.
 */
@NullMarked
package io.github.businesscentral.payments.internal.importing;

import org.jspecify.annotations.NullMarked;
