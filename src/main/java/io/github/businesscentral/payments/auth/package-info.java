/**
 * Who is asking: credentials, where they come from and which requests get them.
 *
 * <p>{@link io.github.businesscentral.payments.auth.TokenProvider} fetches a token; keeping it, sharing it between threads
 * and renewing it is the business of {@link io.github.businesscentral.payments.auth.AuthInterceptor}. {@link
 * io.github.businesscentral.payments.auth.BasicAuthInterceptor} does without tokens, for servers of one's own. {@link
 * io.github.businesscentral.payments.auth.CredentialGuard} keeps what both attach from leaving the endpoint.
 *
 * <p>Only classes whose names begin with {@code Msal} touch MSAL4J, and only {@link
 * io.github.businesscentral.payments.auth.MsalTokenProvider} touches those, after it has looked for the library: so all
 * the rest works without it. Nothing here prints a token, a key or a secret.
 */
@NullMarked
package io.github.businesscentral.payments.auth;

import org.jspecify.annotations.NullMarked;
