package io.github.businesscentral.payments.examples.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A booking on the bank account.
 *
 * @param position the how-manieth of the statement, from 1: the same in every run
 * @param reference the bank's own, by which the booking is known there
 * @param amount negative for money that went out
 * @param text what the payer wrote
 * @param problem why the line cannot be used as it stands; empty if it can
 */
record StatementLine(
        int position,
        Optional<LocalDate> date,
        String reference,
        String payer,
        Optional<BigDecimal> amount,
        String currency,
        String text,
        String problem) {
    /** What Business Central stores of an external document number. */
    private static final int LONGEST_REFERENCE = 35;

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,5})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Returns a line of which nothing can be used. */
    static StatementLine broken(int position, String problem) {
        return new StatementLine(position, Optional.empty(), "", "", Optional.empty(), "", "", problem);
    }

    /** Reads the values as they stand in the statement; the first one that makes no sense is the line's problem. */
    static StatementLine read(
            int position, String date, String reference, String payer, String amount, String currency, String text) {
        Optional<LocalDate> day = date(date);
        Optional<BigDecimal> money =
                AMOUNT.matcher(amount).matches() ? Optional.of(new BigDecimal(amount)) : Optional.empty();
        String problem = "";
        if (day.isEmpty()) {
            problem = "broken line: its date is \"" + date + "\", and should be like 2026-08-20";
        } else if (money.isEmpty()) {
            problem = "broken line: its amount is \"" + amount + "\", and should be like 1500.10";
        } else if (!CURRENCY.matcher(currency).matches()) {
            problem = "broken line: its currency is \"" + currency + "\", and should be like EUR";
        } else if (reference.isBlank()) {
            problem = "broken line: it has no reference of the bank, by which a second booking could be told from this";
        } else if (reference.length() > LONGEST_REFERENCE) {
            problem = "the bank's reference is " + reference.length() + " characters long; Business Central stores "
                    + LONGEST_REFERENCE;
        }
        return new StatementLine(position, day, reference, payer, money, currency, text, problem);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    StatementLine withProblem(String why) {
        return new StatementLine(position, date, reference, payer, amount, currency, text, why);
    }

    /** The line's number in the journal: with gaps, so that people can insert lines between. */
    int lineNumber() {
        return Math.multiplyExact(position, 1_000);
    }
}
