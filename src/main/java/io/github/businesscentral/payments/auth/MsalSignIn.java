package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import okhttp3.OkHttpClient;

/** One way to get a token with MSAL4J. */
interface MsalSignIn {
    /**
     * Gets a new token; MSAL's own caches are to be passed by, since the caller keeps the token.
     *
     * @throws java.util.concurrent.ExecutionException with MSAL's exception as its cause
     * @throws io.github.businesscentral.payments.error.TokenException if MSAL need not be asked
     */
    IAuthenticationResult acquire(MsalFetch fetch) throws Exception;

    /** Who signs in, for a message: {@code the application … of tenant …}. */
    String who();

    /** What to check when the identity provider refuses, for a message: {@code Check …}. */
    String check();

    /** Whether authority and scope are ours to choose; otherwise why not, and where they are chosen. */
    default void requireAuthority() {}

    /** See {@link #requireAuthority}. */
    default void requireScope() {}

    /** The client that MSAL's requests go through. */
    default OkHttpClient http(OkHttpClient given) {
        return given;
    }
}
