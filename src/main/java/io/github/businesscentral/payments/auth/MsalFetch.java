package io.github.businesscentral.payments.auth;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.ClaimsRequest;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalException;
import io.github.businesscentral.payments.error.TokenException;
import java.net.MalformedURLException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Fetches one token with MSAL4J: its HTTP client, its thread, and its failure in words. */
final class MsalFetch {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final int LONGEST_TEXT = 1_000;

    private final TokenRequest request;
    private final MsalTarget target;
    private final MsalHttp http;
    private final ExecutorService thread;

    private MsalFetch(TokenRequest request, MsalTarget target, MsalHttp http, ExecutorService thread) {
        this.request = request;
        this.target = target;
        this.http = http;
        this.thread = thread;
    }

    static AccessToken run(MsalSignIn signIn, MsalTarget target, TokenRequest request) throws InterruptedException {
        // MSAL would use the common pool, which the program may have filled.
        ExecutorService thread = Executors.newSingleThreadExecutor(MsalFetch::daemon);
        MsalFetch fetch =
                new MsalFetch(request, target, new MsalHttp(signIn.http(request.http()), target.issuer()), thread);
        try {
            return token(signIn.acquire(fetch), signIn);
        } catch (InterruptedException | TokenException e) {
            throw e;
        } catch (ExecutionException e) {
            throw fetch.explained(Objects.requireNonNullElse(e.getCause(), e), signIn);
        } catch (Exception e) {
            throw fetch.explained(e, signIn);
        } finally {
            thread.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "business-central-msal");
        thread.setDaemon(true);
        return thread;
    }

    private static AccessToken token(IAuthenticationResult result, MsalSignIn signIn) {
        if (result == null || result.accessToken() == null) {
            throw TokenException.temporary(
                    "The identity provider answered without a token for " + signIn.who() + ".", null);
        }
        Date expiry = result.expiresOnDate();
        try {
            return AccessToken.of(result.accessToken(), expiry == null ? Instant.MAX : expiry.toInstant());
        } catch (IllegalArgumentException e) {
            throw TokenException.temporary(
                    "The identity provider returned an invalid token for " + signIn.who() + ": " + e.getMessage(),
                    null);
        }
    }

    /** The request for the token. */
    TokenRequest request() {
        return request;
    }

    MsalTarget target() {
        return target;
    }

    MsalHttp http() {
        return http;
    }

    ExecutorService thread() {
        return thread;
    }

    Set<String> scopes() {
        return Set.of(target.scope());
    }

    /** The claims of the server's challenge, in MSAL's form. */
    Optional<ClaimsRequest> claims() {
        return request.claims().map(ClaimsRequest::formatAsClaimsRequest);
    }

    /** Applies to an application of {@code tenant} the settings that all applications share. */
    <B extends AbstractClientApplicationBase.Builder<B>> B prepare(B application, String tenant)
            throws MalformedURLException {
        B prepared = target.isIssuer()
                ? application.oidcAuthority(target.authorityOf(tenant))
                : application.authority(target.authorityOf(tenant));
        // No authority validation at the public cloud, and no retries besides the library's own policy.
        return prepared.instanceDiscovery(false)
                .disableInternalRetries()
                .executorService(thread)
                .httpClient(http);
    }

    /** Describes the failure without the original exception. MSAL's exceptions contain the whole response, including headers. */
    private TokenException explained(Throwable e, MsalSignIn signIn) {
        if (http.refusal().isPresent()) {
            return http.refusal().get();
        }
        MsalExchange exchange = http.last().orElse(null);
        if (exchange == null) {
            return TokenException.temporary(
                    "MSAL4J brought no token for " + signIn.who() + ": " + text(e) + " " + signIn.check(), null);
        }
        String what = exchange.host() + " gave no token for " + signIn.who() + ": it " + exchange.described() + "."
                + (exchange.isExplained() || isOfTheMachine(e) ? " " + text(e) : "");
        return exchange.isRefusal()
                ? TokenException.refused(what + " " + signIn.check(), null)
                : TokenException.temporary(what, null);
    }

    /** Whether the message is about the machine's own rules, in which case it quotes no response. */
    private static boolean isOfTheMachine(Throwable e) {
        return e instanceof MsalException && String.valueOf(e.getMessage()).startsWith("[Managed Identity]");
    }

    private static String text(Throwable e) {
        String code = e instanceof MsalException msal && msal.errorCode() != null
                ? msal.errorCode()
                : e.getClass().getSimpleName();
        String line = plain(code + ": " + e.getMessage());
        return line.endsWith(".") ? line : line + ".";
    }

    /** Returns the text as one line of limited length. A server could otherwise forge log entries. */
    static String plain(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
