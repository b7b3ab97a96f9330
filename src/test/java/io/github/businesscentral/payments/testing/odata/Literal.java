package io.github.businesscentral.payments.testing.odata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** The literals of {@code $filter} (6.3): texts, codes and enums in quotes, everything else bare. */
final class Literal {
    private Literal() {}

    static Object read(Property property, String text, boolean quoted) {
        Kind kind = property.kind();
        boolean wantsQuotes = kind == Kind.TEXT || kind == Kind.CODE || kind == Kind.ENUM;
        if (wantsQuotes != quoted) {
            throw incompatible(property, text);
        }
        try {
            // Rule 8: codes are compared in upper case.
            return kind.normalized(value(property, text));
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw incompatible(property, text);
        }
    }

    private static Object value(Property property, String text) {
        return switch (property.kind()) {
            case TEXT, CODE, ENUM -> text;
            case GUID -> {
                if (!Property.isGuid(text)) {
                    throw incompatible(property, text);
                }
                yield UUID.fromString(text);
            }
            case DATE -> LocalDate.parse(text);
            case DATE_TIME -> OffsetDateTime.parse(text).toInstant();
            case INTEGER -> Integer.parseInt(text);
            case LONG -> Long.parseLong(text);
            case DECIMAL -> (BigDecimal) property.fromJson(new BigDecimal(text));
            case BOOLEAN -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw incompatible(property, text);
                }
                yield text.equals("true");
            }
        };
    }

    private static ODataError incompatible(Property property, String text) {
        return ODataError.badRequest("A binary operator with incompatible types was detected: '" + property.name()
                + "' is of type '" + property.kind().edmName() + "', the literal is " + text + ".");
    }
}
