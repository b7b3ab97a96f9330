package io.github.businesscentral.payments.auth;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Removes the credentials that {@link AuthInterceptor} or {@link BasicAuthInterceptor} attached if an interceptor after them
 * changed the request's scheme, host or port. The request is then sent without credentials. Credentials that the other
 * interceptor set itself stay.
 *
 * <p>The client adds a guard after all interceptors of the user. OkHttp itself prevents network interceptors from changing host
 * or port.
 */
public final class CredentialGuard implements Interceptor {
    /** Creates a guard. It reads from each request where its credentials may be sent. */
    public CredentialGuard() {}

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(Credentials.confine(chain.request()));
    }
}
