package io.github.businesscentral.payments.testing.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One property of an entity: a line of its property table.
 *
 * @param maxLength most characters of a writable {@link Kind#CODE} or {@link Kind#TEXT}; 0 for all others
 * @param members the members of a {@link Kind#ENUM}; empty if not all are known
 */
public record Property(String name, Kind kind, int maxLength, Access access, List<String> members) {
    /** Who sees and who sets a property. */
    public enum Access {
        WRITABLE,
        READ_ONLY,
        /** A field of the table that the API page does not show. */
        HIDDEN
    }

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final BigDecimal LARGEST_DECIMAL = new BigDecimal("79228162514264337593543950335");

    /** Returns a property that requests may set. */
    public static Property writable(String name, Kind kind, int maxLength) {
        return new Property(name, kind, maxLength, Access.WRITABLE, List.of());
    }

    /** Returns a property that requests may set and that has no length. */
    public static Property writable(String name, Kind kind) {
        return writable(name, kind, 0);
    }

    /** Returns a property that only the server sets. */
    public static Property readOnly(String name, Kind kind) {
        return new Property(name, kind, 0, Access.READ_ONLY, List.of());
    }

    /** Returns a field that never leaves the server. */
    public static Property hidden(String name, Kind kind) {
        return new Property(name, kind, 0, Access.HIDDEN, List.of());
    }

    /** Returns this property with these members besides the blank one. */
    public Property of(String... names) {
        List<String> all = Stream.concat(Stream.of((String) kind.blank()), Stream.of(names))
                .toList();
        return new Property(name, kind, maxLength, access, all);
    }

    /**
     * Returns the text if it names a member. The words of the refusal are those that 5.2 has for a bad member in a body; that a
     * filter is refused in the same words is a choice.
     */
    public String member(String text) {
        if (!members.isEmpty() && !members.contains(text)) {
            throw new ODataError(
                    400,
                    "Unknown",
                    "'" + text + "' is not an option. The existing options are: " + String.join(",", members));
        }
        return text;
    }

    public boolean isVisible() {
        return access != Access.HIDDEN;
    }

    /** Rule 7: turns what a body holds into a value of this property, or refuses it as the server does. */
    public Object fromJson(Object json) {
        Object value = switch (kind) {
            case GUID -> guid(text(json));
            case CODE, TEXT -> fitting(text(json));
            case ENUM -> text(json);
            case DATE -> date(text(json));
            case DECIMAL -> decimal(number(json));
            case INTEGER -> integer(number(json));
            case BOOLEAN -> json instanceof Boolean ? json : incompatible(json);
            case DATE_TIME -> instant(text(json));
            case LONG -> incompatible(json);
        };
        return kind.normalized(value);
    }

    private Object fitting(String text) {
        String kept = (String) kind.normalized(text);
        if (access == Access.WRITABLE && kept.length() > maxLength) {
            throw new ODataError(
                    400,
                    "Application_StringExceededLength",
                    "The length of the string is " + kept.length() + ", but it must be less than or equal to "
                            + maxLength + " characters. Value: " + kept);
        }
        return kept;
    }

    private static Object guid(String text) {
        if (!isGuid(text)) {
            throw new ODataError(400, "Application_InvalidGUID", "Invalid format of GUID string. Value: " + text);
        }
        return UUID.fromString(text);
    }

    /** Returns whether the text is a whole GUID; {@code UUID.fromString} alone would take 1-1-1-1-1. */
    public static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    private static Object date(String text) {
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeParseException e) {
            throw ODataError.badRequest("Unable to convert value to Date");
        }
    }

    private static Object instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ODataError.badRequest("Unable to convert value to DateTime");
        }
    }

    private Object decimal(BigDecimal number) {
        // Scale and precision are looked at first: 1e999999999 must not be unfolded.
        long magnitude = (long) number.precision() - number.scale();
        if (magnitude > 29 || number.scale() > 1000 || (number.abs().compareTo(LARGEST_DECIMAL) > 0)) {
            return incompatible(number);
        }
        return number;
    }

    private Object integer(BigDecimal number) {
        if (number.scale() < -10 || number.scale() > 1000) {
            return incompatible(number);
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            return incompatible(number);
        }
    }

    private String text(Object json) {
        return json instanceof String text ? text : (String) incompatible(json);
    }

    private BigDecimal number(Object json) {
        return json instanceof BigDecimal number ? number : (BigDecimal) incompatible(json);
    }

    private Object incompatible(Object json) {
        throw ODataError.badRequest(
                "Cannot convert the literal '" + json + "' to the expected type '" + kind.edmName() + "'.");
    }
}
