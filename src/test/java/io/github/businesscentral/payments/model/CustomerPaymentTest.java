package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import io.github.businesscentral.payments.entity.TableRows;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.TextField;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerPaymentTest {
    private static final UUID ZERO = new UUID(0, 0);

    @Test
    void readsTheSampleOfTheFactSheet() throws IOException {
        CustomerPayment payment = read(PaymentJson.SAMPLE);

        assertThat(payment.etag().value()).isEqualTo("W/\"JzIwOzE3MjIyMTQ1MjY1MTY4OTE3ODg4MTswMDsn\"");
        assertThat(payment.id()).hasToString("59b250b8-d336-ee11-bdf5-000d3a5f89ca");
        assertThat(payment.journalId()).hasToString("7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca");
        assertThat(payment.journalDisplayName()).isEqualTo("CASHIN");
        assertThat(payment.lineNumber()).isEqualTo(10000);
        assertThat(payment.customerId()).contains(UUID.fromString("75e545bc-f6f9-ef11-9344-6045bdc8c234"));
        assertThat(payment.customerNumber()).isEqualTo("10000");
        assertThat(payment.postingDate()).contains(LocalDate.of(2026, 8, 20));
        assertThat(payment.documentNumber()).isEqualTo("PAY-0001");
        assertThat(payment.externalDocumentNumber()).isEqualTo("BANK-77");
        assertThat(payment.amount()).isEqualTo(new BigDecimal("-1500.25"));
        assertThat(payment.amountReceived()).isEqualTo(new BigDecimal("1500.25"));
        assertThat(payment.appliesToInvoiceId()).contains(UUID.fromString("5d115c9c-44e3-ea11-bb43-000d3a2feca1"));
        assertThat(payment.appliesToInvoiceNumber()).isEqualTo("103032");
        assertThat(payment.description()).isEqualTo("Adatum Corporation");
        assertThat(payment.comment()).isEqualTo("wire");
        assertThat(payment.lastModifiedDateTime()).contains(Instant.parse("2026-08-20T09:15:02.580Z"));
        assertThat(payment.contactId()).isEmpty();
        assertThat(payment.additionalProperties()).isEmpty();
    }

    @Test
    void blanksReadAsEmpty() throws IOException {
        CustomerPayment payment = read(PaymentJson.BLANK);

        assertThat(payment.id()).isEqualTo(ZERO);
        assertThat(payment.customerId()).isEmpty();
        assertThat(payment.customerNumber()).isEmpty();
        assertThat(payment.contactId()).isEmpty();
        assertThat(payment.postingDate()).isEmpty();
        assertThat(payment.documentNumber()).isEmpty();
        assertThat(payment.externalDocumentNumber()).isEmpty();
        assertThat(payment.amount()).isZero();
        assertThat(payment.appliesToInvoiceId()).isEmpty();
        assertThat(payment.appliesToInvoiceNumber()).isEmpty();
        assertThat(payment.description()).isEmpty();
        assertThat(payment.comment()).isEmpty();
        assertThat(payment.lastModifiedDateTime()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void absentPropertyThrowsAndNamesItself(Accessor accessor) throws IOException {
        CustomerPayment payment = read("{}");

        assertThatIllegalStateException()
                .isThrownBy(() -> accessor.get().apply(payment))
                .withMessageStartingWith(accessor.property() + " is not in this customerPayment")
                .withMessageContaining("has(…)")
                .withMessageContaining("select(…)");
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void oneAbsentPropertyLeavesTheOthersReadable(Accessor accessor) throws IOException {
        String without = PaymentJson.SAMPLE.replace("\"" + accessor.property() + "\":", "\"@odata.absent\":");
        CustomerPayment payment = read(without);

        assertThat(accessors().filter(other -> !other.property().equals(accessor.property())))
                .allSatisfy(other -> assertThat(other.get().apply(payment)).isNotNull());
        assertThatIllegalStateException()
                .isThrownBy(() -> accessor.get().apply(payment))
                .withMessageStartingWith(accessor.property() + " is not");
    }

    @Test
    void absentContactIsEmptySinceNoV2ServerHasIt() throws IOException {
        assertThat(read("{}").contactId()).isEmpty();
        assertThat(read("{\"contactId\":\"C-7\"}").contactId()).contains("C-7");
    }

    @Test
    void absentETagThrowsAndShowsTheWayOut() throws IOException {
        CustomerPayment payment = read("{}");

        assertThatIllegalStateException()
                .isThrownBy(payment::etag)
                .withMessageContaining("no ETag")
                .withMessageContaining("ETag.ANY");
    }

    @Test
    void hasTellsValuesAndBlanksFromWhatIsAbsent() throws IOException {
        assertThat(read(PaymentJson.SAMPLE).has(CustomerPaymentFields.AMOUNT)).isTrue();
        assertThat(read(PaymentJson.SAMPLE).has(CustomerPaymentFields.CONTACT_ID))
                .isFalse();
        assertThat(read(PaymentJson.BLANK).has(CustomerPaymentFields.CUSTOMER_ID))
                .isTrue();
        assertThat(read(PaymentJson.BLANK).has(CustomerPaymentFields.COMMENT)).isTrue();
        assertThat(read("{\"amount\":1}").has(CustomerPaymentFields.COMMENT)).isFalse();
    }

    @Test
    void hasRefusesAFieldThatIsNotOfThePayment() throws IOException {
        CustomerPayment payment = read(PaymentJson.SAMPLE);

        for (int ordinal :
                new int[] {-1, 0, TableRows.of(CustomerPaymentFields.TABLE).size(), 1000}) {
            Field<CustomerPayment, String> foreign = TextField.of("amount", ordinal, 10);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> payment.has(foreign))
                    .withMessageContaining("amount is not a property of customerPayment");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-20T09:15:02.213Z, 2026-08-20T09:15:02.213Z",
        "2026-08-20T09:15:02.58Z, 2026-08-20T09:15:02.580Z",
        "2026-08-20T09:15:02Z, 2026-08-20T09:15:02Z",
        "2026-08-20T11:15:02+02:00, 2026-08-20T09:15:02Z"
    })
    void readsEveryFormOfTheServersTime(String text, Instant expected) throws IOException {
        assertThat(read("{\"lastModifiedDateTime\":\"" + text + "\"}").lastModifiedDateTime())
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"1500.10", "0.1", "-0.01", "12345678901234567.89", "9007199254740993", "1E+3"})
    void amountsAreExact(String text) throws IOException {
        CustomerPayment payment = read("{\"amount\":" + text + "}");

        assertThat(payment.amount()).isEqualTo(new BigDecimal(text));
        assertThat(payment.amountReceived()).isEqualTo(new BigDecimal(text).negate());
    }

    @Test
    void equalByTheirValuesAndAmountsAsNumbers() throws IOException {
        CustomerPayment payment = read("{\"amount\":1500.1,\"comment\":\"wire\"}");
        CustomerPayment trailingZero = read("{\"comment\":\"wire\",\"amount\":1500.10}");

        assertThat(payment).isEqualTo(payment).isEqualTo(trailingZero).hasSameHashCodeAs(trailingZero);
        assertThat(read("{\"amount\":0}"))
                .isEqualTo(read("{\"amount\":0.00}"))
                .hasSameHashCodeAs(read("{\"amount\":0.00}"));
        assertThat(read("{\"amount\":100}")).isEqualTo(read("{\"amount\":1E+2}"));
        assertThat(read(PaymentJson.SAMPLE))
                .isEqualTo(read(PaymentJson.SAMPLE))
                .hasSameHashCodeAs(read(PaymentJson.SAMPLE));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void differentByAnySingleValue(UnaryOperator<CustomerPayment.Builder> change) throws IOException {
        CustomerPayment payment = read(PaymentJson.SAMPLE);

        assertThat(change.apply(payment.toBuilder()).build()).isNotEqualTo(payment);
        assertThat(change.apply(CustomerPayment.builder()).build())
                .isNotEqualTo(CustomerPayment.builder().build());
    }

    @Test
    void blankIsNotEqualToAbsentNorToAnotherModel() throws IOException {
        assertThat(read("{\"comment\":\"\"}")).isNotEqualTo(read("{}"));
        assertThat(read("{\"comment\":\"wire\"}"))
                .isNotEqualTo(NewCustomerPayment.builder().comment("wire").build())
                .isNotEqualTo(null)
                .isNotEqualTo("wire");
    }

    @Test
    void toStringNamesIdsAndLineAndNothingElse() throws IOException {
        assertThat(read(PaymentJson.SAMPLE))
                .hasToString("CustomerPayment[id=59b250b8-d336-ee11-bdf5-000d3a5f89ca,"
                        + " journalId=7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca, lineNumber=10000]");
        assertThat(read("{\"amount\":12,\"customerNumber\":\"C-1\",\"secret\":\"S\"}")
                        .toString())
                .startsWith("CustomerPayment[")
                .doesNotContain("12", "C-1", "S\"", "secret");
    }

    @Test
    void toBuilderKeepsEverything() throws IOException {
        CustomerPayment payment = read(PaymentJson.SAMPLE).toBuilder()
                .additionalProperty("x", "y")
                .build();

        CustomerPayment copy = payment.toBuilder().build();

        assertThat(copy).isEqualTo(payment);
        assertThat(copy.etag()).isEqualTo(payment.etag());
        assertThat(copy.additionalProperties()).containsExactly(entry("x", "y"));
    }

    @Test
    void toBuilderLeavesThePaymentAsItWas() throws IOException {
        CustomerPayment payment = read(PaymentJson.SAMPLE).toBuilder()
                .additionalProperty("x", "y")
                .build();

        CustomerPayment changed = payment.toBuilder()
                .comment("other")
                .etag(ETag.ANY)
                .additionalProperty("x", "z")
                .build();

        assertThat(changed.comment()).isEqualTo("other");
        assertThat(changed.etag()).isEqualTo(ETag.ANY);
        assertThat(changed.additionalProperties()).containsExactly(entry("x", "z"));
        assertThat(payment.comment()).isEqualTo("wire");
        assertThat(payment.etag()).isNotEqualTo(ETag.ANY);
        assertThat(payment.additionalProperties()).containsExactly(entry("x", "y"));
    }

    @Test
    void builderUsedOnLeavesWhatItBuiltAsItWas() {
        CustomerPayment.Builder builder = CustomerPayment.builder().comment("first");
        CustomerPayment payment = builder.build();

        builder.comment("second").etag(ETag.ANY);

        assertThat(payment.comment()).isEqualTo("first");
        assertThatIllegalStateException().isThrownBy(payment::etag);
    }

    @Test
    void builderUsedOnLeavesAdditionalPropertiesAsTheyWere() {
        CustomerPayment.Builder builder = CustomerPayment.builder().additionalProperty("x", "first");
        CustomerPayment payment = builder.build();

        builder.additionalProperty("x", "second").additionalProperty("y", "third");

        assertThat(payment.additionalProperties()).containsExactly(entry("x", "first"));
    }

    @Test
    void builderNamesTheNullThatItWasGiven() {
        CustomerPayment.Builder builder = CustomerPayment.builder();

        assertThatNullPointerException().isThrownBy(() -> builder.id(null)).withMessage("id");
        assertThatNullPointerException().isThrownBy(() -> builder.amount(null)).withMessage("amount");
        assertThatNullPointerException().isThrownBy(() -> builder.comment(null)).withMessage("comment");
        assertThatNullPointerException().isThrownBy(() -> builder.etag(null)).withMessage("etag");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.additionalProperty(null, "x"))
                .withMessage("name");
    }

    private static Stream<Accessor> accessors() {
        return Stream.of(
                new Accessor("id", CustomerPayment::id),
                new Accessor("journalId", CustomerPayment::journalId),
                new Accessor("journalDisplayName", CustomerPayment::journalDisplayName),
                new Accessor("lineNumber", CustomerPayment::lineNumber),
                new Accessor("customerId", CustomerPayment::customerId),
                new Accessor("customerNumber", CustomerPayment::customerNumber),
                new Accessor("postingDate", CustomerPayment::postingDate),
                new Accessor("documentNumber", CustomerPayment::documentNumber),
                new Accessor("externalDocumentNumber", CustomerPayment::externalDocumentNumber),
                new Accessor("amount", CustomerPayment::amount),
                new Accessor("amount", CustomerPayment::amountReceived),
                new Accessor("appliesToInvoiceId", CustomerPayment::appliesToInvoiceId),
                new Accessor("appliesToInvoiceNumber", CustomerPayment::appliesToInvoiceNumber),
                new Accessor("description", CustomerPayment::description),
                new Accessor("comment", CustomerPayment::comment),
                new Accessor("lastModifiedDateTime", CustomerPayment::lastModifiedDateTime));
    }

    private static Stream<UnaryOperator<CustomerPayment.Builder>> changes() {
        UUID other = UUID.fromString("11111111-d336-ee11-bdf5-000d3a5f89ca");
        return Stream.of(
                builder -> builder.id(other),
                builder -> builder.journalId(other),
                builder -> builder.journalDisplayName("OTHER"),
                builder -> builder.lineNumber(20000),
                builder -> builder.customerId(other),
                builder -> builder.customerNumber("20000"),
                builder -> builder.contactId("C-7"),
                builder -> builder.postingDate(LocalDate.of(2026, 8, 21)),
                builder -> builder.documentNumber("PAY-0002"),
                builder -> builder.externalDocumentNumber("BANK-78"),
                builder -> builder.amount(new BigDecimal("-1500.26")),
                builder -> builder.appliesToInvoiceId(other),
                builder -> builder.appliesToInvoiceNumber("103033"),
                builder -> builder.description("Adatum"),
                builder -> builder.comment(""),
                builder -> builder.lastModifiedDateTime(Instant.EPOCH),
                builder -> builder.etag(ETag.ANY),
                builder -> builder.additionalProperty("x", null));
    }

    private static CustomerPayment read(String json) throws IOException {
        return CustomerPayment.jsonAdapter().fromJson(json);
    }

    private record Accessor(String property, Function<CustomerPayment, Object> get) {}
}
