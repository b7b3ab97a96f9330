package io.github.businesscentral.payments.call;

/**
 * Is told what happens to a client's calls, for metrics, traces and alarms. Registered with the client's builder.
 *
 * <p>Called on the thread that does the work, which waits meanwhile: be quick, and be ready for several threads. What it
 * throws is logged and changes nothing for the call.
 */
@FunctionalInterface
public interface CallListener {
    /** Something happened; see {@link CallEvent.Type} for what there is. */
    void onEvent(CallEvent event);
}
