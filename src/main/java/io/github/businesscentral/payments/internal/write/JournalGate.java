package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.internal.Session;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Keeps this client's creates and postings of one journal apart: a create that is executed during a posting can be lost after
 * it was confirmed ({@code business-central.md} 3.8). A call enters once and leaves when it ends; a batch can do both. Safe for
 * any number of threads.
 *
 * <p>Calls do not wait for each other in a circle: a batch enters for all its creates before it enters to post, and does not
 * wait to post; what has entered to post waits for nothing more.
 */
final class JournalGate {
    private final Set<Object> creating = new HashSet<>();
    private final Set<Object> posting = new HashSet<>();
    private CompletableFuture<Void> changed = new CompletableFuture<>();

    /** Enters to create lines; waits while another call posts the journal. */
    void enterToCreate(Session session) {
        enter(session, creating, () -> hasOther(posting, session));
    }

    /** Enters to post the journal; waits while other calls create lines in it. */
    void enterToPost(Session session) {
        enter(session, posting, () -> hasOther(creating, session));
    }

    /** Enters to post the journal, whichever calls create lines in it. */
    void enterToPostRegardless(Session session) {
        enter(session, posting, () -> false);
    }

    /** Enters to post the journal and returns true, unless other calls create lines in it. */
    synchronized boolean entersToPostAtOnce(Session session) {
        boolean isFree = !hasOther(creating, session);
        if (isFree) {
            add(session, posting);
        }
        return isFree;
    }

    /** Whether any calls create lines at this moment. */
    synchronized boolean isCreatedIn() {
        return !creating.isEmpty();
    }

    private static boolean hasOther(Set<Object> calls, Session session) {
        return calls.size() > (calls.contains(session.call()) ? 1 : 0);
    }

    private void enter(Session session, Set<Object> calls, BooleanSupplier mustWait) {
        while (true) {
            CompletableFuture<Void> change;
            synchronized (this) {
                if (!mustWait.getAsBoolean()) {
                    add(session, calls);
                    return;
                }
                change = changed;
            }
            session.await(change);
        }
    }

    private void add(Session session, Set<Object> calls) {
        if (calls.add(session.call())) {
            session.atEnd(() -> leave(session.call(), calls));
        }
    }

    private void leave(Object call, Set<Object> calls) {
        CompletableFuture<Void> change;
        synchronized (this) {
            calls.remove(call);
            change = changed;
            changed = new CompletableFuture<>();
        }
        // Not under the lock: what waits for it runs here.
        change.complete(null);
    }
}
