package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.CsvFormat;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What to do.
 *
 * @param statement the file with the bank statement
 * @param format how to read it if it is CSV
 * @param account the IBAN or number of the bank account, to choose one of several, or if the file names none
 * @param currency that of the company's books
 * @param balancingAccount the number of the G/L account that stands for the bank account; that of {@code likeJournal} if empty
 * @param likeJournal a journal whose balancing account the runs get
 * @param cacheWait how long a run waits for the server's caches; the library's default if empty
 * @param mode whether to look, to enter, or to post as well
 * @param clock tells dates that are far off
 */
public record Settings(
        Path statement,
        CsvFormat format,
        Optional<String> account,
        String currency,
        Optional<String> balancingAccount,
        Optional<UUID> likeJournal,
        Optional<Duration> cacheWait,
        Mode mode,
        Clock clock) {
    /** How far to go. */
    public enum Mode {
        /** Say what would happen; nothing is written. */
        DRY_RUN,
        /** Enter the payments. */
        ENTER,
        /** Enter the payments and post the runs. */
        POST
    }
}
