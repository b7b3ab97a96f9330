package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Provides tokens from Microsoft Entra ID, using Microsoft's library MSAL4J. The application needs the permission {@code
 * API.ReadWrite.All}, and must be enabled in the environment on the page <em>Microsoft Entra applications</em> ({@code
 * business-central.md} 1.2).
 *
 * <p>MSAL's requests use the client's {@code OkHttpClient}, including its proxy, TLS and timeouts. Failures are {@code
 * TokenException}s that say what to check and never contain a secret. Immutable. Several clients may share a provider.
 *
 * <p>Without MSAL4J on the class path, the methods that create a provider throw {@link IllegalStateException}.
 */
public final class MsalTokenProvider implements TokenProvider {
    // Longer than a device code is valid.
    private static final Duration TIME_FOR_A_PERSON = Duration.ofMinutes(20);

    private final MsalSignIn signIn;
    private final MsalTarget target;
    private final Duration timeLimit;

    private MsalTokenProvider(MsalSignIn signIn, MsalTarget target, Duration timeLimit) {
        this.signIn = signIn;
        this.target = target;
        this.timeLimit = timeLimit;
    }

    /**
     * Signs in an application with a client secret.
     *
     * @param tenantId the tenant's GUID or one of its domains
     * @param clientId the application's (client) id
     * @param secret the secret's value, not its id
     * @throws IllegalArgumentException if one of them is blank or malformed
     */
    public static MsalTokenProvider clientSecret(String tenantId, String clientId, String secret) {
        String value = required(secret, "secret");
        return clientSecret(tenantId, clientId, () -> value);
    }

    /** Signs in an application with a client secret. Calls {@code secret} for each token, so the secret can be rotated. */
    public static MsalTokenProvider clientSecret(String tenantId, String clientId, Supplier<String> secret) {
        Objects.requireNonNull(secret, "secret");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> MsalConfidential.secret(tenant, client, secret));
    }

    /** Signs in an application with a certificate. */
    public static MsalTokenProvider certificate(String tenantId, String clientId, ClientCertificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> MsalConfidential.certificate(tenant, client, certificate, Clock.systemUTC()));
    }

    /**
     * Signs in an application with a token of another identity provider, such as a Kubernetes cluster, that Entra ID trusts by a
     * federated credential. Reads the file for each token.
     */
    public static MsalTokenProvider workloadIdentity(String tenantId, String clientId, Path assertion) {
        SignInFile file = new SignInFile("assertion", Objects.requireNonNull(assertion, "assertion"));
        return workloadIdentity(tenantId, clientId, () -> new String(file.bytes(), StandardCharsets.UTF_8).strip());
    }

    /** Signs in an application with an assertion (a signed JWT). Calls {@code assertion} for each token. */
    public static MsalTokenProvider workloadIdentity(String tenantId, String clientId, Supplier<String> assertion) {
        Objects.requireNonNull(assertion, "assertion");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> MsalConfidential.assertion(tenant, client, assertion));
    }

    /**
     * Signs in as the system-assigned identity of the Azure machine or service that the program runs on. The requests stay on
     * that machine and bypass the client's proxy. On Service Fabric, MSAL4J uses its own HTTP client, which checks the server's
     * certificate by its thumbprint, instead of the client's {@code OkHttpClient}.
     */
    public static MsalTokenProvider managedIdentity() {
        return of(() -> new MsalManagedIdentity(""));
    }

    /** Signs in as a user-assigned identity of the Azure machine or service that the program runs on. */
    public static MsalTokenProvider managedIdentity(String clientId) {
        String client = required(clientId, "clientId");
        return of(() -> new MsalManagedIdentity(client));
    }

    /**
     * Signs in a person, who enters a code on a web page on any device. Later tokens are fetched without the person as long as
     * Entra ID allows it. The app registration must allow public client flows and have the delegated permission {@code
     * Financials.ReadWrite.All}.
     *
     * <p>The call that needs the token waits for the person until its own deadline. The sign-in continues in the background for
     * up to 20 minutes, and later calls wait for the same sign-in.
     *
     * @param show receives the code, on a separate thread
     */
    public static MsalTokenProvider deviceCode(String tenantId, String clientId, Consumer<DeviceCode> show) {
        Objects.requireNonNull(show, "show");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> new MsalDeviceCode(tenant, client, show)).withTimeLimit(TIME_FOR_A_PERSON);
    }

    /**
     * Gets tokens from your own MSAL application, in any way that it supports: on behalf of a user, interactively, or from a
     * persistent cache. The application's authority, HTTP client and caches apply.
     *
     * <pre>{@code
     * MsalTokenProvider.using(application, (msal, request) -> msal.acquireToken(
     *         ClientCredentialParameters.builder(scopes).skipCache(request.rejected().isPresent()).build()))
     * }</pre>
     */
    public static <A> MsalTokenProvider using(A application, Acquisition<A> acquire) {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(acquire, "acquire");
        return of(() -> new MsalUsersOwn<>(application, acquire));
    }

    /** Creates the sign-in only after MSAL4J was found, because its class cannot be loaded without it. */
    private static MsalTokenProvider of(Supplier<MsalSignIn> signIn) {
        try {
            Class.forName("com.microsoft.aad.msal4j.IHttpClient", false, MsalTokenProvider.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "MSAL4J is missing. Put com.microsoft.azure:msal4j on the class path (in a modular program: requires"
                            + " com.microsoft.aad.msal4j), or use your own TokenProvider.",
                    e);
        }
        return new MsalTokenProvider(signIn.get(), MsalTarget.BUSINESS_CENTRAL_ONLINE, Duration.ofSeconds(70));
    }

    private static String tenant(String value) {
        String tenant = required(value, "tenantId");
        if (!tenant.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
            throw new IllegalArgumentException("tenantId is neither a GUID nor a domain name.");
        }
        return tenant;
    }

    private static String required(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name
                    + " is blank or contains control characters; a line break at its end is the usual cause. Take it from"
                    + " the app registration in Microsoft Entra ID.");
        }
        return value;
    }

    /**
     * Returns this provider for another cloud.
     *
     * @param cloud the address that the tenant is appended to, for example {@code https://login.partner.microsoftonline.cn/};
     *     default {@code https://login.microsoftonline.com/}
     * @throws IllegalArgumentException if it is not https
     * @throws IllegalStateException if the authority is set elsewhere, for a managed identity or using(…)
     */
    public MsalTokenProvider withAuthority(HttpUrl cloud) {
        return withAuthority(cloud, false);
    }

    /**
     * Returns this provider for another identity provider that supports OpenID Connect discovery. The tenant is then only a name
     * in messages. MSAL4J 1.26 requires that the discovery document names this issuer. Credentials are sent to the token endpoint
     * in the document if it is below the issuer; otherwise nothing is sent. The audience of a certificate's assertion is always
     * MSAL4J's own: {@code oauth2/v2.0/token} below the issuer.
     *
     * @param issuer the address that {@code /.well-known/openid-configuration} is appended to
     */
    public MsalTokenProvider withIssuer(HttpUrl issuer) {
        return withAuthority(issuer, true);
    }

    private MsalTokenProvider withAuthority(HttpUrl authority, boolean isIssuer) {
        if (!Objects.requireNonNull(authority, "authority").isHttps()) {
            throw new IllegalArgumentException("The authority " + authority.redact()
                    + " is not https, so others on the network could read the credentials. Use" + " https.");
        }
        signIn.requireAuthority();
        return new MsalTokenProvider(signIn, target.withAuthority(authority, isIssuer), timeLimit);
    }

    /**
     * Returns this provider with another scope. Default: {@code https://api.businesscentral.dynamics.com/.default} ({@code
     * business-central.md} 1.2).
     */
    public MsalTokenProvider withScope(String scope) {
        if (Objects.requireNonNull(scope, "scope").isBlank()) {
            throw new IllegalArgumentException("scope is blank. Leave it out for Business Central's own.");
        }
        signIn.requireScope();
        return new MsalTokenProvider(signIn, target.withScope(scope), timeLimit);
    }

    /** Returns this provider with another {@link #timeLimit()}. Default 70 seconds, or 20 minutes for device codes. */
    public MsalTokenProvider withTimeLimit(Duration value) {
        if (Objects.requireNonNull(value, "timeLimit").isNegative() || value.isZero()) {
            throw new IllegalArgumentException("timeLimit is " + value + ". It must be positive.");
        }
        return new MsalTokenProvider(signIn, target, value);
    }

    @Override
    public Duration timeLimit() {
        return timeLimit;
    }

    @Override
    public AccessToken token(TokenRequest request) throws InterruptedException {
        return MsalFetch.run(signIn, target, request);
    }

    /** Shows who signs in. */
    @Override
    public String toString() {
        return "MsalTokenProvider[" + signIn.who() + "]";
    }

    /**
     * Gets a token from your own MSAL application.
     *
     * @param <A> the application's class
     */
    @FunctionalInterface
    public interface Acquisition<A> {
        /**
         * Returns MSAL's result. You may use MSAL's cache unless the request has {@code rejected()} or {@code claims()}; it then
         * needs a new token.
         */
        CompletableFuture<IAuthenticationResult> acquire(A application, TokenRequest request) throws Exception;
    }
}
