package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Verdict;
import io.github.businesscentral.payments.internal.WriteRules;
import java.time.Duration;

/** Writes that nothing can be found out about: creates with a number of the server's, and actions. */
public record UnsettledRules<T>(String why) implements WriteRules<T> {
    @Override
    public Verdict<T> unknown(Session session) {
        return new Verdict.Unknown<>(why, null);
    }

    @Override
    public Resolution resolve(Session session, Duration age) {
        return Resolution.stillUnknown(why);
    }
}
