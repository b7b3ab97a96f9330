package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final String GUID = "824820a2-508c-ed11-aada-000d3a298ab3";
    private static final Map<String, String> REAL = Map.of(
            "BC_TENANT_ID", "contoso.example",
            "BC_ENVIRONMENT", "Sandbox",
            "BC_CLIENT_ID", GUID,
            "BC_CLIENT_SECRET", "secret",
            "BC_COMPANY_ID", GUID);

    @Test
    void withoutVariablesAStandInIsStartedInside() {
        try (Target target = Target.of(Map.of("PATH", "/bin"))) {
            assertThat(target.kind()).isEqualTo(Target.Kind.STAND_IN_INSIDE);
            assertThat(target.journalId()).isNotNull();
        }
    }

    @Test
    void endpointNamesAStandInElsewhereAndItsCompanyIsAskedFor() {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                Target target = Target.of(Map.of("BC_ENDPOINT", server.url().toString()))) {
            assertThat(target.kind()).isEqualTo(Target.Kind.STAND_IN_ELSEWHERE);
            assertThat(target.companyId()).isEqualTo(fake.companyId());
            assertThatIllegalArgumentException()
                    .isThrownBy(target::journalId)
                    .withMessage("BC_JOURNAL_ID is not set. Quickstart lists the journals.");
        }
    }

    @Test
    void realEnvironmentNeedsAJournalOnlyWhereOneIsUsed() {
        Map<String, String> withJournal = new HashMap<>(REAL);
        withJournal.put("BC_JOURNAL_ID", GUID);

        try (Target without = Target.of(REAL);
                Target with = Target.of(withJournal)) {
            assertThat(without.isReal()).isTrue();
            assertThat(without.journal()).isEmpty();
            assertThat(with.journalId()).isEqualTo(UUID.fromString(GUID));
            assertThat(with.toString()).doesNotContain("secret");
        }
    }

    @Test
    void endpointAndVariablesOfARealEnvironmentExcludeEachOther() {
        Map<String, String> both = new HashMap<>(REAL);
        both.put("BC_ENDPOINT", "http://127.0.0.1:8080/api/v2.0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of(both))
                .withMessageStartingWith("BC_ENDPOINT is for a stand-in server, and BC_TENANT_ID, ")
                .withMessageNotContaining("secret");
    }

    @Test
    void wrongVariablesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of(Map.of("BC_JOURNAL_ID", GUID)))
                .withMessageStartingWith("Of the BC_… variables only BC_JOURNAL_ID is set.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of(Map.of("BC_TENANT_ID", "contoso.example")))
                .withMessageContaining("but not BC_ENVIRONMENT, BC_CLIENT_ID, BC_CLIENT_SECRET, BC_COMPANY_ID.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of(Map.of("BC_ENDPOINT", "localhost:8080")))
                .withMessageStartingWith("BC_ENDPOINT is not the address of an API: ");
    }
}
