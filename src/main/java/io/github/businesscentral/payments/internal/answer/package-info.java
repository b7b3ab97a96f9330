/**
 * Reads responses. A body becomes a value, an {@link io.github.businesscentral.payments.error.ErrorResponse}, or an exception
 * with the place where reading stopped. Not exported.
 *
 * <p>A body may be incomplete, endless, deeply nested, a proxy's page, or contain a link to another host. Each of these ends in
 * an {@link io.github.businesscentral.payments.internal.answer.UnreadableAnswerException}; the fuzz tests search for bodies that
 * do not. This package knows no calls, attempts or deadlines. The sender of the request decides what an unreadable response
 * means.
 */
@NullMarked
package io.github.businesscentral.payments.internal.answer;

import org.jspecify.annotations.NullMarked;
