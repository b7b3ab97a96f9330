package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Operation;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import java.util.Optional;

/**
 * A write: an operation whose request is settled by rules. Run by itself it sends that request; a batch asks for the request
 * and sends it with others.
 */
@FunctionalInterface
public interface Write<T> extends Operation<T> {
    /** Waits for calls that must not run beside this one. Called once, before the first request is begun. */
    default void enter(Session session) {}

    /**
     * Returns the request to send, with its rules; asks the server for what must be known first. The settlement is complete if
     * there is nothing to send.
     *
     * @param tries the number of requests begun, this one included; another one is begun only if the last was not executed
     */
    Settlement<T> begin(Session session, CallSpec<T> spec, int tries);

    /** Why the write cannot be a member of an atomic batch; empty if it can. */
    default Optional<String> obstacleToAtomicBatch() {
        return Optional.empty();
    }

    // Run as an operation, a write sends what it begins: that is what a lambda of either type stands for.
    @SuppressWarnings("FunctionalInterfaceMethodChanged")
    @Override
    default ApiResponse<T> run(Session session, CallSpec<T> spec) {
        enter(session);
        for (int tries = 1; ; tries++) {
            Settlement<T> settlement = begin(session, spec, tries);
            Optional<ApiResponse<T>> response =
                    settlement.isComplete() ? settlement.response() : new SingleWrite<>(session, settlement).send();
            if (response.isPresent()) {
                return response.get();
            }
        }
    }

    /** Returns a write that sends its call as it is. */
    static <T> Write<T> of(AnswerReader<T> answer, WriteRules<T> rules) {
        return (session, spec, tries) -> new Settlement<>(session, spec, answer, rules);
    }
}
