package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.time.Duration;

/** Creates whose line number the server chooses: an unanswered one cannot be looked up. */
public final class ServerNumberedCreate implements WriteRules<CustomerPayment> {
    private static final String WHY =
            "the server gave the line its number, so that it cannot be looked up. Use CreateMode.EXACTLY_ONCE";

    private final JournalBook book;

    /** Creates one of {@code lines}. */
    public ServerNumberedCreate(JournalLines lines) {
        this.book = lines.book();
    }

    @Override
    public NextStep<CustomerPayment> unknown(LookUps lookUps) {
        return new NextStep.Unknown<>(WHY);
    }

    @Override
    public void unsettled() {
        book.unsettled();
    }

    @Override
    public void ended() {
        book.settled();
    }

    @Override
    public void mayCommitUntil(long nanoTime) {
        book.mayCommitUntil(nanoTime);
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        return Resolution.stillUnknown(WHY);
    }
}
