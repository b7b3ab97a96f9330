package io.github.businesscentral.payments.internal;

/**
 * How a call is carried out: what is sent for it, and by which rules its answers are understood. The one who sends it can do
 * so alone or among the members of a batch.
 */
@FunctionalInterface
public interface Conduct<T> {
    /**
     * Returns what to send for {@code spec}, having asked the server for whatever must be known before.
     *
     * @param tries how many drafts there have been, this one included; another is made only when the last was not executed
     */
    Draft<T> draft(Session session, CallSpec<T> spec, int tries);

    /** How many requests the call is, each of which may take the time that the server takes at the most. */
    default int requests() {
        return 1;
    }

    /** Sends the call as it is, and understands its answers by {@code rules}. */
    static <T> Conduct<T> by(WriteRules<T> rules) {
        return (session, spec, tries) -> new Draft.Request<>(spec, rules);
    }
}
