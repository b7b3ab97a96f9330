package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.BusinessCentralException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request of a call and its repetitions: whether a write may have reached the server, how often it was waited. A call
 * that settles a write has a state for the write and one for each look-up.
 */
final class CallState implements CallContext {
    private final CallSpec<?> spec;
    private final Execution execution;
    private final boolean settling;

    private Runnable permit = () -> {};
    private int retries;
    private boolean carriesOpen;
    private boolean maybeSent;
    private int earlierUnknown;
    private @Nullable String authorization;
    private @Nullable String refusedAuthorization;

    CallState(CallSpec<?> spec, Execution execution, boolean settling) {
        this.spec = spec;
        this.execution = execution;
        this.settling = settling;
    }

    /** The state of a request that carries again what this one carried in vain. */
    CallState next(CallSpec<?> other) {
        CallState next = new CallState(other, execution, settling);
        next.retries = retries;
        next.refusedAuthorization = refusedAuthorization;
        return next;
    }

    /** This state, with somebody to ask before each attempt, who throws if there is to be none. */
    CallState permittedBy(Runnable asked) {
        permit = asked;
        return this;
    }

    /** This state, of a request whose writes must be looked up before each attempt if earlier ones are {@code open}. */
    CallState carrying(boolean open) {
        carriesOpen = open;
        return this;
    }

    /** This state with its retries forgotten: something has come of them. */
    CallState rested() {
        retries = 0;
        return this;
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

    CallSpec<?> spec() {
        return spec;
    }

    @Override
    public void report(CallEvent.Type type, Duration took, String failure) {
        execution.reporter().report(type, spec, took, failure);
    }

    /** A request goes on the wire, unless it may not. What is not known of the one before stays unknown. */
    void attemptStarts(Request request) throws IOException {
        try {
            permit.run();
        } catch (BusinessCentralException e) {
            throw new IOException(e);
        }
        authorization = request.header("Authorization");
        execution.attemptStarts();
        execution.reporter().attemptStarts(spec);
        earlierUnknown = unknownAttempts();
        maybeSent = false;
    }

    /** The server answered that it did not execute the attempt. */
    void attemptRefused() {
        maybeSent = false;
    }

    /** The answer was a success and says that the credentials are not good for what it carried. */
    void credentialsRefused() {
        refusedAuthorization = authorization;
    }

    @Override
    public boolean isRefused(String credentials) {
        return credentials.equals(refusedAuthorization);
    }

    /** Whether it is not known what became of the last attempt. */
    boolean lastIsUnknown() {
        return maybeSent;
    }

    /** Of how many attempts before the last one it is not known what became of them. */
    int earlierUnknown() {
        return earlierUnknown;
    }

    /** Of how many attempts it is not known what became of them, the last one included. */
    int unknownAttempts() {
        return maybeSent ? earlierUnknown + 1 : earlierUnknown;
    }

    @Override
    public boolean mayHaveBeenSent() {
        return carriesOpen || unknownAttempts() > 0;
    }

    /** A fresh body for a write; none for a read. */
    @Nullable OneShotBody newBody() {
        return kind().isWrite() ? new OneShotBody(spec.content(), () -> maybeSent = true) : null;
    }

    @Override
    public Optional<Request> renew(Request request) {
        OneShotBody body = newBody();
        return Optional.of(
                body == null
                        ? request
                        : request.newBuilder()
                                .method(request.method(), body)
                                // An interceptor that had encoded the old body has not seen this one.
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
