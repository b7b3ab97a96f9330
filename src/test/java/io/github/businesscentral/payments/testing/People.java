package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Actions by people in the Business Central client while a program is running (rule 53). Each call succeeds completely, or throws
 * {@code IllegalArgumentException} and changes nothing.
 */
public final class People {
    private final Database database;
    private final Seeding seeding;

    People(Database database, Seeding seeding) {
        this.database = database;
        this.seeding = seeding;
    }

    /** Changes the line number of a line. Its id stays the same. */
    public void changeLineNumber(UUID paymentId, int lineNumber) {
        change(paymentId, Map.of("lineNumber", lineNumber));
    }

    public void changeDocumentNumber(UUID paymentId, String documentNumber) {
        change(paymentId, Map.of("documentNumber", documentNumber));
    }

    public void changeAmount(UUID paymentId, BigDecimal amount) {
        change(paymentId, Map.of("amount", amount));
    }

    private void change(UUID paymentId, Map<String, ?> properties) {
        carryOut(() -> {
            seeding.change(paymentId, properties);
            return paymentId;
        });
    }

    /** Clears the application of a line to an invoice. The API then hides the line, but it is still posted. */
    public void clearApplication(UUID paymentId) {
        carryOut(() -> {
            Row payment = payment(paymentId);
            database.remove(payment);
            return database.save(
                    payment.as(Schema.HIDDEN_LINE).edit().set("documentType", Ledger.documentType(payment)));
        });
    }

    /** Posts the lines of a journal with this document number, and leaves the others. */
    public void postDocument(UUID journalId, String documentNumber) {
        carryOut(() -> {
            new Posting(database).postDocument(journalId, documentNumber);
            return journalId;
        });
    }

    /** Reverses the posting with this number. Each entry gets an opposite entry with the same number. */
    public void reverse(String documentNumber) {
        carryOut(() -> {
            new Ledger(database).reverse(documentNumber);
            return documentNumber;
        });
    }

    /** Gives a line a posting number series, so that it has another number in the ledger (rule 50). */
    public void setPostingNumbers(UUID paymentId, String nextNumber) {
        carryOut(() -> {
            new SetupRows(database).setPostingNumbers(Schema.PAYMENT, paymentId, nextNumber);
            return paymentId;
        });
    }

    /**
     * Runs the jobs that {@link Setup#postWithJobQueue postWithJobQueue(…)} has queued, one for each document number. A job that
     * fails leaves its lines unchanged and queued.
     *
     * @return the reasons of failed jobs; empty if all lines are posted
     */
    public List<String> runJobs() {
        return carryOut(() -> new JobQueue(database).run());
    }

    private Row payment(UUID id) {
        return database.payments()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no customerPayment with the id " + id));
    }

    private <T> T carryOut(Supplier<T> work) {
        try {
            return database.change(work);
        } catch (ODataError e) {
            throw new IllegalArgumentException("the server would refuse this: " + e.getMessage(), e);
        }
    }
}
