package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCentralEndpointTest {
    private static final HttpUrl HOST = HttpUrl.get("https://bc.example.com:7048");

    @ParameterizedTest
    @CsvSource({
        "7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca, Production, 7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca/Production",
        "contoso.onmicrosoft.com, Sandbox-1, contoso.onmicrosoft.com/Sandbox-1",
        "contoso.com, My Sandbox, contoso.com/My%20Sandbox",
        "contoso.com, Prüfung, contoso.com/Pr%C3%BCfung",
        "contoso.com, 試験😀, contoso.com/%E8%A9%A6%E9%A8%93%F0%9F%98%80",
        "contoso.com, a?b#c%25&d=e;f, contoso.com/a%3Fb%23c%2525&d=e;f",
        "contoso.com, %2e%2e, contoso.com/%252e%252e",
        "contoso.com, ..., contoso.com/..."
    })
    void onlineHasTenantAndEnvironmentInThePath(String tenant, String environment, String expected) {
        BusinessCentralEndpoint endpoint = BusinessCentralEndpoint.online(tenant, environment);

        assertThat(endpoint.root())
                .hasToString("https://api.businesscentral.dynamics.com/v2.0/" + expected + "/api/v2.0");
        assertThat(endpoint.root().pathSegments()).containsExactly("v2.0", tenant, environment, "api", "v2.0");
        assertThat(endpoint).hasToString(endpoint.root().toString());
    }

    @Test
    void onPremisesHasTheInstanceInThePath() {
        assertThat(BusinessCentralEndpoint.onPremises(HOST, "BC").root())
                .hasToString("https://bc.example.com:7048/BC/api/v2.0");
        assertThat(BusinessCentralEndpoint.onPremises(HOST, "My BC").root())
                .hasToString("https://bc.example.com:7048/My%20BC/api/v2.0");
    }

    @ParameterizedTest
    @CsvSource({"contoso, contoso", "con toso, con%20toso", "a&b=c#d, a%26b%3Dc%23d", "Prüfung, Pr%C3%BCfung"})
    void onPremisesHasTheTenantInTheQuery(String tenant, String encoded) {
        HttpUrl root = BusinessCentralEndpoint.onPremises(HOST, "BC", tenant).root();

        assertThat(root).hasToString("https://bc.example.com:7048/BC/api/v2.0?tenant=" + encoded);
        assertThat(root.queryParameterValues("tenant")).containsExactly(tenant);
    }

    @Test
    void onPremisesReplacesATenantThatTheBaseHas() {
        HttpUrl base = HttpUrl.get("https://bc.example.com/?tenant=other");

        assertThat(BusinessCentralEndpoint.onPremises(base, "BC", "contoso").root())
                .hasToString("https://bc.example.com/BC/api/v2.0?tenant=contoso");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bc.example.com, https://bc.example.com/BC/api/v2.0",
        "https://bc.example.com/, https://bc.example.com/BC/api/v2.0",
        "https://bc.example.com//, https://bc.example.com/BC/api/v2.0",
        "https://proxy.example.com/erp, https://proxy.example.com/erp/BC/api/v2.0",
        "https://proxy.example.com/a%2Fb//c/, https://proxy.example.com/a%2Fb/c/BC/api/v2.0"
    })
    void slashesOfTheBaseDoNotMatter(String base, String expected) {
        assertThat(BusinessCentralEndpoint.onPremises(HttpUrl.get(base), "BC").root())
                .hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://proxy.example.com/bc/api/v2.0, https://proxy.example.com/bc/api/v2.0",
        "https://proxy.example.com/bc/api/v2.0/, https://proxy.example.com/bc/api/v2.0",
        "https://proxy.example.com/bc//api/v2.0//, https://proxy.example.com/bc/api/v2.0",
        "https://proxy.example.com/bc/api/v2.0/?tenant=a%26b, https://proxy.example.com/bc/api/v2.0?tenant=a%26b",
        "https://proxy.example.com/a%2Fb%20c/v2.0, https://proxy.example.com/a%2Fb%20c/v2.0",
        "https://proxy.example.com/bc/../api/v2.0, https://proxy.example.com/api/v2.0",
        "'  https://proxy.example.com/bc/api/v2.0 ', https://proxy.example.com/bc/api/v2.0",
        "HTTPS://Proxy.Example.com:443/bc/api/v2.0, https://proxy.example.com/bc/api/v2.0",
        "https://proxy.example.com, https://proxy.example.com/"
    })
    void anyOtherRootIsTakenWithoutItsEmptyParts(String root, String expected) {
        assertThat(BusinessCentralEndpoint.of(root).root()).hasToString(expected);
        assertThat(BusinessCentralEndpoint.of(HttpUrl.get(root.strip())).root()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/api/v2.0",
                "api.businesscentral.dynamics.com/v2.0",
                "//bc.example.com/api",
                "ftp://bc.example.com/api",
                "file:///api/v2.0",
                "https://",
                "https://bc.example.com:99999/",
                "https://bc example.com/"
            })
    void whatIsNoAbsoluteHttpAddressIsRefused(String root) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.of(root))
                .withMessageStartingWith("root is not an absolute http or https address")
                .withMessageContaining("https://api.businesscentral.dynamics.com/v2.0/{tenant}/{environment}/api/v2.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://someone:secret@bc.example.com/api/v2.0",
                "https://secret@bc.example.com/api/v2.0",
                "https://:secret@bc.example.com/api/v2.0"
            })
    void credentialsInAnAddressAreRefusedAndNotShown(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.of(address))
                .withMessageStartingWith("root contains a user name or password")
                .withMessageContaining("TokenProvider")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.onPremises(HttpUrl.get(address), "BC"))
                .withMessageStartingWith("base contains a user name or password");
    }

    @Test
    void aFragmentIsRefused() {
        String address = "https://bc.example.com/api/v2.0#top";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.of(address))
                .withMessageStartingWith("root ends in a fragment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.onPremises(HttpUrl.get(address), "BC", "contoso"))
                .withMessageStartingWith("base ends in a fragment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", " Production", "Production ", "\u2003", "\nx"})
    void blanksInAPartAreRefusedByName(String part) {
        assertPartIsRefused(part, "blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "/", "a/b", "../x", "a\\b", "\\"})
    void dotsAndSlashesInAPartAreRefusedByName(String part) {
        assertPartIsRefused(
                part,
                "cannot be part of an address, because it consists of dots or contains a slash. Pass only the name");
    }

    private static void assertPartIsRefused(String part, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.online(part, "Production"))
                .withMessageStartingWith("tenantId ")
                .withMessageContaining(reason);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.online("contoso.com", part))
                .withMessageStartingWith("environment ")
                .withMessageContaining(reason);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.onPremises(HOST, part))
                .withMessageStartingWith("instance ")
                .withMessageContaining(reason);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCentralEndpoint.onPremises(HOST, "BC", part))
                .withMessageStartingWith("tenant ")
                .withMessageContaining(reason);
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> BusinessCentralEndpoint.online(null, "x"))
                .withMessage("tenantId");
        assertThatNullPointerException()
                .isThrownBy(() -> BusinessCentralEndpoint.online("x", null))
                .withMessage("environment");
        assertThatNullPointerException()
                .isThrownBy(() -> BusinessCentralEndpoint.onPremises(null, "BC"))
                .withMessage("base");
        assertThatNullPointerException()
                .isThrownBy(() -> BusinessCentralEndpoint.onPremises(HOST, null))
                .withMessage("instance");
        assertThatNullPointerException()
                .isThrownBy(() -> BusinessCentralEndpoint.onPremises(HOST, "BC", null))
                .withMessage("tenant");
        assertThatNullPointerException()
                .isThrownBy(() -> BusinessCentralEndpoint.of((HttpUrl) null))
                .withMessage("root");
        assertThatNullPointerException()
                .isThrownBy(() -> BusinessCentralEndpoint.of((String) null))
                .withMessage("root");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bc.example.com/BC/api/v2.0, V2_0",
        "https://bc.example.com/BC/api/v1.0/?tenant=x, V1_0",
        "https://bc.example.com/v1.0/api/v2.0, V2_0",
        "https://bc.example.com/BC/api/beta, V2_0",
        "https://bc.example.com, V2_0"
    })
    void theVersionIsTheLastPartOfTheAddress(String root, ApiVersion expected) {
        assertThat(BusinessCentralEndpoint.of(root).apiVersion()).isEqualTo(expected);
    }

    @Test
    void theVersionCanBeSwitchedAndBack() {
        BusinessCentralEndpoint endpoint = BusinessCentralEndpoint.onPremises(HOST, "BC", "contoso");

        BusinessCentralEndpoint older = endpoint.withApiVersion(ApiVersion.V1_0);

        assertThat(older.root()).hasToString("https://bc.example.com:7048/BC/api/v1.0?tenant=contoso");
        assertThat(older.apiVersion()).isEqualTo(ApiVersion.V1_0);
        assertThat(endpoint.apiVersion()).isEqualTo(ApiVersion.V2_0);
        assertThat(older.withApiVersion(ApiVersion.V2_0)).isEqualTo(endpoint);
    }

    @Test
    void switchingTheVersionLeavesTheGatewaysOwnAlone() {
        assertThat(BusinessCentralEndpoint.online("contoso.com", "Production")
                        .withApiVersion(ApiVersion.V1_0)
                        .root())
                .hasToString("https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production/api/v1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://bc.example.com", "https://bc.example.com/api/beta", "https://bc.example.com/v2.0/x"})
    void whereThereIsNoVersionNoneCanBeSwitched(String root) {
        assertThatIllegalStateException()
                .isThrownBy(() -> BusinessCentralEndpoint.of(root).withApiVersion(ApiVersion.V1_0))
                .withMessageContaining("does not end in a version such as v2.0")
                .withMessageContaining("of(…)");
    }

    @Test
    void plainHttpIsRefusedExceptToThisMachine() {
        BusinessCentralEndpoint plain = BusinessCentralEndpoint.of("http://bc.example.com/BC/api/v2.0");

        assertThatIllegalArgumentException()
                .isThrownBy(plain::requireConfidential)
                .withMessageContaining("http://bc.example.com:80 is not https")
                .withMessageContaining("allowPlainHttp()");
        BusinessCentralEndpoint.of("http://localhost:7048/BC/api/v2.0").requireConfidential();
        BusinessCentralEndpoint.of("https://bc.example.com/BC/api/v2.0").requireConfidential();
    }

    @Test
    void plainHttpCanBeAllowedForOneEndpoint() {
        BusinessCentralEndpoint plain = BusinessCentralEndpoint.of("http://bc.example.com/BC/api/v2.0");

        BusinessCentralEndpoint allowed = plain.allowPlainHttp();

        allowed.requireConfidential();
        assertThat(allowed.allowsPlainHttp()).isTrue();
        assertThat(allowed.withApiVersion(ApiVersion.V1_0).allowsPlainHttp()).isTrue();
        assertThat(allowed.root()).isEqualTo(plain.root());
        assertThat(plain.allowsPlainHttp()).isFalse();
    }

    @Test
    void equalByAddressAndPermission() {
        BusinessCentralEndpoint endpoint = BusinessCentralEndpoint.online("contoso.com", "Production");

        assertThat(endpoint)
                .isEqualTo(BusinessCentralEndpoint.of(endpoint.root()))
                .hasSameHashCodeAs(BusinessCentralEndpoint.of(endpoint.root()))
                .isNotEqualTo(endpoint.allowPlainHttp())
                .isNotEqualTo(BusinessCentralEndpoint.online("contoso.com", "Sandbox"))
                .isNotEqualTo(endpoint.root());
    }
}
