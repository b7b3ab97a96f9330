package io.github.businesscentral.payments.examples.statement;

import io.github.businesscentral.payments.examples.statement.Booking.Reference;
import io.github.businesscentral.payments.examples.statement.Booking.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A booking before its reference is decided.
 *
 * @param reference the bank's; empty if it gave none
 * @param ids what payer and banks have numbered the payment with, though not for this account alone
 * @param text the reference for people; can be empty
 */
record DraftBooking(
        String account,
        Optional<LocalDate> date,
        String reference,
        List<String> ids,
        String text,
        List<String> payers,
        Optional<BigDecimal> amount,
        String currency,
        List<String> texts,
        Optional<String> invoice,
        String note,
        String problem) {
    private static final String CURRENCY = "[A-Z]{3}";

    /**
     * Returns the booking.
     *
     * @param alike counts bookings of the same statement that nothing tells from each other: they are several, since each is part of
     *     the balance
     */
    Booking booking(Map<String, Integer> alike) {
        return new Booking(
                0,
                account,
                date,
                reference.isEmpty() ? byContent(alike) : byBank(),
                payers,
                amount,
                currency,
                texts,
                invoice,
                note,
                Optional.empty(),
                problem.isEmpty() ? moneyProblem() : problem);
    }

    private Reference byBank() {
        return new Reference(text, "reference " + reference, Source.BANK);
    }

    private Reference byContent(Map<String, Integer> alike) {
        // Without places of any kind: another download has other ones.
        String content = List.of(
                        date.map(String::valueOf).orElse(""),
                        amount.map(money -> money.stripTrailingZeros().toPlainString())
                                .orElse(""),
                        currency,
                        String.join(" ", ids),
                        String.join(" ", payers),
                        String.join(" ", texts))
                .toString()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
        // A line that is pending still is no second one beside the line that is booked.
        int times = problem.isEmpty() ? alike.merge(content, 1, Integer::sum) : 0;
        return new Reference(text, "content " + content + " " + times, Source.CONTENT);
    }

    private String moneyProblem() {
        if (!currency.matches(CURRENCY)) {
            return "its currency is \"" + currency + "\", and should be like EUR";
        }
        return amount.isPresent() && !Values.fits(amount.get(), currency)
                ? "its amount " + amount.get().toPlainString() + " has more decimals than " + currency + " has"
                : "";
    }
}
