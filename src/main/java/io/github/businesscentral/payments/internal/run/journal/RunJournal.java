package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.RunState;
import java.time.Instant;
import java.util.UUID;

/**
 * A journal of the run with its mark.
 *
 * @param changed the journal's {@code lastModifiedDateTime}; entering or posting lines does not change it
 */
public record RunJournal(UUID id, ETag etag, Mark mark, Instant changed) {
    public RunState state() {
        return mark.state();
    }
}
