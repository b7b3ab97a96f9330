package io.github.businesscentral.payments.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What an administrator or an accountant can set up in the client of Business Central and the API does not show. Nothing
 * of it is there at first.
 */
public final class Setup {
    private final Database database;
    private final SetupRows rows;

    Setup(Database database) {
        this.database = database;
        this.rows = new SetupRows(database);
    }

    /**
     * Balances a journal by a bank account, as journals made in the client usually are: its {@code balancingAccountNumber}
     * is the bank's and its {@code balancingAccountId} is zero. New lines take the bank account's currency, if it has one
     * (rule 43).
     *
     * @param currency empty for the local currency; otherwise one of {@link #addCurrency}
     */
    public Setup balanceByBankAccount(UUID journalId, String number, String currency) {
        return change(work -> work.balanceByBankAccount(journalId, number, currency));
    }

    /**
     * Adds a currency.
     *
     * @param exchangeRate what one unit of it is worth in local currency
     */
    public Setup addCurrency(String code, BigDecimal exchangeRate) {
        return change(work -> work.currency(code, exchangeRate));
    }

    /** Lets new payments of a customer be in this currency; the ledger has them in local currency (rule 53). */
    public Setup setCurrency(UUID customerId, String currency) {
        return change(work -> work.setCurrency(customerId, currency));
    }

    /** Applies payments of a customer that name no invoice to the oldest open ones when they are posted (rule 44). */
    public Setup applyToOldest(UUID customerId) {
        return change(work -> work.applyToOldest(customerId));
    }

    /** Lets the lines of a journal with a number series have other document numbers than the next ones (3.8). */
    public Setup allowManualNumbers(UUID journalId) {
        return change(work -> work.allowManualNumbers(journalId));
    }

    /**
     * Gives the lines that are created in a journal from now on a posting number series: in the ledger they have the
     * numbers of this series and not their own (rule 50).
     */
    public Setup setPostingNumbers(UUID journalId, String nextNumber) {
        return change(work -> work.setPostingNumbers(Schema.JOURNAL, journalId, nextNumber));
    }

    /** Refuses to post what is dated outside these days, the first and the last included (3.8). */
    public Setup allowPostingDates(LocalDate from, LocalDate to) {
        database.settings().allowPosting(from, to);
        return this;
    }

    /**
     * Sets "Increment Batch Name" of the cash receipt template: a journal that posting has emptied and whose code has a
     * digit is deleted, and one with the next code and another id takes its place (rule 38).
     */
    public Setup incrementBatchName(boolean on) {
        database.settings().incrementBatchName(on);
        return this;
    }

    /**
     * Sets "Post with Job Queue": the action answers 204 and only queues the lines, until {@link People#runJobs} posts them
     * (rule 48).
     */
    public Setup postWithJobQueue(boolean on) {
        database.settings().postWithJobQueue(on);
        return this;
    }

    /** Lets a journal wait for an approval (rule 46). */
    public Setup requestApproval(UUID journalId, Approval approval) {
        return change(work -> work.requestApproval(journalId, approval));
    }

    /** Lets a single payment wait for an approval that the caller can cancel (rule 46). */
    public Setup requestApprovalOfPayment(UUID paymentId) {
        return change(work -> work.requestApprovalOfPayment(paymentId));
    }

    private Setup change(Consumer<SetupRows> work) {
        database.change(() -> {
            work.accept(rows);
            return this;
        });
        return this;
    }
}
