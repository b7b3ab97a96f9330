package io.github.businesscentral.payments.chaos;

import java.time.Duration;
import java.time.Instant;

/** The time that the client under test lives by. */
public interface Time {
    /** What its clock says. */
    Instant now();

    /** Lets time pass; only while no call is under way. */
    void pass(Duration duration);
}
