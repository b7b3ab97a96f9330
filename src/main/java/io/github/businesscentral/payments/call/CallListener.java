package io.github.businesscentral.payments.call;

/**
 * Receives the events of a client's calls, for metrics, traces and alerts. Register it with the client's builder.
 *
 * <p>The thread that runs the call also calls the listener and waits for it. Return quickly, and expect calls from several
 * threads. A listener that is still running when the call's deadline passes is interrupted; after that, each event gets one
 * second. If the listener throws, the exception is logged and the call is not affected.
 */
@FunctionalInterface
public interface CallListener {
    /** Called for each event. {@link CallEvent.Type} lists them. */
    void onEvent(CallEvent event);
}
