package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.SalesInvoice;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Compares what is noted with what is in the journal, and notes what has become of it meanwhile. */
final class Settlement {
    private final Statement statement;
    private final Progress progress;
    private final Invoices invoices;

    Settlement(Statement statement, Progress progress, Invoices invoices) {
        this.statement = statement;
        this.progress = progress;
        this.invoices = invoices;
    }

    void settle(Map<Integer, CustomerPayment> journal) {
        for (StatementLine line : statement.lines()) {
            LineProgress noted = progress.of(line);
            progress.note(line, noted.as(isThere(line, journal) ? found(noted.state()) : missing(noted)));
        }
    }

    private static boolean isThere(StatementLine line, Map<Integer, CustomerPayment> journal) {
        CustomerPayment payment = journal.get(line.lineNumber());
        // A code is stored in upper case.
        return payment != null && payment.externalDocumentNumber().equalsIgnoreCase(line.reference());
    }

    private static State found(State noted) {
        return switch (noted) {
            case SENT, POSTING -> State.ENTERED;
            default -> noted;
        };
    }

    private State missing(LineProgress noted) {
        return switch (noted.state()) {
            case ENTERED -> hasBeenPaidOn(noted) ? State.POSTED_BY_OTHERS : State.DELETED;
            case POSTING -> State.POSTED;
            default -> noted.state();
        };
    }

    /**
     * Whether a line that was sent, and is not in the journal, may be in the ledger. If not, it can be sent again: with the
     * same number, so that an attempt that is still under way finds it taken.
     */
    boolean isInDoubt(LineProgress noted) {
        return noted.state() == State.SENT && hasBeenPaidOn(noted);
    }

    private boolean hasBeenPaidOn(LineProgress noted) {
        Optional<BigDecimal> now = invoices.find(noted.invoice()).map(SalesInvoice::remainingAmount);
        return now.isEmpty() || now.get().compareTo(noted.remaining()) != 0;
    }
}
