package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** An event of a running call. */
record ObservedEvent(
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
