package io.github.businesscentral.payments.run;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** How a run works: the balancing account of its journals, their number, and how long caches are waited for. Immutable. */
public final class RunOptions {
    private static final UUID ZERO = new UUID(0, 0);
    /** The most parts that a run can have. */
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
     * Starts with the defaults: one part, 60 seconds for caches.
     *
     * @param accountId the id of the G/L account that the run's journals balance against. It must allow direct posting; the API
     *     cannot set a bank account.
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
     * Sets into how many journals the run is divided, 1 to 400. Default 1. Fixed when the run is opened: a run that is there keeps
     * the number in its marks. Choose one part for every 5,000 payments: every create takes longer the more lines its journal has,
     * and the server ends a posting after 8 minutes.
     */
    public RunOptions parts(int count) {
        return new RunOptions(balancingAccount, within("parts", count, MOST_PARTS), cacheWait);
    }

    /**
     * Sets how long the run waits until all server instances show a change of its mark. Default 60 seconds: instances share their
     * caches within 30. Use {@link Duration#ZERO} only for a server of one instance, such as the stand-in of the tests.
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

    /** Into how many journals a new run is divided. */
    public int parts() {
        return parts;
    }

    /** How long the run waits until all server instances show a change of its mark. */
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
