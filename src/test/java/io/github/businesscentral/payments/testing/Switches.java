package io.github.businesscentral.payments.testing;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Behaviour of the service that is rare or has not been seen live. All of it is off by default. Turn it on to test whether your
 * program copes. You can change settings at any time; they apply to later requests.
 *
 * <pre>{@code
 * fake.switches().replicaLag(Duration.ofSeconds(3));   // plain GETs now return data from three seconds ago
 * }</pre>
 */
public final class Switches {
    /** The header that names the service instance of a request, for {@link #staleMarks staleMarks(…)}. Any text works. */
    public static final String INSTANCE_HEADER = "Stand-In-Instance";

    private volatile Duration replicaLag = Duration.ZERO;
    private volatile Duration markAge = Duration.ZERO;
    private volatile @Nullable Runnable meanwhile;
    private volatile @Nullable Runnable afterEachOperation;

    Switches() {}

    /**
     * Answers each GET without {@code Data-Access-Intent: ReadWrite} from a replica that lags this far behind, by the stand-in's
     * clock. Writes, and GETs inside a {@code $batch}, see the current data (rule 33). {@code Faults.staleRead} does the same to
     * single requests.
     */
    public Switches replicaLag(Duration lag) {
        replicaLag = notNegative("lag", lag);
        return this;
    }

    /**
     * Answers a GET of a journal by id from an instance cache that misses changes by other instances for this long. The real
     * instances synchronize every 30 seconds. The header {@value #INSTANCE_HEADER} names a request's instance; requests without
     * it share one (rule 55).
     */
    public Switches staleMarks(Duration age) {
        markAge = notNegative("age", age);
        return this;
    }

    /**
     * Loses lines that are created while their journal is being posted. A posting reads the lines, runs {@code meanwhile} while
     * other requests are executed, and then deletes all lines of the journal. Lines created in between are answered with 201, but
     * end up neither in the journal nor in the ledger (rule 49). Inferred from the service's code.
     *
     * @param meanwhile creates lines, or waits until others have; it must not post
     */
    public Switches loseLinesCreatedWhilePosting(Runnable meanwhile) {
        this.meanwhile = Objects.requireNonNull(meanwhile, "meanwhile");
        return this;
    }

    /**
     * Shows the rows of a snapshot batch to GETs while it runs, although it may still be rolled back (rule 51). Other writes wait
     * for its end. Inferred from the service's documentation.
     *
     * @param afterEachOperation runs on the batch's thread after each operation
     */
    public Switches dirtyReads(Runnable afterEachOperation) {
        this.afterEachOperation = Objects.requireNonNull(afterEachOperation, "afterEachOperation");
        return this;
    }

    /** Turns everything off. */
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

    /** Returns the action to run during a posting, or {@code null}. */
    @Nullable Runnable meanwhile() {
        return meanwhile;
    }

    /** Returns the action to run after each operation of a snapshot batch, or {@code null} if its rows stay hidden. */
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
