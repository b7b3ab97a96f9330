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
 * @param text the reference for people
 */
record DraftBooking(
        String account,
        Optional<LocalDate> date,
        String reference,
        Optional<String> text,
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
        return new Reference(text.orElse(reference), "reference " + reference, Source.BANK);
    }

    private Reference byContent(Map<String, Integer> alike) {
        // Without places of any kind: another download has other ones.
        String content = List.of(
                        date.map(String::valueOf).orElse(""),
                        amount.map(money -> money.stripTrailingZeros().toPlainString())
                                .orElse(""),
                        currency,
                        String.join(" ", payers),
                        String.join(" ", texts))
                .toString()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
        int times = alike.merge(content, 1, Integer::sum);
        return new Reference(text.orElse(""), "content " + content + " " + times, Source.CONTENT);
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
