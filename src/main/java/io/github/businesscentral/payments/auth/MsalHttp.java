package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * MSAL's requests over the caller's OkHttp, so that proxy, TLS and timeouts are set in one place. Takes secrets that were
 * sent out of whatever comes back, because MSAL logs the text of errors, and remembers the last exchange, because MSAL's
 * exceptions do not always tell it.
 */
final class MsalHttp implements IHttpClient {
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded; charset=utf-8");
    private static final long MOST_BYTES = 1024L * 1024;
    private static final Set<String> SECRETS =
            Set.of("client_secret", "client_assertion", "device_code", "refresh_token");
    // Anything shorter is no secret, and taking it out could spoil an answer that is good.
    private static final int SHORTEST_SECRET = 4;

    private final OkHttpClient client;
    private volatile @Nullable MsalExchange last;

    MsalHttp(OkHttpClient client) {
        this.client = client;
    }

    /** How the last request went. */
    Optional<MsalExchange> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public IHttpResponse send(HttpRequest from) throws IOException {
        Request request = request(from);
        try (Response response = client.newCall(request).execute()) {
            String body = response.peekBody(MOST_BYTES).string();
            boolean isJson = isJson(body);
            last = new MsalExchange(
                    request.url().host(), response.code(), response.header("Content-Type"), isJson, null);
            // MSAL quotes what it cannot parse, and that can be half a token.
            String harmless = isJson ? withoutSecrets(body, from, response) : "no JSON";
            return new Answer(response.code(), response.headers().toMultimap(), harmless);
        } catch (IOException e) {
            last = new MsalExchange(request.url().host(), 0, null, false, e);
            throw e;
        }
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
            // An answer may well hold the refresh token that was sent: then it goes on being good.
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
        /** Without the body, which can hold a token. */
        @Override
        public String toString() {
            return "Answer[" + statusCode + "]";
        }
    }
}
