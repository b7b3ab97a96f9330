/**
 * What stands in a run's journals: the mark, the keys of the lines, and what tells sealed lines from others. Pure functions and
 * values; nothing here reads or sends. Not exported.
 */
@NullMarked
package io.github.businesscentral.payments.internal.run.journal;

import org.jspecify.annotations.NullMarked;
