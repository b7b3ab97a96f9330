package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.businesscentral.payments.error.TokenException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An application that signs in with its own credentials: a secret, a certificate or an assertion. */
final class MsalConfidential implements MsalSignIn {
    private final String tenantId;
    private final String clientId;
    private final String whatElse;
    // Called for each fetch, so that a rotated credential takes effect.
    private final Callable<IClientCredential> credential;

    private MsalConfidential(
            String tenantId, String clientId, String whatElse, Callable<IClientCredential> credential) {
        this.tenantId = tenantId;
        this.clientId = clientId;
        this.whatElse = whatElse;
        this.credential = credential;
    }

    static MsalConfidential secret(String tenantId, String clientId, Supplier<String> secret) {
        return new MsalConfidential(
                tenantId,
                clientId,
                "that the secret is the secret's value and has not expired",
                () -> ClientCredentialFactory.createFromSecret(supplied(secret.get(), "client secret")));
    }

    static MsalConfidential certificate(String tenantId, String clientId, ClientCertificate certificate, Clock clock) {
        return new MsalConfidential(
                tenantId, clientId, "that this certificate is uploaded to the app registration", () -> {
                    ClientCertificate.Loaded loaded = certificate.load(clock.instant());
                    return ClientCredentialFactory.createFromCertificateChain(loaded.key(), loaded.chain());
                });
    }

    static MsalConfidential assertion(String tenantId, String clientId, Supplier<String> assertion) {
        return new MsalConfidential(
                tenantId,
                clientId,
                "that the assertion's issuer, subject and audience are those of a federated credential of the app"
                        + " registration",
                () -> ClientCredentialFactory.createFromClientAssertion(supplied(assertion.get(), "assertion")));
    }

    private static String supplied(@Nullable String value, String name) {
        if (value == null || value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw TokenException.refused(
                    "The " + name
                            + " that was supplied is empty or contains control characters. Check where it is read from: a"
                            + " trailing line break is the usual cause.",
                    null);
        }
        return value;
    }

    @Override
    public IAuthenticationResult acquire(MsalFetch fetch) throws Exception {
        // A new application each time. The caller keeps the token, so MSAL's cache is not needed.
        ConfidentialClientApplication application = fetch.prepare(
                        ConfidentialClientApplication.builder(clientId, credential.call()), tenantId)
                .build();
        ClientCredentialParameters.ClientCredentialParametersBuilder parameters =
                ClientCredentialParameters.builder(fetch.scopes());
        fetch.claims().ifPresent(parameters::claims);
        return application.acquireToken(parameters.build()).get();
    }

    @Override
    public String who() {
        return "the application " + clientId + " of tenant " + tenantId;
    }

    @Override
    public String check() {
        return "Check tenant id, client id, and " + whatElse + ".";
    }
}
