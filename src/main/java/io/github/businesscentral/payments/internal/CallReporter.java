package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Tells what happens to one call. Makes no event that nobody wants. */
final class CallReporter {
    private final Observers observers;
    private final Execution execution;
    private final long number;
    private String unknown = "";
    private String unsuccessful = "";

    CallReporter(Observers observers, Execution execution) {
        this.observers = observers;
        this.execution = execution;
        this.number = observers.nextCall();
    }

    void started() {
        if (observers.isAnybodyThere()) {
            tell(CallEvent.Type.CALL_STARTED, execution.spec(), null, null, "", null);
        }
    }

    void attemptStarts(CallSpec<?> request) {
        if (observers.isAnybodyThere()) {
            tell(CallEvent.Type.ATTEMPT_STARTED, request, null, null, "", null);
        }
    }

    void attemptEnded(CallSpec<?> request, long since, Response answer) {
        if (observers.isAnybodyThere()) {
            tell(CallEvent.Type.ATTEMPT_ENDED, request, execution.since(since), answer, "", null);
        }
    }

    void attemptFailed(CallSpec<?> request, long since, Throwable failure) {
        report(CallEvent.Type.ATTEMPT_ENDED, request, execution.since(since), shortly(failure));
    }

    /** Tells of a wait or a renewal; {@code reason} is empty if there is none. */
    void report(CallEvent.Type type, CallSpec<?> request, Duration took, String reason) {
        if (observers.isAnybodyThere()) {
            tell(type, request, took, null, reason, null);
        }
    }

    /** The call will end with a result that says of some of its parts that their outcome is not known. */
    void unknown(String which) {
        unknown = which;
    }

    /** The call will end with a result that says of some of its parts that they have failed. */
    void failed(String which) {
        unsuccessful = which;
    }

    void succeeded() {
        if (!unknown.isEmpty()) {
            ended(unknown, CallEvent.Outcome.UNKNOWN);
        } else if (observers.isAnybodyThere()) {
            boolean whole = unsuccessful.isEmpty();
            ended(unsuccessful, whole ? CallEvent.Outcome.SUCCEEDED : CallEvent.Outcome.FAILED);
        }
    }

    /** That an outcome is not known is told even if nobody but the log listens. */
    void failed(Throwable failure) {
        if (failure instanceof OutcomeUnknownException || !unknown.isEmpty()) {
            ended(shortly(failure), CallEvent.Outcome.UNKNOWN);
        } else if (observers.isAnybodyThere()) {
            ended(shortly(failure), CallEvent.Outcome.FAILED);
        }
    }

    private void ended(String reason, CallEvent.Outcome outcome) {
        tell(CallEvent.Type.CALL_ENDED, execution.spec(), execution.elapsed(), null, reason, outcome);
    }

    private static String shortly(Throwable failure) {
        return failure instanceof BusinessCentralException known
                ? Failures.shortly(known)
                : failure.getClass().getSimpleName();
    }

    private void tell(
            CallEvent.Type type,
            CallSpec<?> request,
            @Nullable Duration took,
            @Nullable Response answer,
            String reason,
            CallEvent.@Nullable Outcome outcome) {
        observers.tell(new ObservedEvent(
                type,
                number,
                request.kind(),
                request.method(),
                observers.template(request.url()),
                execution.attempts(),
                execution.elapsed(),
                Optional.ofNullable(took),
                answer == null ? OptionalInt.empty() : OptionalInt.of(answer.code()),
                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                answer == null ? Optional.empty() : ApiResponse.correlationId(answer.headers()),
                Optional.ofNullable(outcome)));
    }
}
