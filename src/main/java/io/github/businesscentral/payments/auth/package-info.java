/**
 * Credentials: where they come from and which requests get them.
 *
 * <p>{@link io.github.businesscentral.payments.auth.TokenProvider} fetches a token. {@link
 * io.github.businesscentral.payments.auth.AuthInterceptor} keeps it, shares it between threads and renews it. {@link
 * io.github.businesscentral.payments.auth.BasicAuthInterceptor} uses no tokens; it is for on-premises servers. {@link
 * io.github.businesscentral.payments.auth.CredentialGuard} keeps credentials from leaving the endpoint.
 *
 * <p>Only classes whose names start with {@code Msal} use MSAL4J. Only {@link
 * io.github.businesscentral.payments.auth.MsalTokenProvider} uses those classes, after it has checked that MSAL4J is present, so
 * everything else works without it. No class prints a token, a key or a secret.
 */
@NullMarked
package io.github.businesscentral.payments.auth;

import org.jspecify.annotations.NullMarked;
