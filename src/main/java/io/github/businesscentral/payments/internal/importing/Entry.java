package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.RunPayment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the input that is to be entered.
 *
 * @param position in the input, counted from 1
 * @param call enters it
 * @param journal the journal whose mark confirms it
 */
record Entry(long position, NewCustomerPayment payment, ApiCall<RunPayment> call, UUID journal) {
    ImportedLine booked(Outcome outcome, @Nullable CustomerPayment line) {
        return ImportedLine.booked(position, payment, outcome, line);
    }

    ImportedLine troubled(Outcome outcome, String reason) {
        return ImportedLine.troubled(position, payment, outcome, reason);
    }
}
