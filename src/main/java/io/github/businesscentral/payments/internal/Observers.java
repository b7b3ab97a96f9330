package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallListener;
import io.github.businesscentral.payments.protocol.RelativePath;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Sends events to the user's listeners and to the log. */
public final class Observers {
    private static final Logger LOG = System.getLogger("io.github.businesscentral.payments");
    // Up to the end of the segment, because a key can contain brackets. Possessive, because a server chooses the links.
    private static final Pattern KEY = Pattern.compile("\\([^/]*+");

    private final List<CallListener> listeners;
    private final HttpUrl root;
    private final AtomicLong calls = new AtomicLong();

    /** Sends events of calls to addresses below {@code root}. */
    public Observers(List<CallListener> listeners, HttpUrl root) {
        this.listeners = List.copyOf(listeners);
        this.root = root;
    }

    /** A number for a new call. */
    long nextCall() {
        return calls.incrementAndGet();
    }

    /** Whether ordinary events are sent to a listener or logged. If not, they need not be created. */
    boolean isObserved() {
        return !listeners.isEmpty() || LOG.isLoggable(Level.DEBUG);
    }

    void tell(CallEvent event) {
        LOG.log(level(event), event::toString);
        listeners.forEach(listener -> tell(listener, event));
    }

    private static Level level(CallEvent event) {
        boolean unknown =
                event.outcome().filter(CallEvent.Outcome.UNKNOWN::equals).isPresent();
        return unknown ? Level.WARNING : Level.DEBUG;
    }

    @SuppressWarnings("CatchingUnchecked") // even a linkage error of a listener must not hide the outcome of a write
    private static void tell(CallListener listener, CallEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException | Error e) {
            // Its message could contain secrets.
            LOG.log(
                    Level.WARNING,
                    "A listener failed on {0}: {1}",
                    event.type(),
                    e.getClass().getName());
        }
    }

    /** The address below the endpoint, without keys and query. */
    String template(HttpUrl url) {
        return KEY.matcher(RelativePath.of(url, root)).replaceAll("({id})");
    }
}
