package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import okhttp3.OkHttpClient;

/** A way to get a token with MSAL4J. */
interface MsalSignIn {
    /**
     * Gets a new token. Must bypass MSAL's own caches, because the caller keeps the token.
     *
     * @throws java.util.concurrent.ExecutionException with MSAL's exception as its cause
     * @throws io.github.businesscentral.payments.error.TokenException if the failure is known without MSAL
     */
    IAuthenticationResult acquire(MsalFetch fetch) throws Exception;

    /** Who signs in, for messages: {@code the application … of tenant …}. */
    String who();

    /** Advice for messages after the identity provider refused: {@code Check …}. */
    String check();

    /** Throws if authority and scope cannot be chosen here. The message states where they are chosen. */
    default void requireAuthority() {}

    /** See {@link #requireAuthority}. */
    default void requireScope() {}

    /** The client that sends MSAL's requests. */
    default OkHttpClient http(OkHttpClient given) {
        return given;
    }
}
