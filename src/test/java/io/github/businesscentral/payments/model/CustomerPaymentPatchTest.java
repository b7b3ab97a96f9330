package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerPaymentPatchTest {
    private static final JsonAdapter<CustomerPaymentPatch> JSON = CustomerPaymentPatch.jsonAdapter();
    private static final UUID CUSTOMER = UUID.fromString("75e545bc-f6f9-ef11-9344-6045bdc8c234");
    private static final UUID INVOICE = UUID.fromString("5d115c9c-44e3-ea11-bb43-000d3a2feca1");
    private static final UUID ZERO = new UUID(0, 0);

    @ParameterizedTest
    @MethodSource("sets")
    void onlyWhatIsSetIsSent(Sent sent) {
        CustomerPaymentPatch patch =
                sent.by().apply(CustomerPaymentPatch.builder()).build();

        assertThat(JSON.toJson(patch)).isEqualTo(sent.json());
        assertThat(patch.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("clears")
    void aClearSendsTheDocumentedBlank(Sent sent) {
        CustomerPaymentPatch patch =
                sent.by().apply(CustomerPaymentPatch.builder()).build();

        assertThat(JSON.toJson(patch)).isEqualTo(sent.json());
        assertThat(patch.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @MethodSource({"sets", "clears"})
    void whatIsQueuedReadsBackEqual(Sent sent) throws IOException {
        CustomerPaymentPatch patch =
                sent.by().apply(CustomerPaymentPatch.builder()).build();

        CustomerPaymentPatch read = JSON.fromJson(JSON.toJson(patch));

        assertThat(read).isEqualTo(patch).hasSameHashCodeAs(patch);
        assertThat(JSON.toJson(read)).isEqualTo(sent.json());
    }

    @Test
    void theClearsAreThoseThatTheServerUnderstands() {
        // Not postingDate: the server refuses a blank date. Not amount and lineNumber: their blank is the number 0.
        assertThat(Arrays.stream(CustomerPaymentPatch.Builder.class.getMethods())
                        .map(Method::getName))
                .filteredOn(name -> name.startsWith("clear"))
                .containsExactlyInAnyOrder(
                        "clearCustomer",
                        "clearDocumentNumber",
                        "clearExternalDocumentNumber",
                        "clearAppliedInvoice",
                        "clearDescription",
                        "clearComment");
    }

    @Test
    void thePostingDateCannotBeCleared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPaymentPatch.builder().postingDate(LocalDate.of(1, 1, 1)))
                .withMessageStartingWith("postingDate is 0001-01-01");
        for (String blank : new String[] {"null", "\"0001-01-01\""}) {
            assertThatExceptionOfType(JsonDataException.class)
                    .isThrownBy(() -> JSON.fromJson("{\"postingDate\":" + blank + "}"))
                    .withMessageContaining("postingDate is 0001-01-01");
        }
    }

    @Test
    void ofAValueAndItsClearTheLaterCounts() {
        assertThat(sentBy(b -> b.documentNumber("X").clearDocumentNumber())).isEqualTo("{\"documentNumber\":\"\"}");
        assertThat(sentBy(b -> b.clearDocumentNumber().documentNumber("X"))).isEqualTo("{\"documentNumber\":\"X\"}");
        assertThat(sentBy(b -> b.externalDocumentNumber("X").clearExternalDocumentNumber()))
                .isEqualTo("{\"externalDocumentNumber\":\"\"}");
        assertThat(sentBy(b -> b.clearExternalDocumentNumber().externalDocumentNumber("X")))
                .isEqualTo("{\"externalDocumentNumber\":\"X\"}");
        assertThat(sentBy(b -> b.description("X").clearDescription())).isEqualTo("{\"description\":\"\"}");
        assertThat(sentBy(b -> b.clearDescription().description("X"))).isEqualTo("{\"description\":\"X\"}");
        assertThat(sentBy(b -> b.comment("X").clearComment())).isEqualTo("{\"comment\":\"\"}");
        assertThat(sentBy(b -> b.clearComment().comment("X"))).isEqualTo("{\"comment\":\"X\"}");
        assertThat(sentBy(b -> b.comment("X").comment("Y"))).isEqualTo("{\"comment\":\"Y\"}");
        assertThat(sentBy(b -> b.customerNumber("X").clearCustomer())).isEqualTo("{\"customerNumber\":\"\"}");
        assertThat(sentBy(b -> b.clearCustomer().customerNumber("X"))).isEqualTo("{\"customerNumber\":\"X\"}");
    }

    @Test
    void clearAppliedInvoiceReplacesIdAndNumber() {
        assertThat(sentBy(b -> b.appliesToInvoiceId(INVOICE)
                        .appliesToInvoiceNumber("103032")
                        .clearAppliedInvoice()))
                .isEqualTo("{\"appliesToInvoiceId\":\"" + ZERO + "\",\"appliesToInvoiceNumber\":\"\"}");
    }

    @Test
    void clearCustomerReplacesTheIdThatWasSetBefore() {
        assertThat(sentBy(b -> b.customerId(CUSTOMER).clearCustomer())).isEqualTo("{\"customerNumber\":\"\"}");
    }

    @Test
    void aCustomerIdReplacesTheClearBeforeIt() {
        assertThat(sentBy(b -> b.clearCustomer().customerId(CUSTOMER)))
                .isEqualTo("{\"customerId\":\"" + CUSTOMER + "\"}");
    }

    @Test
    void anInvoiceIdReplacesTheClearBeforeIt() {
        assertThat(sentBy(b -> b.clearAppliedInvoice().appliesToInvoiceId(INVOICE)))
                .isEqualTo("{\"appliesToInvoiceId\":\"" + INVOICE + "\"}");
    }

    @Test
    void anInvoiceNumberReplacesTheClearBeforeIt() {
        assertThat(sentBy(b -> b.clearAppliedInvoice().appliesToInvoiceNumber("103032")))
                .isEqualTo("{\"appliesToInvoiceNumber\":\"103032\"}");
    }

    @Test
    void idsAreWrittenBeforeNumbersWhateverTheOrderOfTheSetters() {
        assertThat(sentBy(b -> b.appliesToInvoiceNumber("103032")
                        .appliesToInvoiceId(INVOICE)
                        .customerNumber("10000")
                        .customerId(CUSTOMER)))
                .isEqualTo("{\"customerId\":\"" + CUSTOMER + "\",\"customerNumber\":\"10000\","
                        + "\"appliesToInvoiceId\":\"" + INVOICE + "\",\"appliesToInvoiceNumber\":\"103032\"}");
    }

    @Test
    void aPatchWithNothingSetIsEmpty() throws IOException {
        CustomerPaymentPatch patch = CustomerPaymentPatch.builder().build();

        assertThat(patch.isEmpty()).isTrue();
        assertThat(JSON.toJson(patch)).isEqualTo("{}");
        assertThat(JSON.fromJson("{}").isEmpty()).isTrue();
    }

    @Test
    void valueTellsWhatWillBeSentBlanksIncluded() {
        CustomerPaymentPatch patch = CustomerPaymentPatch.builder()
                .clearAppliedInvoice()
                .amountReceived(new BigDecimal("5"))
                .build();

        assertThat(patch.value(CustomerPaymentFields.APPLIES_TO_INVOICE_ID)).contains(ZERO);
        assertThat(patch.value(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER)).contains("");
        assertThat(patch.value(CustomerPaymentFields.AMOUNT)).contains(new BigDecimal("-5"));
        assertThat(patch.value(CustomerPaymentFields.COMMENT)).isEmpty();
        assertThat(patch.has(CustomerPaymentFields.APPLIES_TO_INVOICE_ID)).isTrue();
        assertThat(patch.has(CustomerPaymentFields.COMMENT)).isFalse();
    }

    @Test
    void valuesAreCheckedAsOnCreate() {
        CustomerPaymentPatch.Builder builder = CustomerPaymentPatch.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.description("x".repeat(101)))
                .withMessageStartingWith("description is 101 characters long");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.comment(""))
                .withMessageStartingWith("comment is blank")
                .withMessageContaining("clear… method");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.customerId(ZERO))
                .withMessageStartingWith("customerId is the zero GUID")
                .withMessageContaining("clear… method");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.lineNumber(0))
                .withMessageStartingWith("lineNumber is 0");
        assertThatNullPointerException().isThrownBy(() -> builder.comment(null)).withMessage("comment");
        assertThat(builder.build().isEmpty()).isTrue();
    }

    @Test
    void toBuilderStartsFromThePatchAndLeavesItAsItWas() {
        CustomerPaymentPatch patch =
                CustomerPaymentPatch.builder().clearComment().description("d").build();

        CustomerPaymentPatch changed = patch.toBuilder().comment("c").build();

        assertThat(patch.toBuilder().build()).isEqualTo(patch);
        assertThat(JSON.toJson(changed)).isEqualTo("{\"description\":\"d\",\"comment\":\"c\"}");
        assertThat(JSON.toJson(patch)).isEqualTo("{\"description\":\"d\",\"comment\":\"\"}");
    }

    @Test
    void equalByWhatWillBeSent() {
        CustomerPaymentPatch patch =
                CustomerPaymentPatch.builder().amount(new BigDecimal("5.0")).build();
        CustomerPaymentPatch same =
                CustomerPaymentPatch.builder().amount(new BigDecimal("5.00")).build();

        assertThat(patch).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(patch).isNotEqualTo(patch.toBuilder().clearComment().build());
        assertThat(CustomerPaymentPatch.builder().clearComment().build())
                .isNotEqualTo(CustomerPaymentPatch.builder().build());
    }

    @Test
    void toStringNamesPropertiesAndNoValues() {
        CustomerPaymentPatch patch = CustomerPaymentPatch.builder()
                .comment("secret")
                .clearAppliedInvoice()
                .build();

        assertThat(patch).hasToString("CustomerPaymentPatch[appliesToInvoiceId, appliesToInvoiceNumber, comment]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"Comment\":\"secret\"}, Comment is not an additional property. Call comment(…) instead.",
                "{\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\"}, id cannot be sent",
                "{\"journalId\":\"00000000-0000-0000-0000-000000000000\"}, journalId cannot be sent",
                "{\"contactId\":\"secret\"}, contactId cannot be sent",
                "{\"contactId\":\"\"}, contactId cannot be sent",
                "{\"lastModifiedDateTime\":null}, lastModifiedDateTime cannot be sent",
                "{\"@odata.etag\":\"\\\"secret\\\"\"}, @odata.etag",
                "{\"customerNumber\":\"secretsecretsecretsecret\"}, customerNumber is 24 characters long",
                "{\"comment\":\"  \"}, comment is blank",
                "{\"lineNumber\":null}, lineNumber is 0"
            })
    void whatCannotBeSentCannotBeReadEither(String json, String reason) {
        assertThatExceptionOfType(JsonDataException.class)
                .isThrownBy(() -> JSON.fromJson(json))
                .withMessageContaining(reason)
                .withMessageContaining("at path $")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "59b250b8"));
    }

    private static String sentBy(UnaryOperator<CustomerPaymentPatch.Builder> calls) {
        return JSON.toJson(calls.apply(CustomerPaymentPatch.builder()).build());
    }

    private static Stream<Sent> sets() {
        return Stream.of(
                new Sent("{\"lineNumber\":20000}", b -> b.lineNumber(20000)),
                new Sent("{\"customerId\":\"" + CUSTOMER + "\"}", b -> b.customerId(CUSTOMER)),
                new Sent("{\"customerNumber\":\"10000\"}", b -> b.customerNumber(" 10000 ")),
                new Sent("{\"postingDate\":\"2026-08-20\"}", b -> b.postingDate(LocalDate.of(2026, 8, 20))),
                new Sent("{\"documentNumber\":\"PAY-1\"}", b -> b.documentNumber("PAY-1")),
                new Sent("{\"externalDocumentNumber\":\"B-7\"}", b -> b.externalDocumentNumber("B-7")),
                new Sent("{\"amount\":0}", b -> b.amount(BigDecimal.ZERO)),
                new Sent("{\"amount\":-1600.50}", b -> b.amountReceived(new BigDecimal("1600.50"))),
                new Sent("{\"appliesToInvoiceId\":\"" + INVOICE + "\"}", b -> b.appliesToInvoiceId(INVOICE)),
                new Sent("{\"appliesToInvoiceNumber\":\"103032\"}", b -> b.appliesToInvoiceNumber("103032")),
                new Sent("{\"description\":\" d\"}", b -> b.description(" d")),
                new Sent("{\"comment\":\"c \"}", b -> b.comment("c ")));
    }

    private static Stream<Sent> clears() {
        return Stream.of(
                new Sent("{\"customerNumber\":\"\"}", CustomerPaymentPatch.Builder::clearCustomer),
                new Sent("{\"documentNumber\":\"\"}", CustomerPaymentPatch.Builder::clearDocumentNumber),
                new Sent(
                        "{\"externalDocumentNumber\":\"\"}", CustomerPaymentPatch.Builder::clearExternalDocumentNumber),
                new Sent(
                        "{\"appliesToInvoiceId\":\"" + ZERO + "\",\"appliesToInvoiceNumber\":\"\"}",
                        CustomerPaymentPatch.Builder::clearAppliedInvoice),
                new Sent("{\"description\":\"\"}", CustomerPaymentPatch.Builder::clearDescription),
                new Sent("{\"comment\":\"\"}", CustomerPaymentPatch.Builder::clearComment));
    }

    private record Sent(String json, UnaryOperator<CustomerPaymentPatch.Builder> by) {}
}
