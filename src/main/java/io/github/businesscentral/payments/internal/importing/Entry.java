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
 * A payment of the input that is to be entered.
 *
 * @param position in the input, counted from 1
 * @param call enters it
 * @param journal the journal, with the mark that confirms it
 * @param earlier as what it was found in a journal that has changed since, if it was
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

    /** It is not sent; whether it is in the run is not known if it was found there before. */
    ImportedLine notSent(String reason) {
        return troubled(earlier.isPresent() ? Outcome.UNKNOWN : Outcome.NOT_SENT, reason);
    }
}
