package io.github.businesscentral.payments.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.odata.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The parser reads the same values as Java's general parsers, and JSON with other texts is refused with the usual message. The
 * methods {@code general…} call the general parsers. {@code -Dseed=…} sets the first seed.
 */
class FastParserTest {
    private static final long FIRST_SEED = Long.getLong("seed", 20260820L);
    private static final int RUNS = 20_000;

    private static final EntityTable<Object> TABLE = new EntityTable<>("payment");
    private static final Field<Object, UUID> ID = TABLE.guid("id", Access.READ_ONLY);
    private static final Field<Object, LocalDate> DATE = TABLE.date("postingDate", Access.READ_ONLY);
    private static final Field<Object, Instant> INSTANT = TABLE.instant("lastModifiedDateTime", Access.READ_ONLY);
    private static final JsonAdapter<PropertyValues<Object>> JSON = TABLE.json(values -> values, values -> values);

    // What is special somewhere in the texts, and digits that are not ASCII.
    private static final String[] AWKWARD = {
        "-",
        "+",
        ":",
        ".",
        "T",
        "t",
        "Z",
        "z",
        "e",
        "E",
        ",",
        " ",
        "0",
        "1",
        "9",
        "a",
        "f",
        "F",
        "g",
        "G",
        "/",
        "@",
        "`",
        "\u0000",
        "\u00b2",
        "\u0660",
        "\u0663",
        "\uff10",
        "\uff11",
        "\uff21",
        "\uff41",
        "\u0130",
        "\u212a",
        "😀",
        "𝟏",
        "60",
        "24",
        "00",
        "29",
        "30",
        "31",
        "+02:00",
        "000000000"
    };

    @Test
    void guidsAreReadAsByTheGeneralParser() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed);
            String guid = new UUID(random.nextLong(), random.nextLong()).toString();
            String usual = random.nextBoolean() ? guid : guid.toUpperCase(Locale.ROOT);
            String text = mutated(random, usual);

            assertThat(fast(FastParser::guid, usual)).as("seed %d", seed).isEqualTo(generalGuid(usual));
            assertThat(fast(FastParser::guid, text)).as("seed %d", seed).isEqualTo(generalGuid(text));
            assertReadsLike(seed, ID, text, generalGuid(text), "a GUID");
        }
    }

    @Tag("slow")
    @Test
    void datesAreReadAsByTheGeneralParser() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed);
            LocalDate date = LocalDate.ofYearDay(1 + random.nextInt(9_999), 1 + random.nextInt(365));
            String text = mutated(random, date.toString());

            assertThat(fast(FastParser::date, date.toString()))
                    .as("seed %d", seed)
                    .isIn(date, leapDay(date));
            assertTakesNothingElse(seed, fast(FastParser::date, text), generalDate(text));
            assertReadsLike(seed, DATE, text, serversDate(text), "a date such as 2026-08-20");
        }
    }

    @Tag("slow")
    @Test
    void instantsAreReadAsByTheGeneralParser() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed);
            String usual = instant(random);
            String text = mutated(random, usual);
            Instant value = generalInstant(usual);

            assertThat(fast(FastParser::instant, usual))
                    .as("seed %d: %s", seed, usual)
                    .isIn(value, leapDay(value));
            assertTakesNothingElse(seed, fast(FastParser::instant, text), generalInstant(text));
            assertReadsLike(
                    seed, INSTANT, text, generalInstant(text), "a date and time such as 2026-08-20T09:15:02.58Z");
        }
    }

    @Test
    void decimalsAreReadAsByTheGeneralParser() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed);
            String usual = decimal(random, 18);
            String text = mutated(random, decimal(random, 70));

            assertThat(fast(FastParser::decimal, usual))
                    .as("seed %d: %s", seed, usual)
                    .isEqualTo(generalDecimal(usual));
            assertTakesNothingElse(seed, fast(FastParser::decimal, text), generalDecimal(text));
            assertThat(Kind.decimal(text)).as("seed %d: %s", seed, text).isEqualTo(generalDecimal(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29",
                "2023-02-29",
                "1900-02-29",
                "2000-02-29",
                "0000-02-29",
                "0000-01-01",
                "0001-01-01",
                "9999-12-31",
                "+9999-12-31",
                "+10000-01-01",
                "10000-01-01",
                "-0001-12-31",
                "-0000-01-01",
                "2026-04-31",
                "2026-00-10",
                "2026-13-10",
                "2026-10-00",
                "2026-1-010",
                "2026-01-1",
                "2026/01/01",
                "2026-01-01T",
                "",
                "-",
                "----------"
            })
    void specialDatesAreReadAsByTheGeneralParser(String text) throws IOException {
        assertTakesNothingElse(0, fast(FastParser::date, text), generalDate(text));
        assertReadsLike(0, DATE, text, serversDate(text), "a date such as 2026-08-20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:59:60Z",
                "2016-12-31T23:59:61Z",
                "2026-08-20T24:00:00Z",
                "2026-08-20T24:00:01Z",
                "2026-08-20T23:60:00Z",
                "2026-08-20t09:15:02z",
                "2026-08-20T09:15:02.Z",
                "2026-08-20T09:15:02.1234567890Z",
                "2026-08-20T09:15:02.999999999Z",
                "2026-08-20T09:15:02,5Z",
                "2026-08-20T09:15:02+02:00",
                "2026-08-20T09:15:02.5-11:30",
                "2026-08-20T09:15Z",
                "2026-08-20T09Z",
                "2026-08-20T09:15:02ZZ",
                "2026-08-20T09:15:02 Z",
                "2024-02-29T09:15:02Z",
                "2023-02-29T09:15:02Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+12345-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "Z",
                ""
            })
    void specialInstantsAreReadAsByTheGeneralParser(String text) throws IOException {
        assertTakesNothingElse(0, fast(FastParser::instant, text), generalInstant(text));
        assertReadsLike(0, INSTANT, text, generalInstant(text), "a date and time such as 2026-08-20T09:15:02.58Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "1.",
                ".5",
                "-.5",
                "+5",
                "--5",
                "5-",
                "1.2.3",
                "00.10",
                "-0",
                "-0.00",
                "0.000",
                "1e5",
                "1E-5",
                "1e61",
                "1e999999999999",
                "999999999999999999",
                "-99999999999999999",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "0.00000000000000001",
                "99999999999999999999.99",
                "٣",
                "１"
            })
    void specialDecimalsAreReadAsByTheGeneralParser(String text) {
        assertTakesNothingElse(0, fast(FastParser::decimal, text), generalDecimal(text));
        assertThat(Kind.decimal(text)).isEqualTo(generalDecimal(text));
    }

    private static void assertTakesNothingElse(long seed, @Nullable Object read, @Nullable Object general) {
        if (read != null) {
            assertThat(read).as("seed %d", seed).isEqualTo(general);
        }
    }

    /** Reads {@code text} from JSON: the general parser's value, or its refusal in the words that callers know. */
    private static void assertReadsLike(
            long seed, Field<Object, ?> property, String text, @Nullable Object general, String expected)
            throws IOException {
        Buffer json = new Buffer();
        JsonWriter.of(json).beginObject().name(property.name()).value(text).endObject();

        if (general != null) {
            assertThat((Object) JSON.fromJson(json).get(property))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(general);
        } else {
            Throwable failure = catchThrowable(() -> JSON.fromJson(json));
            assertThat(failure)
                    .as("seed %d: %s", seed, text)
                    .isInstanceOf(JsonDataException.class)
                    .hasMessage("Expected %s but was a string of %d characters at path $.%s"
                            .formatted(expected, text.length(), property.name()));
        }
    }

    private static @Nullable UUID generalGuid(String text) {
        if (text.length() != 36) {
            return null;
        }
        UUID value = unlessRefused(text, UUID::fromString);
        return value != null && value.toString().equalsIgnoreCase(text) ? value : null;
    }

    private static <T> @Nullable T fast(Fast<T> parser, String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 1, bytes.length - 1);
    }

    private interface Fast<T> {
        @Nullable T parse(byte[] text, int from, int to);
    }

    private static @Nullable LocalDate generalDate(String text) {
        return unlessRefused(text, LocalDate::parse);
    }

    /** The server has the years 1 to 9999. */
    private static @Nullable LocalDate serversDate(String text) {
        LocalDate date = generalDate(text);
        return date != null && date.getYear() >= 1 && date.getYear() <= 9999 ? date : null;
    }

    private static @Nullable Instant generalInstant(String text) {
        return unlessRefused(text, Instant::parse);
    }

    private static @Nullable BigDecimal generalDecimal(String text) {
        BigDecimal value = text.length() > 122 ? null : unlessRefused(text, BigDecimal::new);
        return value != null && (long) value.precision() - value.scale() <= 60 && value.scale() <= 60 ? value : null;
    }

    private static <T> @Nullable T unlessRefused(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The one day that is left to the general parser: null for it, itself otherwise. */
    private static @Nullable LocalDate leapDay(LocalDate date) {
        return date.getMonthValue() == 2 && date.getDayOfMonth() == 29 ? null : date;
    }

    private static @Nullable Instant leapDay(Instant instant) {
        return leapDay(LocalDate.ofInstant(instant, ZoneOffset.UTC)) == null ? null : instant;
    }

    private static String instant(Random random) {
        LocalDate date = LocalDate.ofYearDay(1 + random.nextInt(9_999), 1 + random.nextInt(365));
        String time = "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        int digits = random.nextInt(10);
        return date + "T" + time + (digits == 0 ? "" : "." + digits(random, digits)) + "Z";
    }

    /** A number as JSON allows it, without exponent, of at most {@code longest} characters. */
    private static String decimal(Random random, int longest) {
        String sign = random.nextBoolean() ? "-" : "";
        int length = longest - sign.length();
        int whole = 1 + random.nextInt(length);
        int fraction = random.nextInt(length - whole + 1) - 1;
        return sign + digits(random, whole) + (fraction < 1 ? "" : "." + digits(random, fraction));
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(4) == 0 ? random.nextInt(2) * 9 : random.nextInt(10));
        }
        return digits.toString();
    }

    /** Up to three small changes, each anywhere. */
    private static String mutated(Random random, String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(mutated.length() + 1);
            String other = List.of(AWKWARD).get(random.nextInt(AWKWARD.length));
            int end = Math.min(at + other.length(), mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, other);
                case 1 -> mutated.delete(at, end);
                case 2 -> mutated.insert(at, mutated.substring(at, end));
                default -> mutated.replace(at, end, other);
            }
        }
        return mutated.toString();
    }
}
