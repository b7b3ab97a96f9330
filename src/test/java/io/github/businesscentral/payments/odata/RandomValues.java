package io.github.businesscentral.payments.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes up values to compare properties with: those of rows, or what is near to them, as often as any others. */
final class RandomValues {
    private static final int MOST_CHARACTERS = 30;
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 8, 20);
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    private final RandomGenerator random;
    private final List<Map<String, Object>> rows;

    RandomValues(RandomGenerator random, List<Map<String, Object>> rows) {
        this.random = random;
        this.rows = rows;
    }

    @SuppressWarnings("unchecked") // a row's value has the type of its property
    private <T> T stored(String property, Supplier<T> other) {
        boolean fromRow = !rows.isEmpty() && random.nextBoolean();
        return fromRow ? (T) rows.get(random.nextInt(rows.size())).get(property) : other.get();
    }

    /** A string, a part of one, or one in other cases. Never longer than the server can store, not even in upper case. */
    String text(StringField<?, ?> field) {
        int limit = Math.min(MOST_CHARACTERS, field.maxLength() / 3);
        String text = stored(field.name(), () -> HostileText.of(random, limit));
        return switch (random.nextInt(6)) {
            case 0 -> text.toLowerCase(Locale.ROOT);
            case 1 -> text.toUpperCase(Locale.ROOT);
            case 2, 3 -> part(text);
            default -> text;
        };
    }

    /** Cut between characters, never in the middle of one. */
    private String part(String text) {
        int characters = text.codePointCount(0, text.length());
        int start = random.nextInt(characters + 1);
        int end = random.nextInt(start, characters + 1);
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    BigDecimal amount() {
        BigDecimal amount =
                stored("amount", () -> BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), random.nextInt(6)));
        return random.nextInt(4) == 0 ? amount.setScale(amount.scale() + 2) : amount;
    }

    int lineNumber() {
        return stored("lineNumber", () -> random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(-5, 500));
    }

    LocalDate day() {
        return stored("postingDate", () -> SOME_DAY.plusDays(random.nextInt(-700_000, 700_000)));
    }

    /** As fine as the server keeps them. */
    Instant moment() {
        return stored("lastModifiedDateTime", () -> NOON.plusMillis(random.nextLong(-60_000_000_000_000L, 5_000)))
                .plusMillis(random.nextInt(-1, 2));
    }

    /** Perhaps finer than the server keeps them. */
    Instant finerMoment() {
        return random.nextBoolean() ? moment() : moment().plusNanos(random.nextInt(-999_999, 1_000_000));
    }

    /** An id of something, never the one of nothing. */
    UUID id(GuidField<?> field) {
        UUID other = new UUID(random.nextLong(), random.nextLong());
        UUID id = stored(field.name(), () -> other);
        return id.equals(new UUID(0, 0)) ? other : id;
    }
}
