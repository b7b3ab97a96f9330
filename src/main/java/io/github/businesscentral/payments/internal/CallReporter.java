package io.github.businesscentral.payments.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reports one call to the listeners and the log. Creates no events if there is neither. */
final class CallReporter {
    private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

    private final Observers observers;
    private final Execution execution;
    private final long number;
    private CallEvent.Outcome worst = CallEvent.Outcome.SUCCEEDED;
    private String which = "";

    @GuardedBy("this") private @Nullable Thread listening;

    @GuardedBy("this") private boolean interrupted;

    CallReporter(Observers observers, Execution execution) {
        this.observers = observers;
        this.execution = execution;
        this.number = observers.nextCall();
    }

    /** The request in a form that is safe to log. */
    String request() {
        CallSpec<?> spec = execution.spec();
        return spec.method() + " " + observers.template(spec.url());
    }

    void started() {
        if (observers.isObserved()) {
            tell(CallEvent.Type.CALL_STARTED, execution.spec(), null, null, "", null);
        }
    }

    void attemptStarts(CallSpec<?> request) {
        if (observers.isObserved()) {
            tell(CallEvent.Type.ATTEMPT_STARTED, request, null, null, "", null);
        }
    }

    void attemptEnded(CallSpec<?> request, long since, Response answer) {
        if (observers.isObserved()) {
            tell(CallEvent.Type.ATTEMPT_ENDED, request, execution.since(since), answer, "", null);
        }
    }

    void attemptFailed(CallSpec<?> request, long since, Throwable failure) {
        report(CallEvent.Type.ATTEMPT_ENDED, request, execution.since(since), shortly(failure));
    }

    /** Reports a wait or a renewal. {@code reason} is empty if there is none. */
    void report(CallEvent.Type type, CallSpec<?> request, Duration took, String reason) {
        if (observers.isObserved()) {
            tell(type, request, took, null, reason, null);
        }
    }

    /** Sets the outcome of a batch: {@code parts} states how many members have this outcome, which is the worst of all. */
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

    /** Reports the end of the call. An unknown outcome is always logged, even without listeners. */
    private void ended(String reason, CallEvent.Outcome outcome) {
        if (outcome == CallEvent.Outcome.UNKNOWN || observers.isObserved()) {
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
        listened(new ReportedEvent(
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

    /** After the end of the call, a listener has one second for each event. */
    private void listened(CallEvent event) {
        if (!execution.waitsFor(Thread.currentThread())) {
            // Another thread, such as that of a token fetch, which does not block the call.
            observers.tell(event);
            return;
        }
        Runnable stop = execution.isEnded() ? execution.later(this::interruptListener, AFTER_THE_END) : () -> {};
        synchronized (this) {
            listening = Thread.currentThread();
        }
        try {
            observers.tell(event);
        } finally {
            stop.run();
            synchronized (this) {
                listening = null;
                if (interrupted) {
                    interrupted = false;
                    Thread.interrupted();
                }
            }
        }
    }

    /** Interrupts a listener that is still running when its call has ended. */
    synchronized void interruptListener() {
        if (listening != null) {
            interrupted = true;
            listening.interrupt();
        }
    }

    /** An event of a running call. */
    private record ReportedEvent(
            Type type,
            long call,
            CallKind kind,
            String method,
            String path,
            int attempt,
            Duration elapsed,
            Optional<Duration> duration,
            OptionalInt status,
            Optional<String> reason,
            Optional<String> correlationId,
            Optional<Outcome> outcome)
            implements CallEvent {

        @Override
        public String toString() {
            StringBuilder line = new StringBuilder()
                    .append("call ")
                    .append(call)
                    .append(' ')
                    .append(type)
                    .append(' ')
                    .append(method)
                    .append(' ')
                    .append(path)
                    .append(", attempt ")
                    .append(attempt);
            outcome.ifPresent(how -> line.append(", ").append(how));
            status.ifPresent(code -> line.append(", HTTP ").append(code));
            duration.ifPresent(time -> line.append(", ").append(time.toMillis()).append(" ms"));
            reason.ifPresent(why -> line.append(", ").append(why));
            correlationId.ifPresent(id -> line.append(", correlation id ").append(id));
            return line.toString();
        }
    }
}
