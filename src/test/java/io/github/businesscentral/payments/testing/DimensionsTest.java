package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DimensionsTest extends StandInTest {
    private List<Object> codes(String address) {
        return get(company() + address).is(200).values().stream()
                .map(entity -> entity.get("code"))
                .toList();
    }

    @Test
    void rule24DimensionsAreReadAsAListAndById() {
        UUID department = id("dimensions", "code", "DEPARTMENT");

        assertThat(codes("dimensions")).containsExactly("AREA", "DEPARTMENT", "PROJECT");
        Answer one = get(company() + "dimensions(" + department + ")").is(200);
        assertThat(one.json().keySet())
                .containsExactly(
                        "@odata.context",
                        "@odata.etag",
                        "id",
                        "code",
                        "displayName",
                        "consolidationCode",
                        "lastModifiedDateTime");
        assertThat(one.get("displayName")).isEqualTo("Department");
    }

    @Test
    void rule24ValuesAreReadNestedAndAtTheTop() {
        UUID department = id("dimensions", "code", "DEPARTMENT");
        UUID project = id("dimensions", "code", "PROJECT");
        UUID sales = id("dimensionValues", "code", "SALES");

        assertThat(codes("dimensions(" + department + ")/dimensionValues")).containsExactly("ADM", "SALES");
        assertThat(codes("dimensionValues")).containsExactlyInAnyOrder("ADM", "SALES", "TOYOTA", "VW", "EUROPE");
        assertThat(codes("dimensionValues?$filter=dimensionId eq " + project))
                .containsExactlyInAnyOrder("TOYOTA", "VW");
        for (String address : List.of("", "dimensions(" + department + ")/")) {
            Answer one =
                    get(company() + address + "dimensionValues(" + sales + ")").is(200);
            assertThat(one.get("dimensionId")).isEqualTo(department.toString());
            assertThat(one.get("displayName")).isEqualTo("Sales");
        }
        get(company() + "dimensions(" + project + ")/dimensionValues(" + sales + ")")
                .isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void rule29TheListOfAllValuesComesInPagesToo() {
        rebuild(FakeBusinessCentral.builder().pageSize(2));

        Answer page = get(company() + "dimensionValues").is(200);
        Answer next = get((String) page.get("@odata.nextLink")).is(200);
        Answer last = get((String) next.get("@odata.nextLink")).is(200);

        assertThat(page.values()).hasSize(2).doesNotContainAnyElementsOf(next.values());
        assertThat(last.values()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "customers", "salesInvoices", "dimensions", "dimensionValues"})
    void rule24WhatIsNotAboutPaymentsIsReadOnly(String set) {
        String id = (String) get(company() + set).is(200).values().get(0).get("id");
        String address = company() + set + "(" + id + ")";

        post(company() + set, "{}")
                .isRefused(
                        405,
                        "BadRequest_MethodNotAllowed",
                        "'POST' requests for '" + set
                                + "' of EdmType 'Entity' are not allowed within Microsoft Dynamics"
                                + " NAV OData web services.");
        patch(address, "{}", "If-Match", "*").isRefused(405, "BadRequest_MethodNotAllowed");
        delete(address).isRefused(405, "BadRequest_MethodNotAllowed");
        get(address).is(200);
        get(company() + set + "(" + ZERO_GUID + ")").isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void dimensionsCanBeSeeded() {
        UUID region = fake.addDimension("region", "Region");
        UUID north = fake.addDimensionValue(region, "north", "North");
        UUID south = fake.addDimensionValue(region, "SOUTH", "South");
        fake.setDefaultDimension(customer("10000"), north);
        fake.setDefaultDimension(customer("10000"), south);

        UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));

        assertThat(get(payment(payment) + "/dimensionSetLines").values())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("code", "REGION")
                        .containsEntry("valueId", south.toString())
                        .containsEntry("valueDisplayName", "South"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addDimension("REGION", "Again"))
                .withMessage("there is already a dimension with the code REGION");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addDimensionValue(region, "NORTH", "Again"))
                .withMessage("there is already a dimensionValue with the code NORTH");
        fake.addDimensionValue(fake.addDimension("OTHER", "Other"), "NORTH", "Another north");
    }

    @Test
    void aPaymentCanBeSeededWithDimensions() {
        UUID payment = fake.addPayment(
                fake.journalId(), Map.of("dimensionSetLines", List.of(Map.of("code", "AREA", "valueCode", "EUROPE"))));

        assertThat(get(payment(payment) + "/dimensionSetLines").values()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        fake.addPayment(fake.journalId(), Map.of("dimensionSetLines", List.of(Map.of("code", "AREA")))))
                .withMessageContaining("The \"valueId\" or \"valueCode\" field must be filled in.");
        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }
}
