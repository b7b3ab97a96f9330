package io.github.businesscentral.payments.auth;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Takes the credentials that {@link AuthInterceptor} or {@link BasicAuthInterceptor} attached off a request that an
 * interceptor between them and this one has led to another scheme, host or port. Such a request goes on without them, and so
 * does one for which the interceptor has set credentials of its own: those stay.
 *
 * <p>The client has one behind all interceptors of the user's; OkHttp itself keeps its network interceptors from changing
 * host or port.
 */
public final class CredentialGuard implements Interceptor {
    /** Makes a guard; it knows from the request where its credentials may go. */
    public CredentialGuard() {}

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(Credentials.confine(chain.request()));
    }
}
