package io.github.businesscentral.payments.internal.batch;

import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.write.LookUps;
import io.github.businesscentral.payments.internal.write.NextStep;
import io.github.businesscentral.payments.internal.write.WriteRules;
import java.time.Duration;

/** Rules of reads in a batch. They change nothing, so they can be sent again after any temporary failure. */
final class ReadRules<T> implements WriteRules<T> {
    @Override
    public NextStep<T> unknown(LookUps lookUps) {
        return new NextStep.Resend<>();
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        return Resolution.stillUnknown("a read has no outcome");
    }
}
