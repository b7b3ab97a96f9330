package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionalPropertiesTest {
    private static final String NESTED = """
            {"id":"59b250b8-d336-ee11-bdf5-000d3a5f89ca",
             "currencyCode":"EUR",
             "exchangeRate":1.10,
             "precise":12345678901234567890.123456789,
             "huge":1E+12,
             "open":true,
             "none":null,
             "bank":{"name":"B","branches":[1,null,"x",{"deep":[]}]}}
            """;

    @Test
    void unknownPropertiesAreKeptExactlyInTheirOrder() throws IOException {
        Map<String, Object> additional = read(NESTED).additionalProperties();

        assertThat(additional)
                .containsExactly(
                        entry("currencyCode", "EUR"),
                        entry("exchangeRate", new BigDecimal("1.10")),
                        entry("precise", new BigDecimal("12345678901234567890.123456789")),
                        entry("huge", new BigDecimal("1E+12")),
                        entry("open", true),
                        entry("none", null),
                        entry(
                                "bank",
                                Map.of(
                                        "name",
                                        "B",
                                        "branches",
                                        Arrays.asList(BigDecimal.ONE, null, "x", Map.of("deep", List.of())))));
    }

    @Test
    void theyCannotBeModifiedAtAnyDepth() throws IOException {
        Map<String, Object> additional = read(NESTED).additionalProperties();
        Map<?, ?> bank = (Map<?, ?>) additional.get("bank");
        Collection<?> branches = (Collection<?>) bank.get("branches");

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> additional.put("x", "y"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> additional.remove("open"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> bank.remove("name"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> branches.remove("x"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> read("{}").additionalProperties().put("x", "y"));
    }

    @Test
    void whatTheBuilderWasGivenCanChangeWithoutChangingThePayment() {
        List<Object> branches = new ArrayList<>(List.of("north"));
        Map<String, Object> bank = new HashMap<>(Map.of("branches", branches));
        CustomerPayment payment =
                CustomerPayment.builder().additionalProperty("bank", bank).build();

        branches.add("south");
        bank.put("name", "B");

        assertThat(payment.additionalProperties()).containsExactly(entry("bank", Map.of("branches", List.of("north"))));
    }

    @Test
    void annotationsOfODataAreDropped() throws IOException {
        CustomerPayment payment = read("""
                {"@odata.context":"c","@odata.type":"#Microsoft.NAV.customerPayment","@odata.etag":"W/\\"a\\"",
                 "@odata.id":{"deep":[1,2,{"x":null}]},"customer@odata.navigationLink":"n","amount@odata.type":"#Decimal",
                 "odata":"kept"}
                """);

        assertThat(payment.additionalProperties()).containsExactly(entry("odata", "kept"));
        assertThat(payment.etag().value()).isEqualTo("W/\"a\"");
    }

    @Test
    void namesThatDifferInCaseAreOtherProperties() throws IOException {
        CustomerPayment payment = read("{\"Amount\":5,\"amount\":7}");

        assertThat(payment.amount()).isEqualByComparingTo("7");
        assertThat(payment.additionalProperties()).containsExactly(entry("Amount", new BigDecimal("5")));
    }

    @Test
    void theySurviveBeingStored() throws IOException {
        CustomerPayment payment = read("""
                {"currencyCode":"EUR","exchangeRate":1.10,"precise":12345678901234567890.123456789,"open":true,
                 "bank":{"name":"\\"B\\"","branches":[1,true,"x",[],{"deep":{}}]}}
                """);

        CustomerPayment read = throughStore(payment);

        assertThat(read).isEqualTo(payment).hasSameHashCodeAs(payment);
        assertThat(read.additionalProperties()).isEqualTo(payment.additionalProperties());
    }

    @Test
    void theirNullsSurviveBeingStored() throws IOException {
        CustomerPayment payment = read("{\"none\":null,\"bank\":{\"none\":null},\"list\":[null]}");

        assertThat(throughStore(payment).additionalProperties()).isEqualTo(payment.additionalProperties());
    }

    @Test
    void theirNumbersAreStoredWithoutExponents() throws IOException {
        CustomerPayment payment = read("{\"large\":1E+3,\"list\":[1E-10],\"map\":{\"n\":-2E+1}}");

        assertThat(CustomerPayment.jsonAdapter().toJson(payment))
                .isEqualTo("{\"large\":1000,\"list\":[0.0000000001],\"map\":{\"n\":-20}}");
    }

    @Test
    void theyAreWrittenAfterWhatTheTableKnows() throws IOException {
        CustomerPayment payment =
                read("{\"b\":[1,{\"c\":\"d\"}],\"a\":false,\"amount\":5,\"@odata.etag\":\"\\\"e\\\"\"}");

        assertThat(CustomerPayment.jsonAdapter().toJson(payment))
                .isEqualTo("{\"@odata.etag\":\"\\\"e\\\"\",\"amount\":5,\"b\":[1,{\"c\":\"d\"}],\"a\":false}");
    }

    private static CustomerPayment throughStore(CustomerPayment payment) throws IOException {
        return read(CustomerPayment.jsonAdapter().toJson(payment));
    }

    private static CustomerPayment read(String json) throws IOException {
        return CustomerPayment.jsonAdapter().fromJson(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "id", "@odata.context", "@context", "customer@odata.navigationLink", " "})
    void whatIsNoAdditionalPropertyIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPayment.builder().additionalProperty(name, 1))
                .withMessageContaining(name);
    }

    @Test
    void aValueThatJsonDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPayment.builder().additionalProperty("bank", new Object()))
                .withMessageContaining("bank");
    }

    @Test
    void newEntitiesAndPatchesSendThem() throws IOException {
        NewCustomerPayment payment = NewCustomerPayment.builder()
                .additionalProperty("branch", "north")
                .comment("c")
                .additionalProperty("rate", 1e3)
                .additionalProperty("tags", List.of("a", Map.of("b", true)))
                .build();
        CustomerPaymentPatch patch = CustomerPaymentPatch.builder()
                .additionalProperty("branch", null)
                .build();

        assertThat(payment.toJson())
                .isEqualTo("{\"comment\":\"c\",\"branch\":\"north\",\"rate\":1000.0,\"tags\":[\"a\",{\"b\":true}]}");
        assertThat(payment).hasToString("NewCustomerPayment[comment, branch, rate, tags]");
        assertThat(payment.toBuilder().build()).isEqualTo(payment);
        assertThat(NewCustomerPayment.jsonAdapter().fromJson(payment.toJson()).toJson())
                .isEqualTo(payment.toJson());
        assertThat(patch.toJson()).isEqualTo("{\"branch\":null}");
        assertThat(patch.isEmpty()).isFalse();
        assertThat(patch.additionalProperties()).containsExactly(entry("branch", null));
        assertThat(CustomerPaymentPatch.jsonAdapter().fromJson(patch.toJson())).isEqualTo(patch);
    }

    @Test
    void journalsAndDimensionsHaveThemToo() {
        assertThat(NewCustomerPaymentJournal.builder()
                        .code("A")
                        .additionalProperty("x", 1)
                        .build()
                        .toJson())
                .isEqualTo("{\"code\":\"A\",\"x\":1}");
        assertThat(CustomerPaymentJournalPatch.builder()
                        .additionalProperty("x", 1)
                        .build()
                        .toJson())
                .isEqualTo("{\"x\":1}");
        assertThat(NewCustomerPayment.builder()
                        .dimensionSetLine(NewDimensionSetLine.builder()
                                .code("A")
                                .valueCode("B")
                                .additionalProperty("x", 1)
                                .build())
                        .build()
                        .toJson())
                .isEqualTo("{\"dimensionSetLines\":[{\"code\":\"A\",\"valueCode\":\"B\",\"x\":1}]}");
        assertThat(DimensionSetLinePatch.builder()
                        .additionalProperty("x", 1)
                        .build()
                        .toJson())
                .isEqualTo("{\"x\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "documentNumber    | Call documentNumber(…) instead.",
                "DocumentNumber    | Call documentNumber(…) instead.",
                "amount            | Call amount(…) instead.",
                "dimensionSetLines | Call dimensionSetLine(…) instead.",
                "id                | id cannot be sent: the server sets it, or does not let it change. Leave it out.",
                "journalId         | journalId cannot be sent: the server sets it, or does not let it change. Leave it out."
            })
    void aKnownNameIsRefusedWithTheWayToSetIt(String name, String way) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().additionalProperty(name, "x"))
                .withMessage(name + " is not an additional property. " + way);
    }

    @Test
    void aPatchKnowsWhatAnUpdateCannotSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPaymentPatch.builder().additionalProperty("dimensionSetLines", List.of()))
                .withMessageContaining("dimensionSetLines cannot be sent");
    }

    @Test
    void valuesThatWouldArriveChangedAreRefused() {
        NewCustomerPayment.Builder builder = NewCustomerPayment.builder();

        for (Number number : List.of(Double.NaN, Float.POSITIVE_INFINITY, new BigDecimal("1E+61"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.additionalProperty("rate", number))
                    .withMessageStartingWith("rate is not a number in JSON, or has too many digits.");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.additionalProperty("note", List.of("\uD83D")))
                .withMessageStartingWith("note contains half of a character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.additionalProperty("day", LocalDate.EPOCH))
                .withMessageStartingWith(
                        "day is a java.time.LocalDate, which JSON does not have. Use strings (also for dates");
    }

    @Test
    void theyAreNotComparedWithTheStoredPayment() {
        NewCustomerPayment sent = NewCustomerPayment.builder()
                .comment("c")
                .additionalProperty("branch", "north")
                .build();
        CustomerPayment stored = CustomerPayment.builder()
                .comment("c")
                .additionalProperty("branch", "NORTH")
                .build();

        assertThat(sent.isStoredIn(stored)).isTrue();
        assertThat(CustomerPaymentPatch.between(
                                stored,
                                stored.toBuilder()
                                        .additionalProperty("branch", "x")
                                        .build())
                        .isEmpty())
                .isTrue();
    }
}
