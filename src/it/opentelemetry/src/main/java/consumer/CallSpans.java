package consumer;

import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a span for each call of the library, with one below it for each request that the call sends. */
public final class CallSpans implements CallListener {
    private final Tracer tracer;
    private final Map<Long, Span> calls = new ConcurrentHashMap<>();
    private final Map<Long, Span> attempts = new ConcurrentHashMap<>();

    public CallSpans(OpenTelemetry openTelemetry) {
        tracer = openTelemetry.getTracer("io.github.businesscentral.payments");
    }

    @Override
    public void onEvent(CallEvent event) {
        switch (event.type()) {
            case CALL_STARTED -> calls.put(event.call(), start(event, SpanKind.INTERNAL, Context.current()));
            case ATTEMPT_STARTED -> {
                Span call = calls.getOrDefault(event.call(), Span.getInvalid());
                Span attempt = start(event, SpanKind.CLIENT, Context.current().with(call));
                attempts.put(event.call(), attempt.setAttribute("bc.attempt", event.attempt()));
            }
            case ATTEMPT_ENDED -> end(attempts.remove(event.call()), event);
            case RETRY_WAIT ->
                calls.getOrDefault(event.call(), Span.getInvalid())
                        .addEvent("retry: " + event.reason().orElse(""));
            case CALL_ENDED -> end(calls.remove(event.call()), event);
            default -> {
                // Waits for the rate limit and renewed tokens are for metrics.
            }
        }
    }

    private Span start(CallEvent event, SpanKind kind, Context parent) {
        return tracer.spanBuilder(event.method() + " " + event.path())
                .setSpanKind(kind)
                .setParent(parent)
                .setAttribute("http.request.method", event.method())
                .startSpan();
    }

    private static void end(Span span, CallEvent event) {
        if (span == null) {
            return;
        }
        event.status().ifPresent(status -> {
            span.setAttribute("http.response.status_code", status);
            if (status >= 400) {
                span.setStatus(StatusCode.ERROR);
            }
        });
        event.correlationId().ifPresent(id -> span.setAttribute("bc.correlation_id", id));
        event.outcome().ifPresent(outcome -> span.setAttribute("bc.outcome", outcome.name()));
        event.reason().ifPresent(reason -> span.setStatus(StatusCode.ERROR, reason));
        span.end();
    }
}
