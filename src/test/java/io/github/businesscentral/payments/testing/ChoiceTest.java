package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The alternatives; the other tests show what happens without them. */
class ChoiceTest extends StandInTest {
    @Test
    void unfilteredReadOfNothingIsEmpty() {
        choose(Choice.UNFILTERED_READ_OF_NOTHING_IS_EMPTY);
        String direct = company() + "customerPayments?$filter=comment eq 'x'";

        assertThat(get(direct).is(200).values()).isEmpty();
        created("{\"comment\":\"y\"}");
        assertThat(get(direct).is(200).values()).isEmpty();
        created("{\"comment\":\"x\"}");
        get(direct).isRefused(400, "Application_DialogException");
    }

    @Test
    void unknownCustomerIsTableRelationError() {
        choose(Choice.UNKNOWN_CUSTOMER_IS_TABLE_RELATION_ERROR);

        post(payments(), "{\"customerNumber\":\"99999\"}")
                .isRefused(
                        400,
                        "Internal_InvalidTableRelation",
                        "The field Account No. of table Gen. Journal Line contains a value (99999) that cannot be found in"
                                + " the related table (Customer).");
    }

    @Test
    void directCreateRefused() {
        choose(Choice.DIRECT_CREATE_REFUSED);

        post(company() + "customerPayments", "{\"journalId\":\"" + fake.journalId() + "\"}")
                .isRefused(400, "Application_DialogException");
        created("{}");
    }

    @Test
    void journalNameAloneRefused() {
        choose(Choice.JOURNAL_NAME_ALONE_REFUSED);

        post(company() + "customerPayments", "{\"journalDisplayName\":\"CASHIN\"}")
                .isRefused(400, "Application_DialogException");
        post(company() + "customerPayments", "{\"journalId\":\"" + fake.journalId() + "\"}")
                .is(201);
    }

    @Test
    void propertiesAppliedInBodyOrderLetALaterIdWin() {
        choose(Choice.PROPERTIES_APPLIED_IN_BODY_ORDER);
        String id = "\"customerId\":\"" + customer("10000") + "\"";
        String number = "\"customerNumber\":\"20000\"";

        assertThat(created("{" + number + "," + id + "}").get("customerNumber")).isEqualTo("10000");
        post(payments(), "{" + id + "," + number + "}").isRefused(400, "Application_DialogException");
    }

    @Test
    void readOnlyPropertiesIgnored() {
        choose(Choice.READ_ONLY_PROPERTIES_IGNORED);

        assertThat(created("{\"id\":\"" + fake.companyId() + "\"}").get("id"))
                .isNotEqualTo(fake.companyId().toString());
    }

    @Test
    void nullIgnored() {
        choose(Choice.NULL_IGNORED);

        assertThat(created("{\"comment\":null}").get("comment")).isEqualTo("");
    }

    @Test
    void duplicateKeyIs409() {
        choose(Choice.DUPLICATE_KEY_IS_409);
        created("{\"lineNumber\":1}");

        post(payments(), "{\"lineNumber\":1}").isRefused(409, "Internal_EntityWithSameKeyExists");
    }

    @Test
    void locationAndEtagHeadersOmitted() {
        choose(Choice.LOCATION_AND_ETAG_HEADERS_OMITTED);

        Answer answer = created("{}");

        assertThat(answer.headers().names()).doesNotContain("Location", "ETag");
        assertThat(answer.etag()).startsWith("W/");
    }

    @Test
    void deleteNeedsIfMatch() {
        choose(Choice.DELETE_NEEDS_IF_MATCH);
        Answer line = created("{}");

        delete(payment(line.get("id"))).isRefused(400, "BadRequest_InvalidToken");
        delete(payment(line.get("id")), "If-Match", line.etag()).is(204);
    }

    @Test
    void cashReceiptJournalsCannotBePosted() {
        choose(Choice.CASH_RECEIPT_JOURNALS_CANNOT_BE_POSTED);
        created("{\"customerNumber\":\"10000\",\"amount\":-1}");

        post(company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post", "")
                .isRefused(404, "BadRequest_ResourceNotFound");

        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }

    @Test
    void missingEntityIsRecordNotFound() {
        choose(Choice.MISSING_ENTITY_IS_RECORD_NOT_FOUND);

        get(payment(ZERO_GUID)).isRefused(404, "Internal_RecordNotFound");
        get(company() + "nothing").isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void recordNotFoundIs400() {
        rebuild(FakeBusinessCentral.builder()
                .choose(Choice.MISSING_ENTITY_IS_RECORD_NOT_FOUND)
                .choose(Choice.RECORD_NOT_FOUND_IS_400));

        get(payment(ZERO_GUID)).isRefused(400, "Internal_RecordNotFound");
    }

    @Test
    void unknownJournalIsRecordNotFound() {
        choose(Choice.UNKNOWN_JOURNAL_IS_RECORD_NOT_FOUND);

        post(company() + "customerPayments", "{\"journalDisplayName\":\"NOSUCH\"}")
                .isRefused(404, "Internal_RecordNotFound");
    }

    @Test
    void permissionErrorIsUnknown() {
        choose(Choice.PERMISSION_ERROR_IS_UNKNOWN);
        fake.forbidToken("forbidden");

        get("companies", "Authorization", "Bearer forbidden").isRefused(403, "Unknown");
    }

    @Test
    void idTakenOnCreate() {
        String id = "59b250b8-d336-ee11-bdf5-000d3a5f89ca";
        post(payments(), "{\"id\":\"" + id + "\"}").isRefused(400, "BadRequest_InvalidOperation");

        choose(Choice.ID_TAKEN_ON_CREATE);

        assertThat(created("{\"id\":\"" + id + "\"}").get("id")).isEqualTo(id);
    }

    @Test
    void rowsOrderedById() {
        choose(Choice.ROWS_ORDERED_BY_ID);
        for (int i = 0; i < 20; i++) {
            created("{}");
        }

        List<Object> ids = get(payments()).is(200).values().stream()
                .map(line -> line.get("id"))
                .toList();

        assertThat(ids.stream().map(String::valueOf)).hasSize(20).isSorted();
        assertThat(get(payments() + "?$orderby=lineNumber").is(200).values().stream()
                        .map(line -> line.get("id"))
                        .toList())
                .isNotEqualTo(ids)
                .hasSameElementsAs(ids);
    }
}
