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
 * Tokens from Microsoft Entra ID, by way of Microsoft's library MSAL4J. The application needs the permission {@code
 * API.ReadWrite.All}, and must be enabled in the environment on the page <em>Microsoft Entra applications</em> ({@code
 * business-central.md} 1.2).
 *
 * <p>MSAL's requests go through the client's {@code OkHttpClient}, with its proxy, TLS and timeouts. Failures are {@code
 * TokenException}s that say what to check and never hold a secret. Immutable; one can serve several clients.
 *
 * <p>Without MSAL4J on the class path the methods that make a provider throw {@link IllegalStateException}.
 */
public final class MsalTokenProvider implements TokenProvider {
    // Longer than a device code is good for.
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
     * Signs an application in with a client secret.
     *
     * @param tenantId the tenant's GUID or one of its domains
     * @param clientId the application's (client) id
     * @param secret the secret's value, not its id
     * @throws IllegalArgumentException if one of them is blank or cannot be what it should be
     */
    public static MsalTokenProvider clientSecret(String tenantId, String clientId, String secret) {
        String value = required(secret, "secret");
        return clientSecret(tenantId, clientId, () -> value);
    }

    /** Signs an application in with a client secret that is asked for whenever a token is fetched, so that it can change. */
    public static MsalTokenProvider clientSecret(String tenantId, String clientId, Supplier<String> secret) {
        Objects.requireNonNull(secret, "secret");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> MsalConfidential.secret(tenant, client, secret));
    }

    /** Signs an application in with a certificate. */
    public static MsalTokenProvider certificate(String tenantId, String clientId, ClientCertificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> MsalConfidential.certificate(tenant, client, certificate, Clock.systemUTC()));
    }

    /**
     * Signs an application in with the token of another identity provider, such as that of a Kubernetes cluster, that trusts
     * it by a federated credential. The file is read whenever a token is fetched.
     */
    public static MsalTokenProvider workloadIdentity(String tenantId, String clientId, Path assertion) {
        SignInFile file = new SignInFile("assertion", Objects.requireNonNull(assertion, "assertion"));
        return workloadIdentity(tenantId, clientId, () -> new String(file.bytes(), StandardCharsets.UTF_8).strip());
    }

    /** Signs an application in with an assertion (a signed JWT) that is asked for whenever a token is fetched. */
    public static MsalTokenProvider workloadIdentity(String tenantId, String clientId, Supplier<String> assertion) {
        Objects.requireNonNull(assertion, "assertion");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> MsalConfidential.assertion(tenant, client, assertion));
    }

    /**
     * Signs in as the system-assigned identity of the Azure machine or service that the program runs on. The requests stay
     * on that machine and pass the client's proxy by. On Service Fabric MSAL4J uses an HTTP client of its own, which checks the
     * server's certificate by its thumbprint; the client's {@code OkHttpClient} is not used there.
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
     * Signs a person in, who types a code into a page on any device. Later tokens are fetched without the person as long as
     * Entra ID allows it. The app registration must allow public client flows, with the delegated permission {@code
     * Financials.ReadWrite.All}.
     *
     * <p>The call that needs the token waits for the person up to its own deadline; the sign-in goes on behind it for 20
     * minutes, and the calls that come meanwhile wait for the same one.
     *
     * @param show is given the code, on a thread of its own
     */
    public static MsalTokenProvider deviceCode(String tenantId, String clientId, Consumer<DeviceCode> show) {
        Objects.requireNonNull(show, "show");
        String tenant = tenant(tenantId);
        String client = required(clientId, "clientId");
        return of(() -> new MsalDeviceCode(tenant, client, show)).withTimeLimit(TIME_FOR_A_PERSON);
    }

    /**
     * Gets tokens from an MSAL application of the caller's own, in whichever way it offers: on behalf of a user,
     * interactively, or from a persistent cache. Its authority, HTTP and caches are the application's.
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

    /** The sign-in is made only after MSAL4J has been found, since its class cannot be loaded without. */
    private static MsalTokenProvider of(Supplier<MsalSignIn> signIn) {
        try {
            Class.forName("com.microsoft.aad.msal4j.IHttpClient", false, MsalTokenProvider.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "MSAL4J is missing. Put com.microsoft.azure:msal4j on the class path (in a modular program: requires"
                            + " com.microsoft.aad.msal4j), or bring tokens with a TokenProvider of your own.",
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
                    + " is blank or holds control characters; a line break at its end is the usual cause. Take it from"
                    + " the app registration in Microsoft Entra ID.");
        }
        return value;
    }

    /**
     * Returns this provider for another cloud.
     *
     * @param cloud what the tenant follows, such as {@code https://login.partner.microsoftonline.cn/}; default {@code
     *     https://login.microsoftonline.com/}
     * @throws IllegalArgumentException if it is not https
     * @throws IllegalStateException if this provider's authority is not ours to choose: a managed identity, or using(…)
     */
    public MsalTokenProvider withAuthority(HttpUrl cloud) {
        return withAuthority(cloud, false);
    }

    /**
     * Returns this provider for another identity provider that describes itself by OpenID Connect discovery. The tenant is
     * then a name in messages only. MSAL4J 1.26 insists on the issuer that the description names being this one. What
     * signs in goes to the token endpoint that the description names, which must lie below the issuer; otherwise nothing is sent.
     * The audience of a certificate's assertion is MSAL4J's own: {@code oauth2/v2.0/token} below the issuer.
     *
     * @param issuer what {@code /.well-known/openid-configuration} follows
     */
    public MsalTokenProvider withIssuer(HttpUrl issuer) {
        return withAuthority(issuer, true);
    }

    private MsalTokenProvider withAuthority(HttpUrl authority, boolean isIssuer) {
        if (!Objects.requireNonNull(authority, "authority").isHttps()) {
            throw new IllegalArgumentException("The authority " + authority.redact()
                    + " is not https: what signs in could be read on the way. Use" + " https.");
        }
        signIn.requireAuthority();
        return new MsalTokenProvider(signIn, target.withAuthority(authority, isIssuer), timeLimit);
    }

    /**
     * Returns this provider for another scope. Default: {@code https://api.businesscentral.dynamics.com/.default} ({@code
     * business-central.md} 1.2).
     */
    public MsalTokenProvider withScope(String scope) {
        if (Objects.requireNonNull(scope, "scope").isBlank()) {
            throw new IllegalArgumentException("scope is blank. Leave it out for Business Central's own.");
        }
        signIn.requireScope();
        return new MsalTokenProvider(signIn, target.withScope(scope), timeLimit);
    }

    /** Returns this provider with another {@link #timeLimit()}; default 70 seconds, for device codes 20 minutes. */
    public MsalTokenProvider withTimeLimit(Duration value) {
        if (Objects.requireNonNull(value, "timeLimit").isNegative() || value.isZero()) {
            throw new IllegalArgumentException("timeLimit is " + value + ". It must be more than nothing.");
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

    /** Says who signs in. */
    @Override
    public String toString() {
        return "MsalTokenProvider[" + signIn.who() + "]";
    }

    /**
     * How an MSAL application of one's own is asked for a token.
     *
     * @param <A> the application's class
     */
    @FunctionalInterface
    public interface Acquisition<A> {
        /**
         * Returns MSAL's answer. MSAL's cache may be used unless the request has {@code rejected()} or {@code claims()}:
         * then a new token is wanted.
         */
        CompletableFuture<IAuthenticationResult> acquire(A application, TokenRequest request) throws Exception;
    }
}
