package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.SalesInvoice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Enters one line after the other, and notes each before it is sent and when it is answered. */
final class Entering {
    /** The deadline of a create, and as long again as the service may keep a request: 8 minutes waiting, 8 at work. */
    private static final Duration LATEST_EXECUTION = Duration.ofMinutes(2 + 8 + 8);

    private final Statement statement;
    private final Progress progress;
    private final StatementJournal journal;
    private final Clock clock;
    private boolean stopped;

    Entering(Statement statement, Progress progress, StatementJournal journal, Clock clock) {
        this.statement = statement;
        this.progress = progress;
        this.journal = journal;
        this.clock = clock;
    }

    LineResult enter(StatementLine line, Match match) {
        SalesInvoice invoice = match.invoice().orElseThrow();
        if (stopped) {
            return LineResult.notDone(line, invoice.number(), "not tried, after what happened above: run this again");
        }
        NewCustomerPayment payment;
        try {
            payment = payment(line, invoice);
        } catch (IllegalArgumentException e) {
            // A value that the library knows the server would refuse; the message says which and why.
            return LineResult.notDone(line, invoice.number(), e.getMessage());
        }
        JournalPayments payments = journal.payments();
        LineProgress before = progress.of(line);
        progress.note(line, sent(invoice));
        progress.save();
        try {
            ApiResponse<CustomerPayment> response =
                    payments.calls().create(payment).executeForResponse();
            progress.note(line, entered(progress.of(line), before, response));
            progress.save();
            return LineResult.done(line, invoice.number(), words(response, match.left()));
        } catch (DuplicateKeyException e) {
            return refused(
                    line,
                    before,
                    "somebody has entered another payment with its number, " + line.lineNumber() + ", in journal "
                            + journal.code());
        } catch (NotFoundException e) {
            return refused(line, before, "journal " + journal.code() + " was deleted meanwhile: run this again");
        } catch (InvalidRequestException e) {
            return refused(line, before, "refused by Business Central: " + e.serverMessage());
        } catch (OutcomeUnknownException e) {
            return LineResult.notDone(
                    line, invoice.number(), "not known whether it was entered: run this again, and it is looked up");
        } catch (BusinessCentralException e) {
            // No connection, no permission, too busy: the next line would meet the same.
            stopped = true;
            return LineResult.notDone(line, invoice.number(), "not entered: " + e.reason());
        }
    }

    private NewCustomerPayment payment(StatementLine line, SalesInvoice invoice) {
        String payer = invoice.billToCustomerNumber();
        return NewCustomerPayment.builder()
                .lineNumber(line.lineNumber())
                .customerNumber(payer.isEmpty() ? invoice.customerNumber() : payer)
                .postingDate(line.date().orElseThrow())
                .documentNumber(statement.documentNumber(line))
                .externalDocumentNumber(line.reference())
                .amountReceived(line.amount().orElseThrow())
                .appliesToInvoiceNumber(invoice.number())
                .build();
    }

    private LineProgress sent(SalesInvoice invoice) {
        Instant until = clock.instant().plus(LATEST_EXECUTION);
        return new LineProgress(State.SENT, invoice.number(), invoice.remainingAmount(), Optional.of(until));
    }

    /** An attempt of an earlier run, or one of this that was not answered, can still be on its way. */
    private static LineProgress entered(LineProgress sent, LineProgress before, ApiResponse<CustomerPayment> response) {
        return new LineProgress(
                State.ENTERED,
                sent.invoice(),
                sent.remaining(),
                before.lateUntil().or(response::lateCommitPossibleUntil));
    }

    private static String words(ApiResponse<CustomerPayment> response, BigDecimal left) {
        if (response.createOutcome()
                .filter(CreateOutcome.ALREADY_EXISTED::equals)
                .isPresent()) {
            return State.ENTERED.words();
        }
        return left.signum() == 0
                ? "entered; pays it in full"
                : "entered; leaves " + ResultTable.money(left) + " to pay";
    }

    /** A definite answer: nothing of this run was booked. What an earlier run has sent is as unknown as before. */
    private LineResult refused(StatementLine line, LineProgress before, String why) {
        String invoice = progress.of(line).invoice();
        progress.note(line, before);
        progress.save();
        return LineResult.notDone(line, invoice, why);
    }
}
