package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.Resolution;
import java.time.Duration;

/** Reads: they change nothing, so that they can always be sent again, and a refusal is a refusal. */
final class ReadRules<T> implements WriteRules<T> {
    @Override
    public Verdict<T> unknown(Session session) {
        return new Verdict.Again<>();
    }

    @Override
    public Verdict<T> refusedLater(ApiException refusal, Session session) {
        return new Verdict.Refused<>(refusal);
    }

    @Override
    public Resolution resolve(Session session, Duration age) {
        return Resolution.stillUnknown("a read has no outcome to be asked for");
    }
}
