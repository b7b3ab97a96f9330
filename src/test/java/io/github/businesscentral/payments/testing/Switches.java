package io.github.businesscentral.payments.testing;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Behaviour of the service that is rare or has not been shown live. All of it is off at first; turn it on to see whether
 * your program copes. Settings can change at any time and hold for the requests that follow.
 *
 * <pre>{@code
 * fake.switches().replicaLag(Duration.ofSeconds(3));   // plain GETs now show what was there three seconds ago
 * }</pre>
 */
public final class Switches {
    /** Names the instance of the service that a request goes to, for {@link #staleMarks}. Any text will do. */
    public static final String INSTANCE_HEADER = "Stand-In-Instance";

    private volatile Duration replicaLag = Duration.ZERO;
    private volatile Duration markAge = Duration.ZERO;
    private volatile @Nullable Runnable meanwhile;
    private volatile @Nullable Runnable afterEachOperation;

    Switches() {}

    /**
     * Answers each GET without {@code Data-Access-Intent: ReadWrite} from a replica that lags so far behind on the
     * stand-in's clock. Writes, and GETs inside a {@code $batch}, see the present state (rule 33). {@code
     * Faults.staleRead} does the same to single requests.
     */
    public Switches replicaLag(Duration lag) {
        replicaLag = notNegative("lag", lag);
        return this;
    }

    /**
     * Answers a GET of one journal by its id as an instance of the service does that has not heard of the changes made by
     * other instances for so long; the real ones tell each other every 30 seconds. A request names its instance in the
     * header {@value #INSTANCE_HEADER}; requests without it are all of one instance (rule 55).
     */
    public Switches staleMarks(Duration age) {
        markAge = notNegative("age", age);
        return this;
    }

    /**
     * Loses the lines that are created while their journal is being posted. Between the moment when a posting reads the
     * lines and the moment when it deletes all of the journal, {@code meanwhile} runs and other requests are carried out;
     * what they create is answered 201 and ends up neither in the journal nor in the ledger (rule 49). An inference from
     * the code of the service.
     *
     * @param meanwhile creates lines, or waits until others have; it must not post
     */
    public Switches loseLinesCreatedWhilePosting(Runnable meanwhile) {
        this.meanwhile = Objects.requireNonNull(meanwhile, "meanwhile");
        return this;
    }

    /**
     * Shows the rows of a snapshot batch to GETs while the batch runs, though it may still be rolled back (rule 51). Other
     * writes wait for its end. An inference from the documents of the service.
     *
     * @param afterEachOperation runs in the thread of the batch after each of its operations
     */
    public Switches dirtyReads(Runnable afterEachOperation) {
        this.afterEachOperation = Objects.requireNonNull(afterEachOperation, "afterEachOperation");
        return this;
    }

    /** Turns everything off again. */
    public Switches allOff() {
        replicaLag = Duration.ZERO;
        markAge = Duration.ZERO;
        meanwhile = null;
        afterEachOperation = null;
        return this;
    }

    Duration replicaLag() {
        return replicaLag;
    }

    Duration markAge() {
        return markAge;
    }

    /** Returns what happens while a posting is under way, {@code null} if nothing can. */
    @Nullable Runnable meanwhile() {
        return meanwhile;
    }

    /** Returns what happens after each operation of a snapshot batch, {@code null} if its rows are not shown yet. */
    @Nullable Runnable afterEachOperation() {
        return afterEachOperation;
    }

    private static Duration notNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " is " + time + "; it must not be negative");
        }
        return time;
    }
}
