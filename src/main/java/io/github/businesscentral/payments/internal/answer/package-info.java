/**
 * Reads what comes back: the body of an answer becomes a value, an {@link
 * io.github.businesscentral.payments.error.ErrorResponse} or an exception that says where reading stopped. Not exported.
 *
 * <p>Whatever the body is (cut short, endless, deep, a proxy's page, somebody else's link), nothing worse comes of it than an
 * {@link io.github.businesscentral.payments.internal.answer.UnreadableAnswerException}; fuzzing looks for the exception to
 * that. Nothing here knows of calls, attempts or deadlines: whoever sent the request decides what an answer that cannot be
 * read means for it.
 */
@NullMarked
package io.github.businesscentral.payments.internal.answer;

import org.jspecify.annotations.NullMarked;
