package io.github.businesscentral.payments.internal;

import java.io.IOException;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** OkHttp as this library needs it: whether anything is sent again is decided here, never below. */
public final class HttpStack {
    private HttpStack() {}

    /**
     * Returns a client that shares {@code base}'s connections, TLS, proxy and interceptors, with ours added behind them.
     *
     * @param calls interceptors that see a call as a whole, in the order in which it passes them
     * @param attempts interceptors behind those, that see each request that goes on the wire
     */
    public static OkHttpClient over(OkHttpClient base, List<Interceptor> calls, List<Interceptor> attempts) {
        OkHttpClient.Builder client = base.newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cache(null);
        calls.forEach(client::addInterceptor);
        client.addInterceptor(new AttemptInterceptor());
        attempts.forEach(client::addInterceptor);
        return client.addNetworkInterceptor(HttpStack::withoutInvitation).build();
    }

    /**
     * Takes {@code Retry-After: 0} off a 503, to which OkHttp would repeat a GET by itself; zero seconds tell our back-off
     * nothing that it does not know.
     */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean invites = response.code() == 503 && "0".equals(response.header("Retry-After"));
        return invites ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }
}
