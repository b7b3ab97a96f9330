package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.odata.BooleanField;
import io.github.businesscentral.payments.odata.DateField;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.NumberField;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each property that can be named in a query can be read from the entity, by a method of its name. */
class AccessorsTest {
    static Stream<Arguments> properties() {
        return Stream.of(
                        Company.class,
                        Customer.class,
                        Account.class,
                        GeneralLedgerEntry.class,
                        SalesInvoice.class,
                        Dimension.class,
                        DimensionValue.class,
                        DimensionSetLine.class,
                        CustomerPaymentJournal.class,
                        CustomerPayment.class)
                .flatMap(AccessorsTest::properties);
    }

    private static Stream<Arguments> properties(Class<?> entity) {
        try {
            return Arrays.stream(Class.forName(entity.getName() + "Fields").getFields())
                    .filter(constant -> Field.class.isAssignableFrom(constant.getType()))
                    .map(constant -> Arguments.of(entity, constant.getName(), value(constant)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field<?, ?> value(java.lang.reflect.Field constant) {
        try {
            return (Field<?, ?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sample(Field<?, ?> field) {
        if (field instanceof GuidField) {
            return "\"11111111-2222-3333-4444-555555555555\"";
        } else if (field instanceof DateField) {
            return "\"2026-08-20\"";
        } else if (field instanceof InstantField) {
            return "\"2026-08-20T09:15:02.580Z\"";
        } else if (field instanceof NumberField) {
            return "12";
        }
        return field instanceof BooleanField ? "true" : "\"X1\"";
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("properties")
    void propertyIsReadByItsName(Class<?> entity, String constant, Field<?, ?> field) throws Exception {
        JsonAdapter<?> adapter =
                (JsonAdapter<?>) entity.getMethod("jsonAdapter").invoke(null);
        Object read = adapter.fromJson("{\"" + field.name() + "\":" + sample(field) + "}");

        Object value = entity.getMethod(field.name()).invoke(read);

        Object plain = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
        assertThat(plain).hasToString(sample(field).replace("\"", ""));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("properties")
    void propertyIsWrittenAsItWasRead(Class<?> entity, String constant, Field<?, ?> field) throws Exception {
        JsonAdapter<?> adapter =
                (JsonAdapter<?>) entity.getMethod("jsonAdapter").invoke(null);
        String json = "{\"@odata.etag\":\"\\\"e\\\"\",\"" + field.name() + "\":" + sample(field) + ",\"other\":null}";

        assertThat(((Entity<?>) adapter.fromJson(json)).toJson()).isEqualTo(json);
    }
}
