package io.github.businesscentral.payments.call;

/**
 * Receives the events of a client's calls, for metrics, traces and alarms. Registered with the client's builder.
 *
 * <p>Called on the thread that runs the call, which waits meanwhile: return quickly and expect several threads. When the call's
 * deadline passes, a listener that still runs is interrupted; each event after that gets a second. An exception is logged and does not
 * change the call.
 */
@FunctionalInterface
public interface CallListener {
    /** Called for each event; {@link CallEvent.Type} lists them. */
    void onEvent(CallEvent event);
}
