/**
 * Reads responses: a body becomes a value, an {@link
 * io.github.businesscentral.payments.error.ErrorResponse} or an exception that says where reading stopped. Not exported.
 *
 * <p>A body can be cut short, endless, deeply nested, a proxy's page, or have a link to another host. Each of these ends in
 * an {@link io.github.businesscentral.payments.internal.answer.UnreadableAnswerException}; the fuzz tests look for a body
 * that does not. Nothing here knows of calls, attempts or deadlines: the sender of the request decides what an unreadable
 * response means.
 */
@NullMarked
package io.github.businesscentral.payments.internal.answer;

import org.jspecify.annotations.NullMarked;
