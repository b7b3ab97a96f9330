package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What to do with a booking.
 *
 * @param ifEntered the result, once its payments are entered
 * @param payments what to enter; empty if there is nothing
 */
record Decision(LineResult ifEntered, List<NewCustomerPayment> payments) {
    static final String BEFORE = "entered before";
    static final String POSTED = "posted before";

    static Decision nothing(LineResult result) {
        return new Decision(result, List.of());
    }

    Booking booking() {
        return ifEntered.booking();
    }

    /** The result of a dry run. */
    LineResult ifNotEntered() {
        String words =
                ifEntered.words().replace("entered; pays", "would pay").replace("entered; leaves", "would leave");
        return new LineResult(booking(), ifEntered.invoice(), ifEntered.state(), words);
    }

    /** The result, by the outcomes of the payments. */
    LineResult result(Map<String, ImportedLine> outcomes) {
        List<ImportedLine> lines = payments.stream()
                .map(payment -> outcomes.get(DayRun.documentNumber(payment)))
                .filter(Objects::nonNull)
                .toList();
        for (ImportedLine line : lines) {
            switch (line.outcome()) {
                case REFUSED -> {
                    return left(line.reason());
                }
                case UNKNOWN, NOT_SENT -> {
                    return LineResult.again(booking(), ifEntered.invoice(), line.reason());
                }
                default -> {
                    // It is in the run, or posted.
                }
            }
        }
        return !lines.isEmpty() && lines.stream().allMatch(line -> line.outcome() == Outcome.POSTED_BEFORE)
                ? LineResult.done(booking(), ifEntered.invoice(), POSTED)
                : ifEntered;
    }

    private LineResult left(String why) {
        return LineResult.left(
                booking(),
                ifEntered.invoice(),
                payments.size() == 1 ? why : "not all of its payments are entered: " + why);
    }
}
