package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** The literals of {@code $filter} (6.3): texts, codes and enums in quotes, everything else bare. */
final class Literal {
    /** More characters than any value has; the text of a longer number must not even be read. */
    private static final int LONGEST_BARE = 100;

    private Literal() {}

    /** Returns the value to compare an operand with. */
    static Object read(EntityType type, Operand operand, Tokens.Token token) {
        Kind kind = operand.kind();
        boolean wantsQuotes = kind == Kind.TEXT || kind == Kind.CODE || kind == Kind.ENUM;
        boolean quoted = token.sort() == Tokens.Sort.STRING;
        if (wantsQuotes != quoted || (!quoted && token.text().length() > LONGEST_BARE)) {
            throw incompatible(operand, token.text());
        }
        try {
            // Rule 8: codes are compared in upper case.
            Object value = kind.normalized(quoted ? token.text() : bare(operand, token.text()));
            return switch (kind) {
                case CODE -> fitting(type, operand.source(), (String) value);
                case ENUM -> operand.source().member((String) value);
                default -> value;
            };
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw incompatible(operand, token.text());
        }
    }

    private static Object bare(Operand operand, String text) {
        return switch (operand.kind()) {
            case GUID -> {
                if (!Property.isGuid(text)) {
                    throw incompatible(operand, text);
                }
                yield UUID.fromString(text);
            }
            case DATE -> LocalDate.parse(text);
            case DATE_TIME -> OffsetDateTime.parse(text).toInstant();
            case INTEGER -> Integer.parseInt(text);
            case LONG -> Long.parseLong(text);
            case DECIMAL -> operand.source().fromJson(new BigDecimal(text));
            case BOOLEAN -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw incompatible(operand, text);
                }
                yield text.equals("true");
            }
            case TEXT, CODE, ENUM -> throw incompatible(operand, text);
        };
    }

    private static String fitting(EntityType type, Property property, String code) {
        if (property.maxLength() > 0 && code.length() > property.maxLength()) {
            throw new ODataError(
                    400,
                    "Application_FilterErrorException",
                    "The filter \"" + code + "\" is not valid for the " + property.name() + " field on the "
                            + type.name() + " table. The length of the string is " + code.length()
                            + ", but it must be less than or equal to " + property.maxLength() + " characters.");
        }
        return code;
    }

    /** Returns the number of characters that an argument of {@code substring} states. */
    static int index(Tokens.Token token) {
        try {
            int index = Integer.parseInt(token.text());
            if (index >= 0 && token.sort() == Tokens.Sort.LITERAL) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw noIndex(token);
        }
        throw noIndex(token);
    }

    private static ODataError noIndex(Tokens.Token token) {
        return ODataError.badRequest("'" + token.text() + "' is no position in a text.");
    }

    private static ODataError incompatible(Operand operand, String text) {
        return ODataError.badRequest("A binary operator with incompatible types was detected: '"
                + operand.source().name() + "' is of type '" + operand.kind().edmName() + "', the literal is "
                + text + ".");
    }
}
