/**
 * Who is asking: bearer tokens, where they come from and which requests get them.
 *
 * <p>{@link io.github.businesscentral.payments.auth.TokenProvider} has one method, to fetch a token; keeping it, sharing it
 * between threads and renewing it is the business of {@link io.github.businesscentral.payments.auth.AuthInterceptor}. {@link
 * io.github.businesscentral.payments.auth.MsalTokenProvider} is the only class of the library that touches MSAL4J, so that
 * the library works without it. Nothing here prints a token or a secret.
 */
@NullMarked
package io.github.businesscentral.payments.auth;

import org.jspecify.annotations.NullMarked;
