package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressingTest extends StandInTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.businesscentral.dynamics.com/v2.0/Production/api/v2.0/",
                "https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production/api/v2.0/",
                "https://bc.local:7048/BC/api/v2.0/",
                "http://localhost/api/v2.0/"
            })
    void rule1AnyPrefixLeadsToTheApi(String prefix) {
        Answer answer = get(prefix + company() + "customers").is(200);

        assertThat(answer.get("@odata.context"))
                .isEqualTo(prefix + "$metadata#companies(" + fake.companyId() + ")/customers");
    }

    @Test
    void rule1CompanyMayStandInTheQuery() {
        Answer answer =
                get("customers?tenant=default&company=" + fake.companyId()).is(200);

        assertThat(answer.values()).hasSize(5);
    }

    @Test
    void rule1ARequestWithoutCompanyIsRefused() {
        get("customers").isRefused(400, "BadRequest");
    }

    @Test
    void rule1CompaniesAreReadOnly() {
        assertThat(get("companies").is(200).values())
                .singleElement()
                .satisfies(company -> assertThat(company)
                        .containsEntry("id", fake.companyId().toString())
                        .containsEntry("name", "CRONUS"));
        assertThat(get("companies(" + fake.companyId() + ")").is(200).get("name"))
                .isEqualTo("CRONUS");
        post("companies", "{}")
                .isRefused(
                        405,
                        "BadRequest_MethodNotAllowed",
                        "'POST' requests for 'companies' of EdmType 'Entity' are not allowed within Microsoft Dynamics NAV"
                                + " OData web services.");
        delete("companies(" + fake.companyId() + ")").isRefused(405, "BadRequest_MethodNotAllowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'%s'", "{%s}", "x%s", ""})
    void rule1KeysAreBareGuids(String form) {
        String key = String.format(form, fake.companyId());

        get("companies(" + key + ")/customers").isRefused(400, "BadRequest_InvalidRequestUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://bc.example/", "https://bc.example/v2.0/api/v1.0/companies", "https://bc.example/api"})
    void rule3WhereNoApiIsThereIsNoRoute(String url) {
        get(url).isRefused(
                        404,
                        "BadRequest_NotFound",
                        "No HTTP resource was found that matches the request URI '" + url + "'.");
    }

    @Test
    void rule3UnknownSegmentsAndIdsAreNotFound() {
        UUID nobody = UUID.randomUUID();

        get(company() + "customerReceipts")
                .isRefused(
                        404, "BadRequest_ResourceNotFound", "Resource not found for the segment 'customerReceipts'.");
        get(company() + "customers(" + nobody + ")").isRefused(404, "BadRequest_ResourceNotFound");
        get(payment(nobody)).isRefused(404, "BadRequest_ResourceNotFound");
        get(paymentsOf(nobody)).isRefused(404, "BadRequest_ResourceNotFound");
        post(paymentsOf(nobody), "{}").isRefused(404, "BadRequest_ResourceNotFound");
        get(company() + "customers(" + customer("10000") + ")/customerPayments")
                .isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void rule3APaymentIsNotFoundInAnotherJournal() {
        Object id = created("{}").get("id");
        UUID other = fake.addJournal("OTHER");

        get(payment(id)).is(200);
        get(paymentsOf(other) + "(" + id + ")").isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void rule3AnUnknownCompanyIsNotFound() {
        UUID nobody = UUID.randomUUID();

        get("companies(" + nobody + ")/customers").isRefused(404, "Internal_CompanyNotFound");
        get("customers?company=" + nobody).isRefused(404, "Internal_CompanyNotFound");
    }

    @Test
    void rule4NamesFromTheDocumentsAreNoAliases() {
        for (String address : new String[] {
            company() + "customerPayment",
            company() + "customerPaymentsJournals",
            company() + "customerPaymentJournals(" + fake.journalId() + ")/customerPayment"
        }) {
            get(address).isRefused(404, "BadRequest_NotFound");
            post(address, "{}").isRefused(404, "BadRequest_NotFound");
        }
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void aPostToAnEntityHasNoRoute() {
        Object id = created("{}").get("id");

        post(payment(id), "{}").isRefused(404, "BadRequest_NotFound");
    }

    @Test
    void verbsThatASetDoesNotOfferAreNotAllowed() {
        Object id = created("{}").get("id");

        send("PUT", payment(id), "{}").isRefused(405, "BadRequest_MethodNotAllowed");
        patch(payments(), "{}", "If-Match", "*").isRefused(405, "BadRequest_MethodNotAllowed");
        delete(payments()).isRefused(405, "BadRequest_MethodNotAllowed");
        post(company() + "customers", "{}").isRefused(405, "BadRequest_MethodNotAllowed");
        delete(company() + "customers(" + customer("10000") + ")").isRefused(405, "BadRequest_MethodNotAllowed");
        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }

    @Test
    void rule40AWriteCannotBeReadOnly() {
        get("companies", "Data-Access-Intent", "ReadOnly").is(200);
        for (String address : List.of(payments(), "$batch")) {
            Answer refused = post(address, "{}", "Data-Access-Intent", "ReadOnly");
            refused.isRefused(405, "BadRequest_MethodNotAllowed");
            assertThat(refused.headers().get("Allow")).isEqualTo("GET, OPTIONS");
        }

        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule40OptionsSaysWhatIsAllowed() {
        assertThat(send("OPTIONS", payments(), null).is(200).headers().get("Allow"))
                .isEqualTo("GET, POST, OPTIONS");
        assertThat(send("OPTIONS", payments(), null, "Data-Access-Intent", "ReadOnly")
                        .is(200)
                        .headers()
                        .get("Allow"))
                .isEqualTo("GET, OPTIONS");
    }

    @Test
    void rule41ACompanyIsFoundByItsNameToo() {
        get("customers?company=CRONUS").is(200);
        get("customers?company=NOBODY").isRefused(400, "Unknown", "The supplied company name is not valid.");
        get("customers?company=" + ZERO_GUID).isRefused(404, "Internal_CompanyNotFound");
    }

    @Test
    void rule42AKeyIsNoPathSegment() {
        Answer answer = get(company() + "customers/" + customer("10000"));

        answer.isRefused(404, "BadRequest_NotFound");
        assertThat(answer.text())
                .contains(
                        "The request URI is not valid. Since the segment 'customers' refers to a collection, this must be"
                                + " the last segment");
    }

    @Test
    void rule1APrefixMayHoldTheWordApi() {
        root = HttpUrl.get("https://bc.example/api/gw/v2.0/tenant/api/v2.0/");

        get("companies").is(200);
    }
}
