package io.github.businesscentral.payments.testing.odata;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.UUID;
import okio.BufferedSink;

/**
 * What a property holds: its blank value, its form in JSON and its order.
 *
 * <p>Rule 6: the server has no {@code null}, it has a blank for each kind.
 */
public enum Kind {
    GUID("Edm.Guid", new UUID(0, 0)),
    /** Trimmed and in upper case (rule 8). */
    CODE("Edm.String", ""),
    TEXT("Edm.String", ""),
    DATE("Edm.Date", LocalDate.of(1, 1, 1)),
    DATE_TIME("Edm.DateTimeOffset", Instant.parse("0001-01-01T00:00:00Z")),
    DECIMAL("Edm.Decimal", BigDecimal.ZERO),
    INTEGER("Edm.Int32", 0),
    LONG("Edm.Int64", 0L),
    BOOLEAN("Edm.Boolean", false),
    /** Kept as the member's plain name; the blank member is one space. */
    ENUM("Edm.String", " ");

    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private final String edmName;
    private final Object blank;
    private final Comparator<Object> order = this::compare;

    Kind(String edmName, Object blank) {
        this.edmName = edmName;
        this.blank = blank;
    }

    /** Returns the name of the type in the model, such as {@code Edm.Guid}. */
    public String edmName() {
        return edmName;
    }

    /** Returns the value that stands for "nothing". */
    public Object blank() {
        return blank;
    }

    /** Returns the value as the server keeps it: codes trimmed and in upper case (rule 8), decimals without padding. */
    public Object normalized(Object value) {
        return switch (this) {
            case CODE -> Text.code((String) value);
            case DECIMAL -> plain((BigDecimal) value);
            default -> value;
        };
    }

    /** Returns the order of values of this kind, for filters and for sorting. Always the same object. */
    public Comparator<Object> order() {
        return order;
    }

    @SuppressWarnings("unchecked")
    private int compare(Object left, Object right) {
        if (this == GUID) {
            // UUID.compareTo is signed, which would put f… before 0….
            UUID a = (UUID) left;
            UUID b = (UUID) right;
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    void write(JsonWriter writer, Object value) throws IOException {
        switch (this) {
            case DECIMAL -> {
                // JsonWriter would write 1E+3 as it stands.
                try (BufferedSink raw = writer.valueSink()) {
                    raw.writeUtf8(((BigDecimal) value).toPlainString());
                }
            }
            case INTEGER, LONG -> writer.value((Number) value);
            case BOOLEAN -> writer.value((Boolean) value);
            case DATE_TIME -> writer.value(INSTANT.format((Instant) value));
            case ENUM -> writer.value(((String) value).replace(" ", "_x0020_").replace(".", "_x002E_"));
            default -> writer.value(value.toString());
        }
    }

    private static BigDecimal plain(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
