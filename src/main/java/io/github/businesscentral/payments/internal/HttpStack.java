package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Configures OkHttp so that it never repeats a request on its own. The only exception is a read that a forward proxy requires
 * credentials for.
 */
public final class HttpStack {
    private static final int LONGEST = 9;

    private HttpStack() {}

    /**
     * Starts calls that share {@code base}'s connections, TLS, proxy and interceptors. The library's interceptors come after the
     * user's.
     *
     * @param calls interceptors that see a call as a whole, in the order in which they run
     * @param attempts interceptors that run after those, once for each attempt
     * @param wrap the user's wrapper of the finished client
     */
    public static Connections over(
            OkHttpClient base,
            List<Interceptor> calls,
            List<Interceptor> attempts,
            Function<OkHttpClient, Call.Factory> wrap) {
        OkHttpClient.Builder client = base.newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .callTimeout(Duration.ZERO)
                // The defaults. AttemptInterceptor changes them for calls with other options or less time left.
                .connectTimeout(AttemptInterceptor.LONGEST_CONNECT)
                .readTimeout(Transport.ATTEMPT_TIMEOUT)
                .writeTimeout(Transport.ATTEMPT_TIMEOUT)
                .dns(new CallDns(base.dns()));
        // Loops instead of lambdas: each lambda is a class that the start of a program waits for.
        for (Interceptor call : calls) {
            client.addInterceptor(call);
        }
        client.addInterceptor(new AttemptInterceptor());
        for (Interceptor attempt : attempts) {
            client.addInterceptor(attempt);
        }
        ProxyCredentials proxy = new ProxyCredentials(base.proxyAuthenticator());
        Connections.Kept kept = new Connections.Kept();
        // One network interceptor for everything, because each costs every request another chain.
        client.proxyAuthenticator(proxy)
                .addNetworkInterceptor(chain -> withoutInvitation(proxy.learned(chain, kept.proceed(chain))));
        return Connections.of(client, kept, wrap);
    }

    /**
     * Prevents OkHttp from acting on the {@code Retry-After} of a 503. OkHttp repeats a GET on its own if the wait is zero, and
     * throws if it does not fit an int. The library's back-off does not need a wait of zero seconds.
     */
    private static Response withoutInvitation(Response response) {
        String wait = response.code() == 503 ? response.header("Retry-After") : null;
        if (wait == null || !wait.matches("\\d+")) {
            return response;
        }
        Response.Builder harmless = response.newBuilder();
        if (wait.matches("0+")) {
            harmless.removeHeader("Retry-After");
        } else if (wait.length() > LONGEST) {
            harmless.header("Retry-After", "9".repeat(LONGEST));
        }
        return harmless.build();
    }

    /**
     * Sends credentials to a forward proxy that asks for them, and to no other server. OkHttp calls the user's authenticator
     * itself, but does not repeat a one-shot body, so for a write the credentials are kept for the next attempt. A 407 within a
     * tunnel comes from the server, which must not get them.
     */
    private static final class ProxyCredentials implements Authenticator {
        private static final String CONNECT = "CONNECT";

        private final Authenticator users;

        ProxyCredentials(Authenticator users) {
            this.users = users;
        }

        @Override
        public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
            Request refused = response.request();
            boolean inTunnel = refused.isHttps() && !refused.method().equals(CONNECT);
            return inTunnel ? null : users.authenticate(route, response);
        }

        /** Keeps the credentials for the next attempt if {@code response} requires them for a write. Returns {@code response}. */
        Response learned(Interceptor.Chain chain, Response response) throws IOException {
            Connection connection = chain.connection();
            if (response.code() == HttpURLConnection.HTTP_PROXY_AUTH
                    && connection != null
                    && connection.route().proxy().type() == Proxy.Type.HTTP
                    && chain.request().tag(CallContext.class) instanceof Exchange exchange
                    && exchange.kind().isWrite()) {
                Request answer = authenticate(connection.route(), response);
                String credentials = answer == null ? null : answer.header(Exchange.PROXY_AUTHORIZATION);
                if (credentials != null) {
                    exchange.proxyAsks(credentials);
                }
            }
            return response;
        }

        /** OkHttp shares connections only between clients whose authenticators are equal. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ProxyCredentials same && users.equals(same.users);
        }

        @Override
        public int hashCode() {
            return users.hashCode();
        }
    }
}
