package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.APPLIES_TO_INVOICE_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.COMMENT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DESCRIPTION;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LAST_MODIFIED_DATE_TIME;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.POSTING_DATE;

import io.github.businesscentral.payments.model.CustomerPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes up filters of payments, each with what it means. */
public final class RandomFilters {
    private final RandomGenerator random;
    private final RandomValues values;

    /** A filter and what it means. */
    public record Asked(Filter<CustomerPayment> filter, Condition meaning) {
        private Asked and(Asked other) {
            return new Asked(filter.and(other.filter), Condition.and(meaning, other.meaning));
        }
    }

    /** A condition that can be put on a field, or on the same field behind {@code or()}; and what it means. */
    private record Part<F extends FilterField<CustomerPayment, ?, F>>(
            Function<F, FieldFilter<CustomerPayment, F>> on, Condition meaning) {}

    /**
     * Makes the same filters for the same random numbers.
     *
     * @param rows by JSON name, whose values are asked for too; can be empty
     */
    public RandomFilters(RandomGenerator random, List<Map<String, Object>> rows) {
        this.random = random;
        this.values = new RandomValues(random, rows);
    }

    /** Returns a filter of one to four parts with {@code and} between them, grouped in any way. */
    public Asked next() {
        List<Asked> parts = new ArrayList<>();
        do {
            parts.add(random.nextInt(8) == 0 ? range() : conditions());
        } while (parts.size() < 4 && random.nextInt(3) > 0);
        while (parts.size() > 1) {
            int at = random.nextInt(parts.size() - 1);
            parts.set(at, parts.get(at).and(parts.remove(at + 1)));
        }
        return parts.get(0);
    }

    private Asked range() {
        return switch (random.nextInt(5)) {
            case 0 -> range(COMMENT, () -> values.text(COMMENT), COMMENT::between);
            case 1 -> range(DOCUMENT_NUMBER, () -> values.text(DOCUMENT_NUMBER).strip(), DOCUMENT_NUMBER::between);
            case 2 -> range(AMOUNT, values::amount, AMOUNT::between);
            case 3 -> range(POSTING_DATE, values::day, POSTING_DATE::between);
            default -> range(LAST_MODIFIED_DATE_TIME, values::moment, LAST_MODIFIED_DATE_TIME::between);
        };
    }

    private <T extends Comparable<? super T>> Asked range(
            Field<CustomerPayment, T> field, Supplier<T> value, BiFunction<T, T, Filter<CustomerPayment>> between) {
        List<T> ends = Stream.generate(value).limit(2).sorted().toList();
        return new Asked(
                between.apply(ends.get(0), ends.get(1)),
                Condition.and(
                        new Condition.Comparison("ge", field.name(), ends.get(0)),
                        new Condition.Comparison("le", field.name(), ends.get(1))));
    }

    /** Conditions on one property, of which one must hold. */
    private Asked conditions() {
        return switch (random.nextInt(11)) {
            case 0, 1 -> alternatives(COMMENT, this::text);
            case 2 -> alternatives(DESCRIPTION, this::text);
            case 3 -> alternatives(EXTERNAL_DOCUMENT_NUMBER, field -> string(field, String::strip));
            case 4 -> alternatives(DOCUMENT_NUMBER, field -> string(field, String::strip));
            case 5 -> alternatives(AMOUNT, field -> ordered(field, values::amount, amount -> amount));
            case 6 -> alternatives(LINE_NUMBER, field -> ordered(field, values::lineNumber, number -> number));
            case 7 -> alternatives(POSTING_DATE, this::day);
            case 8 -> alternatives(LAST_MODIFIED_DATE_TIME, this::moment);
            case 9 -> alternatives(ID, this::id);
            default -> alternatives(random.nextBoolean() ? CUSTOMER_ID : APPLIES_TO_INVOICE_ID, this::id);
        };
    }

    private <F extends FilterField<CustomerPayment, ?, F>> Asked alternatives(F field, Function<F, Part<F>> parts) {
        Part<F> part = parts.apply(field);
        FieldFilter<CustomerPayment, F> filter = part.on().apply(field);
        List<Condition> meanings = new ArrayList<>(List.of(part.meaning()));
        while (random.nextInt(3) == 0) {
            part = parts.apply(field);
            filter = part.on().apply(filter.or());
            meanings.add(part.meaning());
        }
        return new Asked(filter, Condition.or(meanings));
    }

    private Part<TextField<CustomerPayment>> text(TextField<CustomerPayment> field) {
        String value = values.text(field);
        return random.nextInt(8) == 0
                ? part(field, "tolower eq", value, value.toLowerCase(Locale.ROOT), TextField::equalToIgnoreCase)
                : string(field, text -> text);
    }

    private <F extends StringField<CustomerPayment, F>> Part<F> string(F field, UnaryOperator<String> meant) {
        String text = values.text(field);
        String part = text.isEmpty() ? "'" : text;
        return switch (random.nextInt(8)) {
            case 0 -> part(field, "startswith", part, part, StringField::startsWith);
            case 1 -> part(field, "endswith", part, part, StringField::endsWith);
            case 2 -> part(field, "contains", part, part, StringField::contains);
            case 3 -> blank(field, "", StringField::isBlank, StringField::isNotBlank);
            default -> ordered(field, () -> values.text(field), meant);
        };
    }

    private <T, F extends OrderedField<CustomerPayment, T, F>> Part<F> ordered(
            F field, Supplier<T> value, UnaryOperator<T> meant) {
        T operand = value.get();
        return switch (random.nextInt(7)) {
            case 0 -> part(field, "lt", operand, meant.apply(operand), OrderedField::lessThan);
            case 1 -> part(field, "le", operand, meant.apply(operand), OrderedField::lessThanOrEqualTo);
            case 2 -> part(field, "gt", operand, meant.apply(operand), OrderedField::greaterThan);
            case 3 -> part(field, "ge", operand, meant.apply(operand), OrderedField::greaterThanOrEqualTo);
            default -> equality(field, value, meant);
        };
    }

    private Part<DateField<CustomerPayment>> day(DateField<CustomerPayment> field) {
        LocalDate none = LocalDate.of(1, 1, 1);
        return random.nextBoolean()
                ? time(field, values.day(), day -> day, day -> day, none)
                : equality(field, values::day, day -> day);
    }

    private Part<InstantField<CustomerPayment>> moment(InstantField<CustomerPayment> field) {
        UnaryOperator<Instant> down = moment -> moment.truncatedTo(ChronoUnit.MILLIS);
        UnaryOperator<Instant> up = moment -> down.apply(moment.plusNanos(999_999));
        Instant none = Instant.parse("0001-01-01T00:00:00Z");
        return random.nextBoolean()
                ? time(field, values.finerMoment(), down, up, none)
                : equality(field, values::moment, moment -> moment);
    }

    private <T extends Comparable<? super T>, F extends TimeField<CustomerPayment, T, F>> Part<F> time(
            F field, T value, UnaryOperator<T> down, UnaryOperator<T> up, T none) {
        return switch (random.nextInt(5)) {
            case 0 -> part(field, "lt", value, up.apply(value), TimeField::before);
            case 1 -> part(field, "le", value, down.apply(value), TimeField::onOrBefore);
            case 2 -> part(field, "gt", value, down.apply(value), TimeField::after);
            case 3 -> part(field, "ge", value, up.apply(value), TimeField::onOrAfter);
            default -> blank(field, none, TimeField::isBlank, TimeField::isNotBlank);
        };
    }

    private Part<GuidField<CustomerPayment>> id(GuidField<CustomerPayment> field) {
        return random.nextInt(3) == 0
                ? blank(field, new UUID(0, 0), GuidField::isBlank, GuidField::isNotBlank)
                : equality(field, () -> values.id(field), id -> id);
    }

    private <T, F extends FilterField<CustomerPayment, T, F>> Part<F> equality(
            F field, Supplier<T> value, UnaryOperator<T> meant) {
        T operand = value.get();
        return switch (random.nextInt(3)) {
            case 0 -> part(field, "eq", operand, meant.apply(operand), FilterField::equalTo);
            case 1 -> part(field, "ne", operand, meant.apply(operand), FilterField::notEqualTo);
            default ->
                oneOf(field, Stream.generate(value).limit(1 + random.nextInt(4)).toList(), meant);
        };
    }

    /** {@code in} sends a value once, so each is taken once here. */
    private static <T, F extends FilterField<CustomerPayment, T, F>> Part<F> oneOf(
            F field, List<T> operands, UnaryOperator<T> meant) {
        Map<Condition, T> byMeaning = new LinkedHashMap<>();
        operands.forEach(operand ->
                byMeaning.putIfAbsent(new Condition.Comparison("eq", field.name(), meant.apply(operand)), operand));
        return new Part<>(either -> either.in(byMeaning.values()), Condition.or(List.copyOf(byMeaning.keySet())));
    }

    private <F extends FilterField<CustomerPayment, ?, F>> Part<F> blank(
            F field,
            Object none,
            Function<F, FieldFilter<CustomerPayment, F>> isBlank,
            Function<F, FieldFilter<CustomerPayment, F>> isNotBlank) {
        boolean not = random.nextBoolean();
        return new Part<>(not ? isNotBlank : isBlank, new Condition.Comparison(not ? "ne" : "eq", field.name(), none));
    }

    private static <T, F extends FilterField<CustomerPayment, ?, F>> Part<F> part(
            F field, String operator, T operand, T meant, BiFunction<F, T, FieldFilter<CustomerPayment, F>> condition) {
        return new Part<>(
                either -> condition.apply(either, operand), new Condition.Comparison(operator, field.name(), meant));
    }
}
