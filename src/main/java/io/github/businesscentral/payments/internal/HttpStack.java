package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Configures OkHttp so that it never repeats a request on its own. */
public final class HttpStack {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern ZERO = Pattern.compile("0+");
    private static final int LONGEST = 9;

    private HttpStack() {}

    /**
     * Starts calls that share {@code base}'s connections, TLS, proxy and interceptors, with ours added behind them.
     *
     * @param calls interceptors that see a call as a whole, in the order in which they run
     * @param attempts interceptors that run after those, once for each attempt
     * @param wrap the user's wrapping of the finished client
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
                // The defaults. AttemptInterceptor changes them for a call with other options or less time left.
                .connectTimeout(AttemptInterceptor.LONGEST_CONNECT)
                .readTimeout(Transport.ATTEMPT_TIMEOUT)
                .writeTimeout(Transport.ATTEMPT_TIMEOUT)
                .dns(new CallDns(base.dns()));
        calls.forEach(client::addInterceptor);
        client.addInterceptor(new AttemptInterceptor());
        attempts.forEach(client::addInterceptor);
        client.addNetworkInterceptor(HttpStack::withoutInvitation)
                .addNetworkInterceptor(chain -> askedByProxy(chain, base.proxyAuthenticator()));
        return Connections.of(client, wrap);
    }

    /** OkHttp answers a forward proxy itself, but for a one-shot body. */
    private static Response askedByProxy(Interceptor.Chain chain, Authenticator authenticator) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == HttpURLConnection.HTTP_PROXY_AUTH
                && chain.request().tag(CallContext.class) instanceof Exchange exchange
                && exchange.kind().isWrite()
                && chain.connection() != null
                && chain.connection().route().proxy().type() == Proxy.Type.HTTP) {
            Request answer = authenticator.authenticate(chain.connection().route(), response);
            String credentials = answer == null ? null : answer.header(Exchange.PROXY_AUTHORIZATION);
            if (credentials != null) {
                exchange.proxyAsks(credentials);
            }
        }
        return response;
    }

    /**
     * Keeps OkHttp from acting on the {@code Retry-After} of a 503: OkHttp repeats a GET on its own if the wait is zero,
     * and throws if it does not fit an int. Our back-off does not need a wait of zero seconds.
     */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.code() == 503 ? response.header("Retry-After") : null;
        if (wait == null || !DIGITS.matcher(wait).matches()) {
            return response;
        }
        Response.Builder harmless = response.newBuilder();
        if (ZERO.matcher(wait).matches()) {
            harmless.removeHeader("Retry-After");
        } else if (wait.length() > LONGEST) {
            harmless.header("Retry-After", "9".repeat(LONGEST));
        }
        return harmless.build();
    }
}
