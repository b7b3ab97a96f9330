package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalsTest extends StandInTest {
    private String journals() {
        return company() + "customerPaymentJournals";
    }

    private String journal(Object id) {
        return journals() + "(" + id + ")";
    }

    private Answer change(Object id, String body) {
        return patch(journal(id), body, "If-Match", "*");
    }

    @Test
    void rule21AJournalMadeHereHasNoSeriesAndNoBalancingAccount() {
        Answer made = post(journals(), "{\"code\":\" giro\",\"displayName\":\"Giro\"}")
                .is(201);

        assertThat(made.text())
                .isEqualTo("{\"@odata.context\":\"" + root + "$metadata#" + journals() + "/$entity\","
                        + "\"@odata.etag\":\"" + made.etag().replace("\"", "\\\"") + "\","
                        + "\"id\":\"" + made.get("id") + "\","
                        + "\"code\":\"GIRO\",\"displayName\":\"Giro\","
                        + "\"lastModifiedDateTime\":\"2026-08-20T12:00:00.58Z\","
                        + "\"balancingAccountId\":\"" + ZERO_GUID + "\",\"balancingAccountNumber\":\"\"}");
        assertThat(made.headers().get("Location")).isEqualTo(root + journal(made.get("id")));
        assertThat(get(journal(made.get("id"))).is(200).text()).isEqualTo(made.text());
        assertThat(post(journal(made.get("id")) + "/customerPayments", "{}")
                        .is(201)
                        .get("documentNumber"))
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":\"\"}", "{\"code\":\"  \",\"displayName\":\"x\"}"})
    void rule21AJournalNeedsACode(String body) {
        post(journals(), body).isRefused(400, "BadRequest_RequiredParamNotProvided");
        change(fake.journalId(), "{\"code\":\"\"}").isRefused(400, "BadRequest_RequiredParamNotProvided");

        assertThat(get(journals()).values()).hasSize(1);
    }

    @Test
    void rule21ACodeHasAtMostTenCharacters() {
        post(journals(), "{\"code\":\"ELEVENCHARS\"}")
                .isRefused(
                        400,
                        "Application_StringExceededLength",
                        "The length of the string is 11, but it must be less than or equal to 10 characters. Value:"
                                + " ELEVENCHARS");
    }

    @Test
    void rule21ACodeIsUniqueInItsTemplate() {
        Object other = post(journals(), "{\"code\":\"OTHER\"}").is(201).get("id");

        post(journals(), "{\"code\":\"cashin\"}")
                .isRefused(
                        400,
                        "Internal_EntityWithSameKeyExists",
                        "The record in table Gen. Journal Batch already exists. Identification fields and values: Journal"
                                + " Template Name='CASHRCPT',Name='CASHIN'");
        change(other, "{\"code\":\"CASHIN\",\"displayName\":\"lost\"}")
                .isRefused(400, "Internal_EntityWithSameKeyExists");

        assertThat(get(journal(other)).get("displayName")).isEqualTo("");
        post(company() + "journals", "{\"code\":\"CASHIN\"}").is(201);
        change(other, "{\"code\":\"other\"}").is(200);
    }

    @Test
    void rule21ARenamedJournalShowsInItsPayments() {
        Answer line = created("{\"lineNumber\":5}");

        assertThat(change(fake.journalId(), "{\"code\":\"bank\"}").is(200).get("code"))
                .isEqualTo("BANK");

        Answer after = get(payment(line.get("id"))).is(200);
        assertThat(after.get("journalDisplayName")).isEqualTo("BANK");
        assertThat(after.etag()).isNotEqualTo(line.etag());
        assertThat(created("{\"journalDisplayName\":\"BANK\"}").lineNumber()).isEqualTo(10005);
        post(journals(), "{\"code\":\"CASHIN\"}").is(201);
    }

    @Test
    void rule21ADeletedJournalTakesItsLinesWithIt() {
        UUID other = fake.addJournal("OTHER");
        UUID kept = fake.addPayment(other, Map.of());
        UUID lost = fake.addPayment(fake.journalId(), Map.of());
        fake.addHiddenLine(fake.journalId(), Map.of());

        delete(journal(fake.journalId())).is(204);

        get(journal(fake.journalId())).isRefused(404, "BadRequest_ResourceNotFound");
        get(company() + "customerPayments(" + lost + ")").isRefused(404, "BadRequest_ResourceNotFound");
        get(company() + "customerPayments(" + kept + ")").is(200);
        post(journals(), "{\"code\":\"CASHIN\"}").is(201);
    }

    @Test
    void rule25JournalsHaveEtagsAsPaymentsDo() {
        Answer first = get(journal(fake.journalId())).is(200);

        patch(journal(fake.journalId()), "{}").isRefused(400, "BadRequest_InvalidToken");
        Answer second = patch(journal(fake.journalId()), "{\"displayName\":\"a\"}", "If-Match", first.etag())
                .is(200);
        patch(journal(fake.journalId()), "{\"displayName\":\"b\"}", "If-Match", first.etag())
                .isRefused(409, "Request_EntityChanged");
        delete(journal(fake.journalId()), "If-Match", first.etag()).isRefused(409, "Request_EntityChanged");

        assertThat(second.get("displayName")).isEqualTo("a");
        assertThat(second.get("code")).isEqualTo("CASHIN");
        assertThat(second.modified()).isAfter(first.modified());
        delete(journal(fake.journalId()), "If-Match", second.etag()).is(204);
    }

    @Test
    void rule22TheNumberFollowsTheId() {
        UUID account = id("accounts", "number", "10200");

        Answer made = post(journals(), "{\"code\":\"BANK\",\"balancingAccountId\":\"" + account + "\"}")
                .is(201);
        assertThat(made.get("balancingAccountNumber")).isEqualTo("10200");

        Answer cleared = change(made.get("id"), "{\"balancingAccountId\":\"" + ZERO_GUID + "\"}")
                .is(200);
        assertThat(cleared.get("balancingAccountId")).isEqualTo(ZERO_GUID);
        assertThat(cleared.get("balancingAccountNumber")).isEqualTo("");
    }

    @Test
    void rule22AnUnknownAccountIsRefused() {
        String text = "The \"balancingAccountNumber\" does not match to a G/L Account.";

        post(journals(), "{\"code\":\"BANK\",\"balancingAccountId\":\"" + fake.companyId() + "\"}")
                .isRefused(400, "Application_DialogException", text);
        change(fake.journalId(), "{\"balancingAccountId\":\"" + customer("10000") + "\"}")
                .isRefused(400, "Application_DialogException", text);

        assertThat(get(journals()).values()).hasSize(1);
        assertThat(get(journal(fake.journalId())).get("balancingAccountNumber")).isEqualTo("10100");
    }

    @Test
    void rule22AnAccountMustAllowDirectPosting() {
        UUID account = fake.addAccount("99999", "Control account");
        fake.denyDirectPosting(account);

        change(fake.journalId(), "{\"balancingAccountId\":\"" + account + "\"}")
                .isRefused(400, "Application_FieldValidationException");
    }

    @Test
    void rule22TheNumberCannotBeWritten() {
        change(fake.journalId(), "{\"balancingAccountNumber\":\"10200\"}")
                .isRefused(400, "BadRequest_InvalidOperation");
        change(fake.journalId(), "{\"balancingAccountNumber\":\"10100\"}").is(200);
    }

    @Test
    void paymentsCanBeMadeTogetherWithTheirJournal() {
        Answer made = post(
                        journals(),
                        "{\"code\":\"DEEP\",\"customerPayments\":[{\"customerNumber\":\"10000\",\"amount\":-1},"
                                + "{\"customerNumber\":\"30000\",\"dimensionSetLines\":[{\"code\":\"AREA\","
                                + "\"valueCode\":\"EUROPE\"}]}]}")
                .is(201);

        Answer lines = get(journal(made.get("id")) + "/customerPayments").is(200);
        assertThat(lines.values())
                .extracting(line -> line.get("customerNumber"))
                .containsExactly("10000", "30000");
        assertThat(get(company() + "customerPayments(" + lines.values().get(1).get("id") + ")/dimensionSetLines")
                        .is(200)
                        .values())
                .hasSize(1);
    }

    @Test
    void aJournalIsNotMadeIfOneOfItsPaymentsIsRefused() {
        post(
                        journals(),
                        "{\"code\":\"DEEP\",\"customerPayments\":[{\"customerNumber\":\"10000\"},"
                                + "{\"customerNumber\":\"99999\"}]}")
                .isRefused(400, "Application_DialogException");
        post(journals(), "{\"code\":\"DEEP\",\"customerPayments\":{}}").isRefused(400, "BadRequest");
        post(journals(), "{\"code\":\"DEEP\",\"customerPayments\":[1]}").isRefused(400, "BadRequest");

        assertThat(get(journals()).values()).hasSize(1);
    }
}
