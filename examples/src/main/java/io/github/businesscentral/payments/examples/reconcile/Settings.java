package io.github.businesscentral.payments.examples.reconcile;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * What to do.
 *
 * @param statement the file with the bank statement
 * @param progress the file that notes what was done of it
 * @param target a name for where the payments go, the same in every run and another for every company
 * @param currency that of the company's books
 * @param balancingAccount the number of the account that stands for the bank; otherwise that of {@code likeJournal}
 * @param likeJournal a journal whose balancing account the statement's own journal gets
 * @param post whether to post the journal at the end
 * @param clock tells when attempts that were not answered can no longer be executed
 */
public record Settings(
        Path statement,
        Path progress,
        String target,
        String currency,
        Optional<String> balancingAccount,
        UUID likeJournal,
        boolean post,
        Clock clock) {}
