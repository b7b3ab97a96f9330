package io.github.businesscentral.payments.examples.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values as XML Schema writes them. */
final class Values {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?0*(\\d{0,15})(\\.\\d{0,10})?");
    private static final String ZONE = "(?:Z|[+-]\\d\\d:\\d\\d)?";
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)?" + ZONE);
    private static final Set<String> NO_REFERENCE = Set.of("NOTPROVIDED", "NONREF", "NOTAVAILABLE", "N/A", "#N/A");

    private Values() {}

    /** {@code xs:decimal}: with or without a sign, leading zeros, or digits before the point. */
    static Optional<BigDecimal> decimal(String text) {
        boolean hasDigit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!hasDigit || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        return Optional.of(value.setScale(Math.max(2, value.scale())));
    }

    /** Whether an amount has no more decimals than its currency. */
    static boolean fits(BigDecimal amount, String currency) {
        try {
            return amount.stripTrailingZeros().scale()
                    <= Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return amount.scale() <= 2;
        }
    }

    /** The day of an {@code xs:date} or {@code xs:dateTime} as it is written: the bank's day, in its own time zone. */
    static Optional<LocalDate> date(String text) {
        Matcher matcher = DATE.matcher(text);
        try {
            return matcher.matches() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A reference; empty for those that stand for none. */
    static String reference(String text) {
        return NO_REFERENCE.contains(text.toUpperCase(Locale.ROOT)) ? "" : text;
    }
}
