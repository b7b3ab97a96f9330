package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Verdict;
import io.github.businesscentral.payments.internal.WriteRules;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.time.Duration;

/** Creates with a line number of the server's: nothing can be found out about one that was not answered. */
public final class ServerNumberedCreate implements WriteRules<CustomerPayment> {
    private static final String WHY =
            "the server gave the line its number, so that it cannot be looked up. Use CreateMode.EXACTLY_ONCE";

    private final JournalBook book;

    /** Creates one of {@code lines}. */
    public ServerNumberedCreate(JournalLines lines) {
        this.book = lines.book();
    }

    @Override
    public Verdict<CustomerPayment> unknown(Session session) {
        return new Verdict.Unknown<>(WHY, null);
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
    public Resolution resolve(Session session, Duration age) {
        return Resolution.stillUnknown(WHY);
    }
}
