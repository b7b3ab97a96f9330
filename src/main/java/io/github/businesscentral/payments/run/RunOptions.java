package io.github.businesscentral.payments.run;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** Options of a run: the balancing account of its journals, the number of parts, and the wait for server caches. Immutable. */
public final class RunOptions {
    private static final UUID ZERO = new UUID(0, 0);
    /** The largest number of parts. */
    public static final int MOST_PARTS = 400;

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final UUID balancingAccount;
    private final int parts;
    private final Duration cacheWait;

    private RunOptions(UUID balancingAccount, int parts, Duration cacheWait) {
        this.balancingAccount = balancingAccount;
        this.parts = parts;
        this.cacheWait = cacheWait;
    }

    /**
     * Returns options with this balancing account and the defaults: one part, 60 seconds for caches.
     *
     * @param accountId the id of the G/L account that the run's journals balance against. The account must allow direct posting.
     *     The API cannot set a bank account
     */
    public static RunOptions balancingAccount(UUID accountId) {
        Objects.requireNonNull(accountId, "balancingAccount");
        if (accountId.equals(ZERO)) {
            throw new IllegalArgumentException("balancingAccount is the zero GUID, which stands for no account."
                    + " Pass the id of a G/L account, as company.accounts() lists them.");
        }
        return new RunOptions(accountId, 1, Duration.ofSeconds(60));
    }

    /**
     * Sets the number of journals that the run is divided into, from 1 to 400. Default 1. The number is fixed when the run is
     * opened: an existing run keeps the number in its marks. Use one part for every 5,000 payments. Each create takes longer the
     * more lines its journal has, and the server aborts a posting after 8 minutes.
     */
    public RunOptions parts(int count) {
        return new RunOptions(balancingAccount, within("parts", count, MOST_PARTS), cacheWait);
    }

    /**
     * Sets how long the run waits for all server instances to see a change of its mark. Default 60 seconds, because instances
     * synchronize their caches within 30 seconds. Use {@link Duration#ZERO} only with a single-instance server, such as the
     * stand-in for tests.
     */
    public RunOptions cacheWait(Duration wait) {
        Objects.requireNonNull(wait, "cacheWait");
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "cacheWait is " + wait + "; it must be from zero to " + LONGEST_WAIT + ".");
        }
        return new RunOptions(balancingAccount, parts, wait);
    }

    /** The id of the G/L account that the run's journals balance against. */
    public UUID balancingAccount() {
        return balancingAccount;
    }

    /** The number of journals that a new run is divided into. */
    public int parts() {
        return parts;
    }

    /** How long the run waits for all server instances to see a change of its mark. */
    public Duration cacheWait() {
        return cacheWait;
    }

    private static int within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be from 1 to " + most + ".");
        }
        return value;
    }
}
