package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The other page of the journals' table, {@code journals} (2.5). */
class GeneralJournalsTest extends StandInTest {
    private String journals() {
        return company() + "journals";
    }

    private List<Object> codes(Answer answer) {
        return answer.is(200).values().stream()
                .map(journal -> journal.get("code"))
                .toList();
    }

    @Test
    void rule21TheListShowsTheGeneralTemplateUnlessTheFilterNamesTheOther() {
        Answer made =
                post(journals(), "{\"code\":\"DEFAULT\",\"displayName\":\"x\"}").is(201);

        assertThat(made.get("templateDisplayName")).isEqualTo("GENERAL");
        assertThat(codes(get(journals()))).containsExactly("DEFAULT");
        assertThat(codes(get(journals() + "?$filter=templateDisplayName eq 'GENERAL'")))
                .containsExactly("DEFAULT");
        assertThat(codes(get(journals() + "?$filter=templateDisplayName eq 'CASHRCPT'")))
                .containsExactly("CASHIN");
        assertThat(codes(get(company() + "customerPaymentJournals"))).containsExactly("CASHIN");
        get(company() + "customerPaymentJournals(" + made.get("id") + ")").is(404);
    }

    @Test
    void rule21ByItsIdAJournalIsFoundWhateverItsTemplateIs() {
        Answer seen = get(journals() + "(" + fake.journalId() + ")").is(200);

        assertThat(seen.json().keySet())
                .containsExactly(
                        "@odata.context",
                        "@odata.etag",
                        "id",
                        "code",
                        "displayName",
                        "templateDisplayName",
                        "lastModifiedDateTime",
                        "balancingAccountId",
                        "balancingAccountNumber");
        assertThat(seen.get("templateDisplayName")).isEqualTo("CASHRCPT");
        assertThat(seen.get("balancingAccountNumber")).isEqualTo("10100");
        assertThat(seen.etag())
                .isEqualTo(get(company() + "customerPaymentJournals(" + fake.journalId() + ")")
                        .etag());
    }

    @Test
    void rule21BothPagesChangeTheSameJournal() {
        String address = journals() + "(" + fake.journalId() + ")";
        Object line = created("{}").get("id");

        Answer changed = patch(
                        address, "{\"code\":\"BANK\"}", "If-Match", get(address).etag())
                .is(200);

        assertThat(changed.get("templateDisplayName")).isEqualTo("CASHRCPT");
        assertThat(get(payment(line)).get("journalDisplayName")).isEqualTo("BANK");
        delete(address, "If-Match", changed.etag()).is(204);
        get(company() + "customerPaymentJournals(" + fake.journalId() + ")").is(404);
    }

    @Test
    void rule21ATemplateIsChosenOnCreateAndStays() {
        Answer made = post(journals(), "{\"code\":\"BANK\",\"templateDisplayName\":\"cashrcpt\"}")
                .is(201);
        String address = journals() + "(" + made.get("id") + ")";

        assertThat(codes(get(company() + "customerPaymentJournals"))).containsExactly("BANK", "CASHIN");
        patch(address, "{\"templateDisplayName\":\"GENERAL\"}", "If-Match", "*")
                .isRefused(400, "BadRequest_InvalidOperation");
        patch(address, "{\"templateDisplayName\":\"CASHRCPT\"}", "If-Match", "*")
                .is(200);
        post(journals(), "{\"code\":\"X\",\"templateDisplayName\":\"PAYMENT\"}")
                .isRefused(
                        400,
                        "Internal_InvalidTableRelation",
                        "The field Journal Template Name of table Gen. Journal Batch contains a value (PAYMENT) that"
                                + " cannot be found in the related table (Gen. Journal Template).");
    }

    @Test
    void rule3AnUnknownJournalIsNotFound() {
        get(journals() + "(" + UUID.randomUUID() + ")").isRefused(404, "BadRequest_ResourceNotFound");
    }
}
