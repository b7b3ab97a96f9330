package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.ITokenCacheAccessAspect;
import com.microsoft.aad.msal4j.ITokenCacheAccessContext;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * A person who signs in on another device with a code. Later tokens are fetched without the person, as long as that is allowed.
 */
final class MsalDeviceCode implements MsalSignIn {
    private final String tenantId;
    private final String clientId;
    private final Consumer<DeviceCode> show;
    private final Memory memory = new Memory();

    MsalDeviceCode(String tenantId, String clientId, Consumer<DeviceCode> show) {
        this.tenantId = tenantId;
        this.clientId = clientId;
        this.show = show;
    }

    @Override
    public IAuthenticationResult acquire(MsalFetch fetch) throws Exception {
        PublicClientApplication application = fetch.prepare(PublicClientApplication.builder(clientId), tenantId)
                .setTokenCacheAccessAspect(memory)
                .build();
        Iterator<IAccount> accounts = application.getAccounts().get().iterator();
        if (accounts.hasNext()) {
            try {
                return silently(application, accounts.next(), fetch);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof MsalInteractionRequiredException)) {
                    throw e;
                }
            }
        }
        return withCode(application, fetch);
    }

    @SuppressWarnings("deprecation") // claims as MSAL's own parameter do not reach the identity provider
    private static IAuthenticationResult silently(
            PublicClientApplication application, IAccount account, MsalFetch fetch) throws Exception {
        SilentParameters.SilentParametersBuilder parameters =
                SilentParameters.builder(fetch.scopes(), account).forceRefresh(true);
        // MSAL4J 1.26 treats claims(…) as a reason to refresh, but does not send them.
        fetch.request().claims().ifPresent(claims -> parameters.extraQueryParameters(Map.of("claims", claims)));
        return application.acquireTokenSilently(parameters.build()).get();
    }

    private IAuthenticationResult withCode(PublicClientApplication application, MsalFetch fetch) throws Exception {
        DeviceCodeFlowParameters.DeviceCodeFlowParametersBuilder parameters = DeviceCodeFlowParameters.builder(
                fetch.scopes(),
                code -> show.accept(
                        new DeviceCode(code.userCode(), code.verificationUri(), code.message(), code.expiresIn())));
        fetch.claims().ifPresent(parameters::claims);
        return application.acquireToken(parameters.build()).get();
    }

    @Override
    public String who() {
        return "the user of application " + clientId + " of tenant " + tenantId;
    }

    @Override
    public String check() {
        return "Check that the sign-in was finished in time, and that the app registration allows public client flows.";
    }

    /** Keeps MSAL's cache, including the refresh token, from one fetch to the next. Each fetch has its own application. */
    private static final class Memory implements ITokenCacheAccessAspect {
        private volatile String content = "";

        @Override
        public void beforeCacheAccess(ITokenCacheAccessContext access) {
            if (!content.isEmpty()) {
                access.tokenCache().deserialize(content);
            }
        }

        @Override
        public void afterCacheAccess(ITokenCacheAccessContext access) {
            if (access.hasCacheChanged()) {
                content = access.tokenCache().serialize();
            }
        }
    }
}
