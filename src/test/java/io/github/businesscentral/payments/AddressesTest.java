package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.UUID;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    private static final UUID COMPANY = UUID.fromString("824820A2-508C-ED11-AADA-000D3A298AB3");
    private static final UUID JOURNAL = UUID.fromString("7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca");
    private static final UUID PAYMENT = UUID.fromString("59b250b8-d336-ee11-bdf5-000d3a5f89ca");
    private static final UUID ZERO = new UUID(0, 0);

    private static final String ROOT = "https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production/api/v2.0";

    private final Addresses addresses = new Addresses(BusinessCentralEndpoint.online("contoso.com", "Production"));

    @Test
    void theNestedCollectionIsThatOfTheFactSheet() {
        assertThat(addresses.journalPayments(COMPANY, JOURNAL))
                .hasToString(ROOT + "/companies(824820a2-508c-ed11-aada-000d3a298ab3)"
                        + "/customerPaymentJournals(7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca)/customerPayments");
    }

    @Test
    void theNestedPaymentIsThatOfTheFactSheet() {
        assertThat(addresses.journalPayment(COMPANY, JOURNAL, PAYMENT))
                .hasToString(ROOT + "/companies(824820a2-508c-ed11-aada-000d3a298ab3)"
                        + "/customerPaymentJournals(7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca)"
                        + "/customerPayments(59b250b8-d336-ee11-bdf5-000d3a5f89ca)");
    }

    @Test
    void theDirectPaymentIsThatOfTheFactSheet() {
        assertThat(addresses.payment(COMPANY, PAYMENT))
                .hasToString(ROOT + "/companies(824820a2-508c-ed11-aada-000d3a298ab3)"
                        + "/customerPayments(59b250b8-d336-ee11-bdf5-000d3a5f89ca)");
    }

    @Test
    void theTenantStaysInTheQuery() {
        HttpUrl host = HttpUrl.get("https://bc.example.com:7048/");
        Addresses onPremises = new Addresses(BusinessCentralEndpoint.onPremises(host, "BC", "con toso"));

        assertThat(onPremises.journalPayments(COMPANY, JOURNAL))
                .hasToString("https://bc.example.com:7048/BC/api/v2.0/companies(824820a2-508c-ed11-aada-000d3a298ab3)"
                        + "/customerPaymentJournals(7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca)/customerPayments"
                        + "?tenant=con%20toso");
        assertThat(onPremises.payment(COMPANY, PAYMENT).queryParameter("tenant"))
                .isEqualTo("con toso");
        assertThat(onPremises.journalPayment(COMPANY, JOURNAL, PAYMENT).queryParameter("tenant"))
                .isEqualTo("con toso");
    }

    @ParameterizedTest
    @CsvSource({
        "https://proxy.example.com, https://proxy.example.com/companies",
        "https://proxy.example.com/, https://proxy.example.com/companies",
        "https://proxy.example.com/bc/api/v1.0/, https://proxy.example.com/bc/api/v1.0/companies"
    })
    void theCompaniesFollowTheRootWithOneSlash(String root, String expected) {
        Addresses proxied = new Addresses(BusinessCentralEndpoint.of(root));

        assertThat(proxied.payment(COMPANY, PAYMENT).toString()).startsWith(expected + "(");
    }

    @Test
    void theVersionIsTheEndpoints() {
        assertThat(addresses.apiVersion()).isEqualTo(ApiVersion.V2_0);
        assertThat(new Addresses(BusinessCentralEndpoint.of("https://x/api/v1.0")).apiVersion())
                .isEqualTo(ApiVersion.V1_0);
    }

    @Test
    void theZeroGuidIsNoPayment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addresses.payment(COMPANY, ZERO))
                .withMessageStartingWith("id is the zero GUID")
                .withMessageContaining("Take the id from the entity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addresses.journalPayment(COMPANY, JOURNAL, ZERO))
                .withMessageStartingWith("id is the zero GUID");
        assertThatNullPointerException()
                .isThrownBy(() -> addresses.payment(COMPANY, null))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> addresses.journalPayment(COMPANY, JOURNAL, null))
                .withMessage("id");
    }

    @Test
    void theZeroGuidIsNoCompanyAndNoJournal() {
        try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.online("contoso.com", "Production"))
                .tokenProvider(request -> {
                    throw new AssertionError("nothing is to be sent");
                })
                .build()) {
            CompanyPayments company = client.company(COMPANY);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.company(ZERO))
                    .withMessageStartingWith("companyId is the zero GUID");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> company.journal(ZERO))
                    .withMessageStartingWith("journalId is the zero GUID");
            assertThatNullPointerException()
                    .isThrownBy(() -> client.company((UUID) null))
                    .withMessage("companyId");
            assertThatNullPointerException()
                    .isThrownBy(() -> company.journal((UUID) null))
                    .withMessage("journalId");
        }
    }

    @Test
    void anyOtherGuidPassesTheCheck() {
        UUID almostZero = new UUID(0, 1);

        assertThat(Addresses.checked(almostZero, "id")).isSameAs(almostZero);
    }
}
