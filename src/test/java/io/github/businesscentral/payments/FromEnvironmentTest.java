package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables that set endpoint and sign-in. {@link WithoutMsalTest} reads them from the environment of a process. */
class FromEnvironmentTest {
    private static final String SECRET = "planted-secret";

    private static final Map<String, String> ONLINE = Map.of(
            "BC_TENANT_ID", "contoso.example",
            "BC_ENVIRONMENT", "Sandbox",
            "BC_CLIENT_ID", "824820a2-508c-ed11-aada-000d3a298ab3",
            "BC_CLIENT_SECRET", SECRET);

    @Test
    void fourVariablesNameAnEnvironmentAndAnApplication() {
        CustomerPaymentsClient.Builder builder = builder(ONLINE);

        assertThat(builder.endpoint).isEqualTo(BusinessCentralEndpoint.online("contoso.example", "Sandbox"));
        assertThat(builder.tokenProvider)
                .hasToString("MsalTokenProvider[the application 824820a2-508c-ed11-aada-000d3a298ab3 of tenant"
                        + " contoso.example]");
    }

    @Test
    void endpointAloneNeedsNoSecret() {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client =
                        builder(Map.of("BC_ENDPOINT", server.url().toString())).build()) {
            assertThat(client.companies().list().first().orElseThrow().id()).isEqualTo(fake.companyId());
        }
    }

    @Test
    void allMissingVariablesAreNamedAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(Map.of("BC_ENVIRONMENT", "Sandbox", "BC_CLIENT_ID", " ")))
                .withMessage("Missing environment variables: BC_TENANT_ID, BC_CLIENT_ID, BC_CLIENT_SECRET. Set"
                        + " BC_TENANT_ID, BC_ENVIRONMENT, BC_CLIENT_ID, BC_CLIENT_SECRET for Business Central online, or"
                        + " BC_ENDPOINT alone for a test server. For any other server or sign-in call endpoint(…) and"
                        + " tokenProvider(…) instead of fromEnvironment().");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(Map.of("BC_CLIENT_SECRET", SECRET)))
                .withMessageStartingWith("Missing environment variables: BC_TENANT_ID, BC_ENVIRONMENT, BC_CLIENT_ID. ")
                .withMessageNotContaining(SECRET);
    }

    @Test
    void endpointAndOtherVariablesExcludeEachOther() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        builder(Map.of("BC_ENDPOINT", "http://127.0.0.1:8080/api/v2.0", "BC_CLIENT_SECRET", SECRET)))
                .withMessage(
                        "BC_ENDPOINT is for a test server, and BC_CLIENT_SECRET for Business Central online. Set one"
                                + " or the other.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BC_TENANT_ID     | contoso example | tenantId is neither a GUID nor a domain name.",
                "BC_ENVIRONMENT   | a/b             | environment cannot be part of an address",
                "BC_CLIENT_SECRET | planted-secret~ | secret is blank or contains control characters"
            })
    void valuesThatCannotBeUsedAreNotShown(String name, String value, String reason) {
        String broken = value.replace('~', '\n');
        Map<String, String> variables = new HashMap<>(ONLINE);
        variables.put(name, broken);

        assertThatIllegalStateException()
                .isThrownBy(() -> builder(variables))
                .withMessageStartingWith("One of BC_TENANT_ID, BC_ENVIRONMENT, BC_CLIENT_ID, BC_CLIENT_SECRET cannot be"
                        + " used: " + reason)
                .withMessageNotContaining(broken)
                .withMessageNotContaining(SECRET);
    }

    @Test
    void endpointMustBeAnAddressAndSafe() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(Map.of("BC_ENDPOINT", "localhost:8080")))
                .withMessageStartingWith("BC_ENDPOINT cannot be used: root is not an absolute http or https address.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of("BC_ENDPOINT", "http://bc.example.com/api/v2.0"))
                        .build())
                .withMessageContaining("http://bc.example.com:80 is not https");
    }

    @Test
    void lastCallCounts() {
        BusinessCentralEndpoint own = BusinessCentralEndpoint.of("https://bc.example.com/api/v2.0");

        assertThat(builder(ONLINE).endpoint(own).endpoint).isEqualTo(own);
        assertThat(CustomerPaymentsClient.builder().endpoint(own).fromEnvironment(ONLINE).endpoint)
                .isNotEqualTo(own);
    }

    private static CustomerPaymentsClient.Builder builder(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("PATH", "/bin");
        return CustomerPaymentsClient.builder().fromEnvironment(environment);
    }
}
