package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerTest {
    /** Made up, in the server's own form. */
    private static final String SAMPLE = """
            {"@odata.etag":"W/\\"1\\"","id":"75e545bc-f6f9-ef11-9344-6045bdc8c234","number":"10000",\
            "displayName":"Adatum Corporation","type":"Company","addressLine1":"192 Market Square",\
            "addressLine2":"2nd floor","city":"Atlanta","state":"GA","country":"US","postalCode":"31772",\
            "phoneNumber":"555 0100","email":"a@example.com","website":"example.com","salespersonCode":"JO",\
            "balanceDue":1500.10,"creditLimit":9000,"taxLiable":true,\
            "taxAreaId":"00000000-0000-0000-0000-000000000001","taxAreaDisplayName":"Georgia",\
            "taxRegistrationNumber":"789456278","currencyId":"00000000-0000-0000-0000-000000000002",\
            "currencyCode":"USD","paymentTermsId":"00000000-0000-0000-0000-000000000003",\
            "shipmentMethodId":"00000000-0000-0000-0000-000000000004",\
            "paymentMethodId":"00000000-0000-0000-0000-000000000005","blocked":"Ship",\
            "lastModifiedDateTime":"2026-08-20T09:15:02.580Z"}""";

    private static final String BLANK = """
            {"id":"00000000-0000-0000-0000-000000000000","number":"","displayName":"","type":"_x0020_",\
            "addressLine1":"","addressLine2":"","city":"","state":"","country":"","postalCode":"","phoneNumber":"",\
            "email":"","website":"","salespersonCode":"","balanceDue":0,"creditLimit":0,"taxLiable":false,\
            "taxAreaId":"00000000-0000-0000-0000-000000000000","taxAreaDisplayName":"","taxRegistrationNumber":"",\
            "currencyId":"00000000-0000-0000-0000-000000000000","currencyCode":"",\
            "paymentTermsId":"00000000-0000-0000-0000-000000000000",\
            "shipmentMethodId":"00000000-0000-0000-0000-000000000000",\
            "paymentMethodId":"00000000-0000-0000-0000-000000000000","blocked":"_x0020_",\
            "lastModifiedDateTime":"0001-01-01T00:00:00Z"}""";

    private record Accessor(String property, Function<Customer, Object> get) {}

    static Stream<Accessor> accessors() {
        return Stream.of(
                new Accessor("id", Customer::id),
                new Accessor("number", Customer::number),
                new Accessor("displayName", Customer::displayName),
                new Accessor("type", Customer::type),
                new Accessor("addressLine1", Customer::addressLine1),
                new Accessor("addressLine2", Customer::addressLine2),
                new Accessor("city", Customer::city),
                new Accessor("state", Customer::state),
                new Accessor("country", Customer::country),
                new Accessor("postalCode", Customer::postalCode),
                new Accessor("phoneNumber", Customer::phoneNumber),
                new Accessor("email", Customer::email),
                new Accessor("website", Customer::website),
                new Accessor("salespersonCode", Customer::salespersonCode),
                new Accessor("balanceDue", Customer::balanceDue),
                new Accessor("creditLimit", Customer::creditLimit),
                new Accessor("taxLiable", Customer::taxLiable),
                new Accessor("taxAreaId", Customer::taxAreaId),
                new Accessor("taxAreaDisplayName", Customer::taxAreaDisplayName),
                new Accessor("taxRegistrationNumber", Customer::taxRegistrationNumber),
                new Accessor("currencyId", Customer::currencyId),
                new Accessor("currencyCode", Customer::currencyCode),
                new Accessor("paymentTermsId", Customer::paymentTermsId),
                new Accessor("shipmentMethodId", Customer::shipmentMethodId),
                new Accessor("paymentMethodId", Customer::paymentMethodId),
                new Accessor("blocked", Customer::blocked),
                new Accessor("lastModifiedDateTime", Customer::lastModifiedDateTime));
    }

    private static Customer read(String json) throws IOException {
        return Customer.jsonAdapter().fromJson(json);
    }

    @Test
    void readsWhatTheServerSends() throws IOException {
        Customer customer = read(SAMPLE);

        assertThat(customer.etag()).isEqualTo(ETag.of("W/\"1\""));
        assertThat(customer.id()).hasToString("75e545bc-f6f9-ef11-9344-6045bdc8c234");
        assertThat(customer.number()).isEqualTo("10000");
        assertThat(customer.displayName()).isEqualTo("Adatum Corporation");
        assertThat(customer.type()).isEqualTo(CustomerType.COMPANY);
        assertThat(customer.addressLine1()).isEqualTo("192 Market Square");
        assertThat(customer.addressLine2()).isEqualTo("2nd floor");
        assertThat(customer.city()).isEqualTo("Atlanta");
        assertThat(customer.state()).isEqualTo("GA");
        assertThat(customer.country()).isEqualTo("US");
        assertThat(customer.postalCode()).isEqualTo("31772");
        assertThat(customer.phoneNumber()).isEqualTo("555 0100");
        assertThat(customer.email()).isEqualTo("a@example.com");
        assertThat(customer.website()).isEqualTo("example.com");
        assertThat(customer.salespersonCode()).isEqualTo("JO");
        assertThat(customer.balanceDue()).isEqualByComparingTo("1500.10");
        assertThat(customer.creditLimit()).isEqualByComparingTo("9000");
        assertThat(customer.taxLiable()).isTrue();
        assertThat(customer.taxAreaId()).contains(new UUID(0, 1));
        assertThat(customer.taxAreaDisplayName()).isEqualTo("Georgia");
        assertThat(customer.taxRegistrationNumber()).isEqualTo("789456278");
        assertThat(customer.currencyId()).contains(new UUID(0, 2));
        assertThat(customer.currencyCode()).isEqualTo("USD");
        assertThat(customer.paymentTermsId()).contains(new UUID(0, 3));
        assertThat(customer.shipmentMethodId()).contains(new UUID(0, 4));
        assertThat(customer.paymentMethodId()).contains(new UUID(0, 5));
        assertThat(customer.blocked()).isEqualTo(CustomerBlocked.SHIP);
        assertThat(customer.lastModifiedDateTime()).contains(Instant.parse("2026-08-20T09:15:02.580Z"));
        assertThat(customer.additionalProperties()).isEmpty();
    }

    @Test
    void blanksReadAsEmpty() throws IOException {
        Customer customer = read(BLANK);

        assertThat(customer.number()).isEmpty();
        assertThat(customer.type()).isEqualTo(CustomerType.NONE);
        assertThat(customer.blocked()).isEqualTo(CustomerBlocked.NONE);
        assertThat(customer.balanceDue()).isZero();
        assertThat(customer.taxLiable()).isFalse();
        assertThat(customer.taxAreaId()).isEmpty();
        assertThat(customer.currencyId()).isEmpty();
        assertThat(customer.paymentTermsId()).isEmpty();
        assertThat(customer.shipmentMethodId()).isEmpty();
        assertThat(customer.paymentMethodId()).isEmpty();
        assertThat(customer.lastModifiedDateTime()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void anAbsentPropertyThrowsAndLeavesTheOthersReadable(Accessor accessor) throws IOException {
        Customer customer = read(SAMPLE.replace("\"" + accessor.property() + "\":", "\"@odata.absent\":"));

        assertThatIllegalStateException()
                .isThrownBy(() -> accessor.get().apply(customer))
                .withMessageStartingWith(accessor.property() + " is not in this customer")
                .withMessageContaining("select(…)");
        assertThat(accessors().filter(other -> !other.property().equals(accessor.property())))
                .allSatisfy(other -> assertThat(other.get().apply(customer)).isNotNull());
    }

    @Test
    void isWrittenAsTheServerSendsIt() throws IOException {
        assertThat(Customer.jsonAdapter().toJson(read(SAMPLE))).isEqualTo(SAMPLE);
        assertThat(Customer.jsonAdapter().toJson(read(BLANK))).isEqualTo(BLANK);
        assertThat(Customer.jsonAdapter().toJson(read("{}"))).isEqualTo("{}");
    }

    @Test
    void oneThatIsBuiltIsEqualToOneThatWasRead() throws IOException {
        Customer built = Customer.builder()
                .set(CustomerFields.NUMBER, "10000")
                .set(CustomerFields.TYPE, CustomerType.COMPANY)
                .set(CustomerFields.CREDIT_LIMIT, new BigDecimal("9000.00"))
                .set(CustomerFields.TAX_LIABLE, true)
                .set(CustomerFields.CURRENCY_ID, new UUID(0, 0))
                .etag(ETag.of("W/\"1\""))
                .additionalProperty("loyalty", "gold")
                .build();

        assertThat(built)
                .isEqualTo(read("{\"@odata.etag\":\"W/\\\"1\\\"\",\"number\":\"10000\",\"type\":\"Company\","
                        + "\"creditLimit\":9000,\"taxLiable\":true,"
                        + "\"currencyId\":\"00000000-0000-0000-0000-000000000000\",\"loyalty\":\"gold\"}"))
                .isNotEqualTo(read(SAMPLE));
        assertThat(built.currencyId()).isEmpty();
        assertThat(built.additionalProperties()).containsExactly(entry("loyalty", "gold"));
        assertThat(built.has(CustomerFields.CITY)).isFalse();
    }

    @Test
    void aBuilderUsedOnLeavesWhatItBuiltAsItWas() {
        EntityBuilder<Customer> builder = Customer.builder().set(CustomerFields.CITY, "Atlanta");
        Customer customer = builder.build();

        builder.set(CustomerFields.CITY, "Berlin").etag(ETag.ANY).additionalProperty("x", 1);

        assertThat(customer.city()).isEqualTo("Atlanta");
        assertThat(customer.additionalProperties()).isEmpty();
        assertThatIllegalStateException().isThrownBy(customer::etag).withMessageContaining("customer has no ETag");
    }

    @Test
    void aBuilderRefusesNullAndKnownNames() {
        EntityBuilder<Customer> builder = Customer.builder();

        assertThatNullPointerException()
                .isThrownBy(() -> builder.set(CustomerFields.CITY, null))
                .withMessage("city");
        assertThatNullPointerException().isThrownBy(() -> builder.etag(null)).withMessage("etag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.additionalProperty("city", "Atlanta"))
                .withMessageContaining("city is not an additional property");
    }

    @Test
    void isNamedByItsIdAlone() throws IOException {
        assertThat(read(SAMPLE)).hasToString("Customer[id=75e545bc-f6f9-ef11-9344-6045bdc8c234]");
        assertThat(read("{}")).hasToString("Customer[id=none]");
    }
}
