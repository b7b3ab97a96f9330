package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCustomerPaymentTest {
    private static final JsonAdapter<NewCustomerPayment> JSON = NewCustomerPayment.jsonAdapter();
    private static final UUID CUSTOMER = UUID.fromString("75e545bc-f6f9-ef11-9344-6045bdc8c234");
    private static final UUID INVOICE = UUID.fromString("5d115c9c-44e3-ea11-bb43-000d3a2feca1");
    private static final UUID ZERO = new UUID(0, 0);

    private static final String ALL = "{\"lineNumber\":10000,\"customerId\":\"" + CUSTOMER
            + "\",\"customerNumber\":\"10000\",\"contactId\":\"C-7\",\"postingDate\":\"2026-08-20\","
            + "\"documentNumber\":\"PAY-0001\",\"externalDocumentNumber\":\"BANK-77\",\"amount\":-1500.10,"
            + "\"appliesToInvoiceId\":\"" + INVOICE + "\",\"appliesToInvoiceNumber\":\"103032\","
            + "\"description\":\"Adatum\",\"comment\":\"wire\"}";

    @Test
    void idsAreWrittenBeforeNumbersWhateverTheOrderOfTheSetters() {
        NewCustomerPayment forth = all().build();
        NewCustomerPayment back = NewCustomerPayment.builder()
                .comment("wire")
                .description("Adatum")
                .appliesToInvoiceNumber("103032")
                .appliesToInvoiceId(INVOICE)
                .amountReceived(new BigDecimal("1500.10"))
                .externalDocumentNumber("BANK-77")
                .documentNumber("PAY-0001")
                .postingDate(LocalDate.of(2026, 8, 20))
                .contactId("C-7")
                .customerNumber("10000")
                .customerId(CUSTOMER)
                .lineNumber(10000)
                .build();

        assertThat(JSON.toJson(forth)).isEqualTo(ALL);
        assertThat(JSON.toJson(back)).isEqualTo(ALL);
    }

    @Test
    void nothingIsMandatoryAndOnlyWhatIsSetIsSent() {
        assertThat(JSON.toJson(NewCustomerPayment.builder().build())).isEqualTo("{}");
        assertThat(JSON.toJson(NewCustomerPayment.builder().comment("wire").build()))
                .isEqualTo("{\"comment\":\"wire\"}");
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aStringOfExactlyTheLimitIsAccepted(Text text) {
        String longest = "x".repeat(text.limit());

        NewCustomerPayment payment =
                text.set().apply(NewCustomerPayment.builder(), longest).build();

        assertThat(JSON.toJson(payment)).isEqualTo("{\"" + text.property() + "\":\"" + longest + "\"}");
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aStringOneOverTheLimitIsRefusedWithoutItsContent(Text text) {
        NewCustomerPayment.Builder builder = NewCustomerPayment.builder();
        String tooLong = "s".repeat(text.limit() + 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> text.set().apply(builder, tooLong))
                .withMessageStartingWith(text.property() + " is " + (text.limit() + 1) + " characters long")
                .withMessageContaining("at most " + text.limit() + ".")
                .withMessageContaining(text.property() + "(…)")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sss"));
        assertThat(JSON.toJson(builder.build())).isEqualTo("{}");
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aBlankStringIsRefused(Text text) {
        for (String blank : new String[] {"", " ", "\t\n", "\u2003"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> text.set().apply(NewCustomerPayment.builder(), blank))
                    .withMessageStartingWith(text.property() + " is blank")
                    .withMessageContaining("Leave it out");
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aNullStringIsRefusedByName(Text text) {
        assertThatNullPointerException()
                .isThrownBy(() -> text.set().apply(NewCustomerPayment.builder(), null))
                .withMessage(text.property());
    }

    @Test
    void otherNullsAreRefusedByName() {
        NewCustomerPayment.Builder builder = NewCustomerPayment.builder();

        assertThatNullPointerException()
                .isThrownBy(() -> builder.customerId(null))
                .withMessage("customerId");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.postingDate(null))
                .withMessage("postingDate");
        assertThatNullPointerException().isThrownBy(() -> builder.amount(null)).withMessage("amount");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.amountReceived(null))
                .withMessage("amountReceived");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.appliesToInvoiceId(null))
                .withMessage("appliesToInvoiceId");
    }

    @Test
    void lengthsAreCountedInTheUnitsOfTheServersColumns() {
        NewCustomerPayment.Builder builder = NewCustomerPayment.builder();

        assertThat(builder.description("😀".repeat(50)).build().value(CustomerPaymentFields.DESCRIPTION))
                .contains("😀".repeat(50));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.description("😀".repeat(51)))
                .withMessageStartingWith("description is 102 characters long");
    }

    @Test
    void codesAreTrimmedBeforeTheyAreCountedAndTextsAreNot() {
        String code = "x".repeat(20);

        NewCustomerPayment payment = NewCustomerPayment.builder()
                .customerNumber("  " + code + "\t")
                .documentNumber(" PAY 1 ")
                .externalDocumentNumber(" B ")
                .appliesToInvoiceNumber(" I ")
                .contactId(" C ")
                .description(" d ")
                .comment(" c ")
                .build();

        assertThat(JSON.toJson(payment))
                .isEqualTo("{\"customerNumber\":\"" + code + "\",\"contactId\":\" C \",\"documentNumber\":\"PAY 1\","
                        + "\"externalDocumentNumber\":\"B\",\"appliesToInvoiceNumber\":\"I\","
                        + "\"description\":\" d \",\"comment\":\" c \"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().description(" ".repeat(100) + "x"))
                .withMessageStartingWith("description is 101 characters long");
    }

    @Test
    void theZeroGuidIsRefused() {
        NewCustomerPayment.Builder builder = NewCustomerPayment.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.customerId(ZERO))
                .withMessageStartingWith("customerId is the zero GUID")
                .withMessageContaining("Leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.appliesToInvoiceId(ZERO))
                .withMessageStartingWith("appliesToInvoiceId is the zero GUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "0000-12-31", "-0001-06-01", "+10000-01-01", "+999999999-12-31"})
    void aDateTheServerCannotStoreIsRefused(LocalDate date) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().postingDate(date))
                .withMessageStartingWith("postingDate is ")
                .withMessageContaining("between 0001-01-02 and 9999-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-02", "2024-02-29", "9999-12-31"})
    void everyOtherDateIsSentAsItIs(String date) {
        NewCustomerPayment payment =
                NewCustomerPayment.builder().postingDate(LocalDate.parse(date)).build();

        assertThat(JSON.toJson(payment)).isEqualTo("{\"postingDate\":\"" + date + "\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aLineNumberThatIsNotPositiveIsRefused(int lineNumber) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().lineNumber(lineNumber))
                .withMessageStartingWith("lineNumber is " + lineNumber + "; it must be positive");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10000, Integer.MAX_VALUE})
    void everyPositiveLineNumberIsSent(int lineNumber) {
        NewCustomerPayment payment =
                NewCustomerPayment.builder().lineNumber(lineNumber).build();

        assertThat(JSON.toJson(payment)).isEqualTo("{\"lineNumber\":" + lineNumber + "}");
    }

    @Test
    void aNewPaymentCarriesNeitherReadOnlyPropertiesNorAnETag() {
        assertThat(JSON.toJson(all().build()))
                .doesNotContain("\"id\"", "journal", "lastModified", "@odata", "\"amountReceived\"");
    }

    @Test
    void valueAndHasTellWhatIsSet() {
        NewCustomerPayment payment =
                NewCustomerPayment.builder().amountReceived(new BigDecimal("5")).build();

        assertThat(payment.value(CustomerPaymentFields.AMOUNT)).contains(new BigDecimal("-5"));
        assertThat(payment.value(CustomerPaymentFields.COMMENT)).isEmpty();
        assertThat(payment.has(CustomerPaymentFields.AMOUNT)).isTrue();
        assertThat(payment.has(CustomerPaymentFields.COMMENT)).isFalse();
    }

    @Test
    void toBuilderStartsFromThePaymentAndLeavesItAsItWas() {
        NewCustomerPayment payment = all().build();

        NewCustomerPayment changed =
                payment.toBuilder().comment("other").amount(BigDecimal.ONE).build();

        assertThat(payment.toBuilder().build()).isEqualTo(payment);
        assertThat(JSON.toJson(changed))
                .isEqualTo(ALL.replace("\"wire\"", "\"other\"").replace("-1500.10", "1"));
        assertThat(JSON.toJson(payment)).isEqualTo(ALL);
    }

    @Test
    void toBuilderChecksAsStrictlyAsBuilder() {
        NewCustomerPayment.Builder builder = all().build().toBuilder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.documentNumber("x".repeat(21)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.lineNumber(0));
    }

    @Test
    void builderUsedOnLeavesWhatItBuiltAsItWas() {
        NewCustomerPayment.Builder builder = NewCustomerPayment.builder().comment("first");
        NewCustomerPayment payment = builder.build();

        builder.comment("second");

        assertThat(JSON.toJson(payment)).isEqualTo("{\"comment\":\"first\"}");
    }

    @Test
    void equalByWhatWillBeSent() {
        NewCustomerPayment payment =
                NewCustomerPayment.builder().amount(new BigDecimal("-1500.1")).build();
        NewCustomerPayment received = NewCustomerPayment.builder()
                .amountReceived(new BigDecimal("1500.10"))
                .build();

        assertThat(payment).isEqualTo(received).hasSameHashCodeAs(received);
        assertThat(payment)
                .isNotEqualTo(NewCustomerPayment.builder().build())
                .isNotEqualTo(payment.toBuilder().comment("wire").build())
                .isNotEqualTo(CustomerPaymentPatch.builder()
                        .amount(new BigDecimal("-1500.1"))
                        .build());
        assertThat(all().build()).isEqualTo(all().build()).hasSameHashCodeAs(all().build());
    }

    @Test
    void toStringNamesPropertiesAndNoValues() {
        NewCustomerPayment payment = NewCustomerPayment.builder()
                .comment("secret")
                .customerNumber("10000")
                .amount(new BigDecimal("7.50"))
                .build();

        assertThat(payment).hasToString("NewCustomerPayment[customerNumber, amount, comment]");
        assertThat(NewCustomerPayment.builder().build()).hasToString("NewCustomerPayment[]");
    }

    @Test
    void whatIsQueuedReadsBackEqual() throws IOException {
        NewCustomerPayment payment = all().build();

        NewCustomerPayment read = JSON.fromJson(JSON.toJson(payment));

        assertThat(read).isEqualTo(payment);
        assertThat(JSON.toJson(read)).isEqualTo(ALL);
        assertThat(JSON.fromJson("{}")).isEqualTo(NewCustomerPayment.builder().build());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"Comment\":\"secret\"}, Comment is not an additional property. Call comment(…) instead.",
                "{\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\"}, id cannot be sent",
                "{\"journalId\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\"}, journalId cannot be sent",
                "{\"journalDisplayName\":\"secret\"}, journalDisplayName cannot be sent",
                "{\"lastModifiedDateTime\":\"2026-08-20T09:15:02Z\"}, lastModifiedDateTime cannot be sent",
                "{\"@odata.etag\":\"\\\"secret\\\"\"}, @odata.etag",
                "{\"customerNumber\":\"secretsecretsecretsecret\"}, customerNumber is 24 characters long",
                "{\"customerNumber\":\"\"}, customerNumber is blank",
                "{\"comment\":null}, comment is blank",
                "{\"customerId\":\"00000000-0000-0000-0000-000000000000\"}, customerId is the zero GUID",
                "{\"appliesToInvoiceId\":null}, appliesToInvoiceId is the zero GUID",
                "{\"postingDate\":\"0001-01-01\"}, postingDate is",
                "{\"lineNumber\":0}, lineNumber is 0"
            })
    void whatCannotBeSentCannotBeReadEither(String json, String reason) {
        assertThatExceptionOfType(JsonDataException.class)
                .isThrownBy(() -> JSON.fromJson(json))
                .withMessageContaining(reason)
                .withMessageContaining("at path $")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "59b250b8"));
    }

    private static NewCustomerPayment.Builder all() {
        return NewCustomerPayment.builder()
                .lineNumber(10000)
                .customerId(CUSTOMER)
                .customerNumber("10000")
                .contactId("C-7")
                .postingDate(LocalDate.of(2026, 8, 20))
                .documentNumber("PAY-0001")
                .externalDocumentNumber("BANK-77")
                .amount(new BigDecimal("-1500.10"))
                .appliesToInvoiceId(INVOICE)
                .appliesToInvoiceNumber("103032")
                .description("Adatum")
                .comment("wire");
    }

    private static Stream<Text> strings() {
        return Stream.of(
                new Text("customerNumber", 20, NewCustomerPayment.Builder::customerNumber),
                new Text("contactId", 250, NewCustomerPayment.Builder::contactId),
                new Text("documentNumber", 20, NewCustomerPayment.Builder::documentNumber),
                new Text("externalDocumentNumber", 35, NewCustomerPayment.Builder::externalDocumentNumber),
                new Text("appliesToInvoiceNumber", 20, NewCustomerPayment.Builder::appliesToInvoiceNumber),
                new Text("description", 100, NewCustomerPayment.Builder::description),
                new Text("comment", 250, NewCustomerPayment.Builder::comment));
    }

    private record Text(
            String property,
            int limit,
            BiFunction<NewCustomerPayment.Builder, String, NewCustomerPayment.Builder> set) {}
}
