package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Tokens from Microsoft Entra ID, by way of Microsoft's library MSAL4J. The application needs the permission {@code
 * API.ReadWrite.All}, and must be enabled in the environment on the page <em>Microsoft Entra applications</em> ({@code
 * business-central.md} 1.2).
 */
public final class MsalTokenProvider implements TokenProvider {
    private static final String AUTHORITY = "https://login.microsoftonline.com/";
    private static final Set<String> SCOPE = Set.of("https://api.businesscentral.dynamics.com/.default");

    private final String tenantId;
    private final String clientId;
    private final String secret;

    private MsalTokenProvider(String tenantId, String clientId, String secret) {
        this.tenantId = tenantId;
        this.clientId = clientId;
        this.secret = secret;
    }

    /**
     * Signs an application in with a client secret.
     *
     * @param tenantId the tenant's GUID or one of its domains
     * @param clientId the application's (client) id
     * @param secret the secret's value, not its id
     */
    public static MsalTokenProvider clientSecret(String tenantId, String clientId, String secret) {
        String tenant = required(tenantId, "tenantId");
        if (!tenant.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
            throw new IllegalArgumentException("tenantId is neither a GUID nor a domain name.");
        }
        return new MsalTokenProvider(tenant, required(clientId, "clientId"), required(secret, "secret"));
    }

    private static String required(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(
                    name + " is blank. Take it from the app registration in Microsoft Entra ID.");
        }
        return value;
    }

    @Override
    public AccessToken token(TokenRequest request) throws InterruptedException {
        // MSAL would use the common pool, which the program may have filled.
        ExecutorService thread = Executors.newSingleThreadExecutor(MsalTokenProvider::daemon);
        try {
            // Made anew each time: the token is kept by the caller, so MSAL's own cache has nothing to do.
            IAuthenticationResult result = application(request.http(), thread)
                    .acquireToken(ClientCredentialParameters.builder(SCOPE).build())
                    .get();
            if (result.accessToken() == null) {
                throw TokenException.temporary("Microsoft Entra ID answered without a token.", null);
            }
            return AccessToken.of(result.accessToken(), result.expiresOnDate().toInstant());
        } catch (ExecutionException e) {
            throw explained(Objects.requireNonNullElse(e.getCause(), e));
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw explained(e);
        } finally {
            thread.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "business-central-msal");
        thread.setDaemon(true);
        return thread;
    }

    private ConfidentialClientApplication application(OkHttpClient http, ExecutorService thread)
            throws MalformedURLException {
        return ConfidentialClientApplication.builder(clientId, ClientCredentialFactory.createFromSecret(secret))
                .authority(AUTHORITY + tenantId + "/")
                .instanceDiscovery(false)
                .disableInternalRetries()
                .executorService(thread)
                .httpClient(new Http(http, secret))
                .build();
    }

    /** Says what went wrong without the original: MSAL's exceptions hold the whole answer, headers included. */
    private TokenException explained(Throwable e) {
        String text = String.valueOf(e.getMessage());
        if (e instanceof MsalServiceException service && isRefusal(service)) {
            return TokenException.refused(
                    "Microsoft Entra ID refused the application " + clientId + " of tenant " + tenantId + " with "
                            + service.errorCode() + ": " + text
                            + " Check tenant id, client id, and that the secret is the"
                            + " secret's value and has not expired.",
                    null);
        }
        String code = e instanceof MsalException msal
                ? msal.errorCode()
                : e.getClass().getSimpleName();
        return TokenException.temporary("Microsoft Entra ID gave no token (" + code + "): " + text, null);
    }

    private static boolean isRefusal(MsalServiceException e) {
        Integer status = e.statusCode();
        return status != null && status >= 400 && status < 500 && status != 408 && status != 429;
    }

    @Override
    public String toString() {
        return "MsalTokenProvider[tenant=" + tenantId + ", client=" + clientId + "]";
    }

    /**
     * MSAL's requests over the caller's OkHttp, so that proxy, TLS and timeouts are set in one place. Takes the secret out of
     * whatever comes back, because MSAL logs the text of errors.
     */
    private static final class Http implements IHttpClient {
        private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded; charset=utf-8");

        private final OkHttpClient client;
        private final String secret;

        private Http(OkHttpClient client, String secret) {
            this.client = client;
            this.secret = secret;
        }

        @Override
        public IHttpResponse send(HttpRequest from) throws IOException {
            try (Response response = client.newCall(request(from)).execute()) {
                return new Answer(
                        response.code(),
                        response.headers().toMultimap(),
                        withoutSecret(response.body().string()));
            }
        }

        private String withoutSecret(String body) {
            return body.replace(secret, "…").replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "…");
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
    }

    private record Answer(int statusCode, Map<String, List<String>> headers, String body) implements IHttpResponse {
        /** Without the body, which can hold a token. */
        @Override
        public String toString() {
            return "Answer[" + statusCode + "]";
        }
    }
}
