package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.IAuthenticationResult;

/** A user's own MSAL application, with its own cache, authority and HTTP client. */
record MsalUsersOwn<A>(A application, MsalTokenProvider.Acquisition<A> acquisition) implements MsalSignIn {
    @Override
    public IAuthenticationResult acquire(MsalFetch fetch) throws Exception {
        return acquisition.acquire(application, fetch.request()).get();
    }

    @Override
    public void requireAuthority() {
        throw ownSettings("authority");
    }

    @Override
    public void requireScope() {
        throw ownSettings("scope");
    }

    private static IllegalStateException ownSettings(String what) {
        return new IllegalStateException("The application given to using(…) has its own " + what
                + ". Set it where the application or its parameters are built.");
    }

    @Override
    public String who() {
        return "the given " + application.getClass().getSimpleName();
    }

    @Override
    public String check() {
        return "Check how the application given to using(…) is set up.";
    }
}
