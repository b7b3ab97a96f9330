package io.github.businesscentral.payments.testing;

import java.time.Duration;

/** Waits before the stand-in answers. Safe for use by many threads. */
@FunctionalInterface
public interface Sleeper {
    /** Returns when this time has passed. */
    void sleep(Duration duration) throws InterruptedException;
}
