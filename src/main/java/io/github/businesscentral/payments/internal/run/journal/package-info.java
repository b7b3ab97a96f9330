/**
 * The contents of a run's journals: the mark, the keys of the lines, and the values that tell sealed lines from others. Pure
 * functions and values that read and send nothing. Not exported.
 */
@NullMarked
package io.github.businesscentral.payments.internal.run.journal;

import org.jspecify.annotations.NullMarked;
