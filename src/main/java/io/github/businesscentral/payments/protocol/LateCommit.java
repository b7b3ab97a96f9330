package io.github.businesscentral.payments.protocol;

import java.time.Duration;

/** How long after it was sent an unanswered request can still take effect. */
public final class LateCommit {
    /** 8 minutes queued plus 8 minutes running ({@code business-central.md} 8). */
    public static final Duration LATEST = Duration.ofMinutes(16);

    private LateCommit() {}
}
