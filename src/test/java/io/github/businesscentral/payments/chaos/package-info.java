/**
 * Many writes at once against a stand-in that fails, and what must be true afterwards.
 *
 * <p>{@link io.github.businesscentral.payments.chaos.Chaos} sets the scene from a seed. Its workers create, update and delete
 * payments, each with a reference of its own, and note in an {@code Expectation} what the calls have told them: it is
 * there, it is not, it may be. At the end the audit compares that with what the stand-in holds. So whatever a call claims,
 * be it by a success, by an exception or by {@code resolve()}, is checked.
 */
@NullMarked
package io.github.businesscentral.payments.chaos;

import org.jspecify.annotations.NullMarked;
