package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Sends MSAL's requests with the caller's OkHttp, so that proxy, TLS and timeouts are configured in one place. Removes the
 * secrets that were sent from every response, because MSAL logs the text of errors. Remembers the last exchange, because MSAL's
 * exceptions do not always describe it.
 */
final class MsalHttp implements IHttpClient {
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded; charset=utf-8");
    private static final long MOST_BYTES = 1024L * 1024;
    private static final Set<String> SECRETS =
            Set.of("client_secret", "client_assertion", "device_code", "refresh_token");
    // Anything shorter is not a secret, and removing it could corrupt a valid response.
    private static final int SHORTEST_SECRET = 4;

    private static final String TOKEN = "/oauth2/v2.0/token";
    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final OkHttpClient client;
    private final @Nullable HttpUrl issuer;
    private volatile @Nullable HttpUrl tokenEndpoint;
    private volatile @Nullable MsalExchange last;
    private volatile @Nullable TokenException refusal;

    MsalHttp(OkHttpClient client) {
        this(client, null);
    }

    /** Sends credentials to the token endpoint in the discovery document of {@code issuer}. */
    MsalHttp(OkHttpClient client, @Nullable HttpUrl issuer) {
        this.client = client;
        this.issuer = issuer;
    }

    /** Why nothing was sent to the issuer, if so. */
    Optional<TokenException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The last request and its result. */
    Optional<MsalExchange> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public IHttpResponse send(HttpRequest from) throws IOException {
        Request request = addressed(request(from));
        try (Response response = client.newCall(request).execute()) {
            String body = response.peekBody(MOST_BYTES).string();
            boolean isJson = isJson(body);
            if (isJson && request.url().encodedPath().endsWith(DESCRIPTION)) {
                tokenEndpoint = tokenEndpoint(body);
            }
            last = new MsalExchange(
                    request.url().host(), response.code(), response.header("Content-Type"), isJson, null);
            // MSAL quotes text that it cannot parse, which may contain half a token.
            String harmless = isJson ? withoutSecrets(body, from, response) : "no JSON";
            return new Answer(response.code(), response.headers().toMultimap(), harmless);
        } catch (IOException e) {
            last = new MsalExchange(request.url().host(), 0, null, false, e);
            throw e;
        }
    }

    /** MSAL4J ignores the token endpoint in the discovery document, and posts to {@code oauth2/v2.0/token} below the issuer. */
    private Request addressed(Request request) {
        HttpUrl of = issuer;
        boolean asksForAToken =
                request.method().equals("POST") && request.url().encodedPath().endsWith(TOKEN);
        if (of == null || !asksForAToken) {
            return request;
        }
        HttpUrl endpoint = tokenEndpoint;
        if (endpoint == null || !isBelow(of, endpoint)) {
            TokenException refused = TokenException.refused(
                    "The issuer " + of.redact() + " names "
                            + (endpoint == null ? "no token endpoint" : "the token endpoint " + endpoint.redact())
                            + ", so nothing was sent: credentials go only to an address below the issuer. Check the issuer, or"
                            + " sign in with an application of your own: MsalTokenProvider.using(…).",
                    null);
            refusal = refused;
            throw refused;
        }
        return request.newBuilder().url(endpoint).build();
    }

    private static @Nullable HttpUrl tokenEndpoint(String description) throws IOException {
        if (JsonReader.of(new Buffer().writeUtf8(description)).readJsonValue() instanceof Map<?, ?> named
                && named.get("token_endpoint") instanceof String address) {
            return HttpUrl.parse(address);
        }
        return null;
    }

    private static boolean isBelow(HttpUrl issuer, HttpUrl endpoint) {
        String path = issuer.encodedPath();
        return Origin.of(issuer).contains(endpoint)
                && endpoint.encodedPath().startsWith(path.endsWith("/") ? path : path + "/");
    }

    private static boolean isJson(String body) {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(body));
        try {
            reader.skipValue();
            return reader.peek() == JsonReader.Token.END_DOCUMENT;
        } catch (IOException | JsonDataException e) {
            return false;
        }
    }

    private static String withoutSecrets(String body, HttpRequest from, Response response) {
        String clean = body;
        for (String parameter :
                from.body() == null ? new String[0] : from.body().split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            // A response may contain the refresh token that was sent, which then stays valid.
            boolean isGivenBack = name.equals("refresh_token") && response.isSuccessful();
            if (SECRETS.contains(name) && !isGivenBack) {
                clean = without(parameter.substring(equals + 1), clean);
            }
        }
        return clean;
    }

    private static String without(String secret, String body) {
        return secret.length() < SHORTEST_SECRET
                ? body
                : body.replace(secret, "…").replace(URLDecoder.decode(secret, StandardCharsets.UTF_8), "…");
    }

    private static Request request(HttpRequest from) {
        Request.Builder request = new Request.Builder().url(from.url());
        Map<String, String> headers = from.headers();
        if (headers != null) {
            headers.forEach((name, value) -> {
                if (value != null && !name.equalsIgnoreCase("Content-Type")) {
                    request.header(name, value);
                }
            });
        }
        boolean post = from.httpMethod() == HttpMethod.POST;
        return post ? request.post(body(from)).build() : request.build();
    }

    private static RequestBody body(HttpRequest from) {
        return RequestBody.create(from.body() == null ? "" : from.body(), FORM);
    }

    private record Answer(int statusCode, Map<String, List<String>> headers, String body) implements IHttpResponse {
        /** Leaves out the body, which can contain a token. */
        @Override
        public String toString() {
            return "Answer[" + statusCode + "]";
        }
    }
}
