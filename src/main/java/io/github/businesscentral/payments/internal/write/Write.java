package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Operation;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import java.util.Optional;

/**
 * A write: an operation whose request is settled by rules. On its own it sends the request; a batch takes the request and sends
 * it with others.
 */
@FunctionalInterface
public interface Write<T> extends Operation<T> {
    /** Waits for calls that must not run at the same time. Called once, before the first request begins. */
    default void enter(Session session) {}

    /**
     * Returns the request to send, with its rules. Reads from the server first if necessary. The settlement is complete if there
     * is nothing to send.
     *
     * @param tries the number of requests begun, including this one; another one is begun only if the last was not executed
     */
    Settlement<T> begin(Session session, CallSpec<T> spec, int tries);

    /** Why the write cannot be a member of an atomic batch. Empty if it can. */
    default Optional<String> obstacleToAtomicBatch() {
        return Optional.empty();
    }

    // As an operation, a write sends the request that it begins, which is what a lambda of either type means.
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

    /** Returns a write that sends its call unchanged. */
    static <T> Write<T> of(AnswerReader<T> answer, WriteRules<T> rules) {
        return (session, spec, tries) -> new Settlement<>(session, spec, answer, rules);
    }
}
