package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own end-to-end scenarios for dimension set lines (10.3), as raw HTTP, in the order of the list. */
class DimensionSetLineScenariosTest extends StandInTest {
    private FakeBusinessCentralServer server;
    private UUID dimension;
    private Object parent;
    private String lines;

    @BeforeEach
    void start() {
        server = FakeBusinessCentralServer.start(fake);
        http = new OkHttpClient();
        root = server.url();
        dimension = fake.addDimension("D1", "Dimension one");
        fake.addDimensionValue(dimension, "V1", "Value one");
        fake.addDimensionValue(dimension, "V2", "Value two");
        parent = created("{\"customerNumber\":\"10000\",\"amount\":-10}").get("id");
        lines = payment(parent) + "/dimensionSetLines";
    }

    @AfterEach
    void stop() {
        server.close();
        http.connectionPool().evictAll();
    }

    private Answer add(String code, String value) {
        return post(lines, "{\"code\":\"" + code + "\",\"valueCode\":\"" + value + "\"}");
    }

    private Answer change(String body) {
        String address = lines + "(" + dimension + ")";
        return patch(address, body, "If-Match", get(address).is(200).etag());
    }

    private List<Object> values(String address) {
        return get(address).is(200).values().stream()
                .map(line -> line.get("valueCode"))
                .toList();
    }

    @Test
    void scenario1ALineIsOnItsParent() {
        add("D1", "V1").is(201);

        assertThat(values(lines)).containsExactly("V1");
    }

    @Test
    void scenario2TheTopLevelCollectionTakesNoLine() {
        post(company() + "dimensionSetLines", "{\"code\":\"D1\",\"valueCode\":\"V1\"}")
                .is(400);

        assertThat(values(lines)).isEmpty();
    }

    @Test
    void scenario3AnotherValueOfTheDimensionIsRefused() {
        add("D1", "V1").is(201);

        add("D1", "V2").is(400);

        assertThat(values(lines)).containsExactly("V1");
    }

    @Test
    void scenario4TheTopLevelCollectionIsFilteredByItsParent() {
        add("D1", "V1").is(201);
        add("AREA", "EUROPE").is(201);

        assertThat(values(company() + "dimensionSetLines?$filter=parentId eq " + parent
                        + " and parentType eq 'Journal Line'"))
                .containsExactly("EUROPE", "V1");
    }

    @Test
    void scenario5TheTopLevelCollectionIsRefusedUnfiltered() {
        add("D1", "V1").is(201);

        get(company() + "dimensionSetLines").is(400);
    }

    @Test
    void scenario6TheValueIsChanged() {
        add("D1", "V1").is(201);

        Answer changed = change("{\"valueCode\":\"V2\"}").is(200);

        assertThat(changed.get("id")).isEqualTo(dimension.toString());
        assertThat(values(lines)).containsExactly("V2");
    }

    @Test
    void scenario7TheDimensionIsNotChanged() {
        add("D1", "V1").is(201);

        change("{\"code\":\"AREA\"}").is(400);

        assertThat(values(lines)).containsExactly("V1");
    }

    @Test
    void scenario8ALineIsDeleted() {
        Answer line = add("D1", "V1").is(201);

        delete(lines + "(" + dimension + ")", "If-Match", line.etag()).is(204);

        assertThat(values(lines)).isEmpty();
    }

    @Test
    void scenario9APostedEntryIsTheParentOfItsLines() {
        add("D1", "V1").is(201);
        fake.changePayment(
                UUID.fromString((String) get(payments()).values().get(0).get("id")), Map.of("documentNumber", "P1"));
        post(company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post", "")
                .is(204);

        Object entry =
                get(company() + "generalLedgerEntries").is(200).values().get(0).get("id");
        String below = company() + "generalLedgerEntries(" + entry + ")/dimensionSetLines";

        Answer expanded = get(company() + "generalLedgerEntries(" + entry + ")?$expand=dimensionSetLines")
                .is(200);

        assertThat(expanded.get("dimensionSetLines"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("parentId", entry)
                .containsEntry("parentType", "General_x0020_Ledger_x0020_Entry")
                .containsEntry("valueCode", "V1");
        assertThat(get(below).is(200).values()).hasSize(1);
        assertThat(values(company() + "dimensionSetLines?$filter=parentId eq " + entry
                        + " and parentType eq 'General Ledger Entry'"))
                .containsExactly("V1");
        String readOnly = "Parent with ID " + entry
                + " does not exist or dimension set lines are read only for parent type General Ledger Entry.";
        post(below, "{\"code\":\"AREA\",\"valueCode\":\"EUROPE\"}")
                .isRefused(400, "Application_DialogException", readOnly);
        patch(below + "(" + dimension + ")", "{\"valueCode\":\"V2\"}", "If-Match", "*")
                .isRefused(400, "Application_DialogException", readOnly);
        delete(below + "(" + dimension + ")").isRefused(400, "Application_DialogException", readOnly);
    }
}
