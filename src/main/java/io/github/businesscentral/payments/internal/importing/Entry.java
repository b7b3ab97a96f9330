package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.RunPayment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the input that must be entered.
 *
 * @param position its position in the input, counted from 1
 * @param call the call that enters it
 * @param journal the journal to enter it into, with the mark that confirms it
 * @param earlier the outcome that an earlier check found in a journal that has changed since, if there was one
 */
record Entry(
        long position,
        NewCustomerPayment payment,
        ApiCall<RunPayment> call,
        RunJournal journal,
        Optional<Outcome> earlier) {
    ImportedLine booked(Outcome outcome, @Nullable CustomerPayment line) {
        return ImportedLine.booked(position, payment, outcome, line);
    }

    ImportedLine troubled(Outcome outcome, String reason) {
        return ImportedLine.troubled(position, payment, outcome, reason);
    }

    /** Returns the outcome for a payment that is not sent. If it was found in the run before, its outcome is unknown. */
    ImportedLine notSent(String reason) {
        return troubled(earlier.isPresent() ? Outcome.UNKNOWN : Outcome.NOT_SENT, reason);
    }
}
