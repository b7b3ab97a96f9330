package io.github.businesscentral.payments.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The set-up by administrators or accountants in the Business Central client, which the API does not show. Nothing is set up by
 * default.
 */
public final class Setup {
    private final Database database;
    private final SetupRows rows;

    Setup(Database database) {
        this.database = database;
        this.rows = new SetupRows(database);
    }

    /**
     * Balances a journal with a bank account, as journals created in the client usually are. Its {@code balancingAccountNumber}
     * is the bank account's, and its {@code balancingAccountId} is zero. New lines get the bank account's currency, if it has one
     * (rule 43).
     *
     * @param currency empty for the local currency, otherwise one of {@link #addCurrency addCurrency(…)}
     */
    public Setup balanceByBankAccount(UUID journalId, String number, String currency) {
        return change(work -> work.balanceByBankAccount(journalId, number, currency));
    }

    /**
     * Adds a currency.
     *
     * @param exchangeRate the value of one unit in local currency
     */
    public Setup addCurrency(String code, BigDecimal exchangeRate) {
        return change(work -> work.currency(code, exchangeRate));
    }

    /** Sets the currency of a customer's new payments. The ledger has them in local currency (rule 53). */
    public Setup setCurrency(UUID customerId, String currency) {
        return change(work -> work.setCurrency(customerId, currency));
    }

    /** Applies a customer's payments without an invoice to the oldest open invoices when they are posted (rule 44). */
    public Setup applyToOldest(UUID customerId) {
        return change(work -> work.applyToOldest(customerId));
    }

    /** Allows document numbers out of sequence in a journal with a number series (3.8). */
    public Setup allowManualNumbers(UUID journalId) {
        return change(work -> work.allowManualNumbers(journalId));
    }

    /**
     * Gives lines created in a journal from now on a posting number series. In the ledger they have the numbers of this series
     * instead of their own (rule 50).
     */
    public Setup setPostingNumbers(UUID journalId, String nextNumber) {
        return change(work -> work.setPostingNumbers(Schema.JOURNAL, journalId, nextNumber));
    }

    /** Refuses to post lines dated outside this period, which includes both days (3.8). */
    public Setup allowPostingDates(LocalDate from, LocalDate to) {
        database.settings().allowPosting(from, to);
        return this;
    }

    /**
     * Sets "Increment Batch Name" of the cash receipt template. When posting empties a journal with a digit in its code, the
     * journal is deleted and replaced by one with the next code and another id (rule 38).
     */
    public Setup incrementBatchName(boolean on) {
        database.settings().incrementBatchName(on);
        return this;
    }

    /**
     * Sets "Post with Job Queue". The action answers 204 and only queues the lines until {@link People#runJobs} posts them (rule
     * 48).
     */
    public Setup postWithJobQueue(boolean on) {
        database.settings().postWithJobQueue(on);
        return this;
    }

    /** Requests an approval of a journal (rule 46). */
    public Setup requestApproval(UUID journalId, Approval approval) {
        return change(work -> work.requestApproval(journalId, approval));
    }

    /** Requests an approval of a single payment, which the caller can cancel (rule 46). */
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
