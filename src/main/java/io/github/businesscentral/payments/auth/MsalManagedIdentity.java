package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.net.Proxy;
import okhttp3.OkHttpClient;

/**
 * The identity that Azure assigns to a machine or service.
 *
 * @param clientId the client id of a user-assigned identity; empty for the system-assigned one
 */
record MsalManagedIdentity(String clientId) implements MsalSignIn {
    @Override
    public IAuthenticationResult acquire(MsalFetch fetch) throws Exception {
        ManagedIdentityId id = clientId.isEmpty()
                ? ManagedIdentityId.systemAssigned()
                : ManagedIdentityId.userAssignedClientId(clientId);
        ManagedIdentityApplication application = ManagedIdentityApplication.builder(id)
                .disableInternalRetries()
                .executorService(fetch.thread())
                .httpClient(fetch.http())
                .build();
        ManagedIdentityParameters.ManagedIdentityParametersBuilder parameters =
                ManagedIdentityParameters.builder(fetch.target().resource());
        // With claims, MSAL sends the rejected token, which it takes from its cache. Without claims, it must refresh.
        fetch.request().claims().ifPresentOrElse(parameters::claims, () -> parameters.forceRefresh(true));
        return application.acquireTokenForManagedIdentity(parameters.build()).get();
    }

    /** The address is in the machine's own network, which a proxy cannot reach. */
    @Override
    public OkHttpClient http(OkHttpClient given) {
        return given.newBuilder().proxy(Proxy.NO_PROXY).build();
    }

    @Override
    public void requireAuthority() {
        throw new IllegalStateException(
                "A managed identity has no authority to choose, because Azure issues the token on the machine itself. Leave the"
                        + " authority out.");
    }

    @Override
    public String who() {
        return clientId.isEmpty() ? "the managed identity of this machine" : "the managed identity " + clientId;
    }

    @Override
    public String check() {
        return "Check that this program runs in Azure and that the identity is assigned to the machine or service.";
    }
}
