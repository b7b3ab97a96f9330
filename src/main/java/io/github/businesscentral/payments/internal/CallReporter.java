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
    private CallEvent.Outcome worst = CallEvent.Outcome.SUCCEEDED;
    private String which = "";

    CallReporter(Observers observers, Execution execution) {
        this.observers = observers;
        this.execution = execution;
        this.number = observers.nextCall();
    }

    /** The request as it may be logged. */
    String request() {
        CallSpec<?> spec = execution.spec();
        return spec.method() + " " + observers.template(spec.url());
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

    /** The call will end with a result of which {@code parts} have this outcome, and none a worse one. */
    void parts(CallEvent.Outcome outcome, String parts) {
        worst = outcome;
        which = parts;
    }

    void succeeded() {
        ended(which, worst);
    }

    void failed(Throwable failure) {
        boolean unknown = failure instanceof OutcomeUnknownException || worst == CallEvent.Outcome.UNKNOWN;
        ended(shortly(failure), unknown ? CallEvent.Outcome.UNKNOWN : CallEvent.Outcome.FAILED);
    }

    /** That an outcome is not known is told even if nobody but the log listens. */
    private void ended(String reason, CallEvent.Outcome outcome) {
        if (outcome == CallEvent.Outcome.UNKNOWN || observers.isAnybodyThere()) {
            tell(CallEvent.Type.CALL_ENDED, execution.spec(), execution.elapsed(), null, reason, outcome);
        }
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
