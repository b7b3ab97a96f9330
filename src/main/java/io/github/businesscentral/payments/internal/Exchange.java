package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.answer.ErrorReader;
import io.github.businesscentral.payments.internal.answer.UnreadableAnswerException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request of a call with all its attempts. Sends the request through the interceptors, which see the exchange as the
 * request's tag, and counts the attempts with an unknown outcome. A call that settles a write has one exchange for the write and
 * one for each look-up.
 */
public final class Exchange implements CallContext {
    static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final Connections http;
    private final CallSpec<?> spec;
    private final Execution execution;
    private final boolean settling;

    private Runnable beforeEachAttempt = () -> {};
    private int retries;
    private @Nullable String forProxy;
    private boolean carriesUnsettled;
    private boolean maybeSent;
    private int earlierUnknown;
    private @Nullable String authorization;
    private @Nullable String refusedAuthorization;

    Exchange(Connections http, CallSpec<?> spec, Execution execution, boolean settling) {
        this.http = http;
        this.spec = spec;
        this.execution = execution;
        this.settling = settling;
    }

    /** Returns an exchange for {@code other} that continues this one's counts of retries and refused credentials. */
    Exchange next(CallSpec<?> other) {
        Exchange next = new Exchange(http, other, execution, settling);
        next.retries = retries;
        next.refusedAuthorization = refusedAuthorization;
        return next;
    }

    /** Runs {@code action} before each attempt. */
    public Exchange beforeEachAttempt(Runnable action) {
        beforeEachAttempt = action;
        return this;
    }

    /** Prevents the interceptors from retrying the request if it carries writes with an unknown outcome. */
    public Exchange carryingUnsettled(boolean unsettled) {
        carriesUnsettled = unsettled;
        return this;
    }

    /** Resets the retry count after progress, so that the next back-off is short again. */
    public void restartBackOff() {
        retries = 0;
    }

    /**
     * Sends the request. The caller closes the response.
     *
     * @throws IOException if there is no response; {@link #failure} turns it into an exception for the user
     */
    public Response send() throws IOException {
        Call call = http.newCall(request(), this);
        execution.attach(call);
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw declared(e);
        }
    }

    /**
     * Wraps checked exceptions that no signature declares. Interceptors written in Kotlin may throw them, and OkHttp does when it
     * is interrupted while it connects.
     */
    private static IOException declared(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
        return new IOException(e);
    }

    private Request request() {
        Request.Builder request = new Request.Builder()
                .url(spec.url())
                .tag(CallContext.class, this)
                .header("Accept", "application/json")
                .header("OData-MaxVersion", "4.0")
                .header("User-Agent", UserAgent.VALUE)
                .method(spec.method(), newBody());
        spec.headers(request::header);
        return request.build();
    }

    private @Nullable OneShotBody newBody() {
        return kind().isWrite() ? new OneShotBody(spec.content(), this) : null;
    }

    /** Returns the exception for an error response. Reads its body but does not close it. */
    public ApiException refusal(Response response) {
        return ApiException.of(ErrorReader.read(response), execution.summary());
    }

    /** Returns the exception for a failure without a response. The response, if there was one, must be closed. */
    public BusinessCentralException failure(IOException failure) {
        // If a connection delivered the response to another request, every later response on it would be off by one as
        // well.
        if (failure instanceof UnreadableAnswerException) {
            http.closeIdle();
        }
        return Failures.of(failure, execution);
    }

    /** Whether the outcome of the last attempt is unknown. */
    public boolean lastIsUnknown() {
        return maybeSent;
    }

    /** The number of attempts before the last one whose outcome is unknown. */
    public int earlierUnknown() {
        return earlierUnknown;
    }

    /** The number of attempts with an unknown outcome. */
    public int unknownAttempts() {
        return maybeSent ? earlierUnknown + 1 : earlierUnknown;
    }

    /** Renews the credentials before the next attempt, because a member of a successful batch was answered with 401. */
    public void refuseCredentials() {
        refusedAuthorization = authorization;
    }

    /** Called before an attempt is sent. An unknown outcome of the previous attempt stays unknown. */
    void attemptStarts(Request request) {
        beforeEachAttempt.run();
        authorization = request.header("Authorization");
        execution.attemptStarts();
        execution.reporter().attemptStarts(spec);
        earlierUnknown = unknownAttempts();
        maybeSent = false;
    }

    /** Called when OkHttp starts to send the body of an attempt. */
    void bodyIsSent() {
        maybeSent = true;
    }

    /** Called when an attempt failed. {@code refused} is true if the server has not started on it. */
    void attemptBroke(boolean refused) {
        http.closeIdle();
        if (refused) {
            maybeSent = false;
        }
    }

    /** Called when a forward proxy refused the attempt. {@code credentials} are for the next one. */
    void proxyAsks(String credentials) {
        forProxy = credentials;
    }

    /** Returns the request with the credentials that a forward proxy asked for. Empty if it did not ask, or already got them. */
    Optional<Request> forProxy(Request refused) {
        String credentials = forProxy;
        return credentials == null || credentials.equals(refused.header(PROXY_AUTHORIZATION))
                ? Optional.empty()
                : renew(refused)
                        .map(again -> again.newBuilder()
                                .header(PROXY_AUTHORIZATION, credentials)
                                .build());
    }

    /** Called when the server answered that it did not execute the attempt. */
    void attemptNotExecuted() {
        maybeSent = false;
    }

    CallSpec<?> spec() {
        return spec;
    }

    Execution execution() {
        return execution;
    }

    @Override
    public CallKind kind() {
        return spec.kind();
    }

    @Override
    public boolean isSettling() {
        return settling;
    }

    @Override
    public int retries() {
        return retries;
    }

    @Override
    public Duration remaining() {
        return execution.remaining();
    }

    @Override
    public boolean isEnded() {
        return execution.isEnded();
    }

    @Override
    public long nanoTime() {
        return execution.nanoTime();
    }

    @Override
    public boolean mayHaveBeenSent() {
        return carriesUnsettled || unknownAttempts() > 0;
    }

    @Override
    public boolean isRefused(String credentials) {
        return credentials.equals(refusedAuthorization);
    }

    @Override
    public void report(CallEvent.Type type, Duration took, String failure) {
        execution.reporter().report(type, spec, took, failure);
    }

    @Override
    public Optional<Request> renew(Request request) {
        OneShotBody body = newBody();
        return Optional.of(
                body == null
                        ? request
                        : request.newBuilder()
                                .method(request.method(), body)
                                // An interceptor may have compressed the old body. The new one is not compressed.
                                .removeHeader("Content-Encoding")
                                .build());
    }

    @Override
    public void pause(Duration wait, String reason) throws IOException {
        retries++;
        report(CallEvent.Type.RETRY_WAIT, wait, reason);
        execution.pause(wait, reason);
    }

    @Override
    public void giveUp(String reason) {
        execution.giveUp(reason);
    }

    @Override
    public <T> T await(CompletableFuture<T> made) throws IOException, ExecutionException {
        return execution.await(made);
    }

    @Override
    public boolean await(CompletableFuture<?> made, Duration time) throws IOException {
        return execution.await(made, time);
    }
}
