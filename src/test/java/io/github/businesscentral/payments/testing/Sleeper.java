package io.github.businesscentral.payments.testing;

import java.time.Duration;

/** How a stand-in lets time pass before it answers. Safe for use by many threads. */
@FunctionalInterface
public interface Sleeper {
    /** Returns when this much time has passed. */
    void sleep(Duration duration) throws InterruptedException;
}
