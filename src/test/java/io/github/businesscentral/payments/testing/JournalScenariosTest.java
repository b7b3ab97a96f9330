package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Microsoft's own end-to-end scenarios for journals (10.2), as raw HTTP, in the order of the list. They are about {@code
 * journals}; its sibling must do the same.
 */
class JournalScenariosTest extends StandInTest {
    private FakeBusinessCentralServer server;
    private UUID account;

    @BeforeEach
    void start() {
        server = FakeBusinessCentralServer.start(fake);
        http = new OkHttpClient();
        root = server.url();
        account = fake.addAccount("B1", "Balance");
    }

    @AfterEach
    void stop() {
        server.close();
        http.connectionPool().evictAll();
    }

    private String body(String code) {
        return "{\"code\":\"" + code + "\",\"displayName\":\"Name of " + code + "\",\"balancingAccountId\":\"" + account
                + "\"}";
    }

    private Answer made(String set, String code) {
        return post(company() + set, body(code)).is(201);
    }

    private String address(String set, Answer journal) {
        return company() + set + "(" + journal.get("id") + ")";
    }

    private List<Object> codes(String set) {
        return get(company() + set).is(200).values().stream()
                .map(journal -> journal.get("code"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"journals", "customerPaymentJournals"})
    void scenario1AJournalIsMade(String set) {
        Answer journal = made(set, "J1");

        Answer stored = get(address(set, journal)).is(200);
        assertThat(stored.get("code")).isEqualTo("J1");
        assertThat(stored.get("displayName")).isEqualTo("Name of J1");
        assertThat(stored.get("balancingAccountId")).isEqualTo(account.toString());
        assertThat(stored.get("balancingAccountNumber")).isEqualTo("B1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journals", "customerPaymentJournals"})
    void scenario2BothJournalsAreListed(String set) {
        made(set, "J1");
        made(set, "J2");

        assertThat(codes(set)).contains("J1", "J2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journals", "customerPaymentJournals"})
    void scenario3EverythingIsChanged(String set) {
        Answer journal = made(set, "J1");
        account = fake.addAccount("B2", "Another balance");

        Answer changed = patch(address(set, journal), body("J2"), "If-Match", journal.etag())
                .is(200);

        assertThat(changed.get("displayName")).isEqualTo("Name of J2");
        assertThat(changed.get("balancingAccountNumber")).isEqualTo("B2");
        assertThat(codes(set)).contains("J2").doesNotContain("J1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journals", "customerPaymentJournals"})
    void scenario4AJournalIsDeleted(String set) {
        Answer journal = made(set, "J1");

        assertThat(delete(address(set, journal), "If-Match", journal.etag())
                        .is(204)
                        .text())
                .isEmpty();

        get(address(set, journal)).is(404);
        assertThat(codes(set)).doesNotContain("J1");
    }

    @Test
    void scenario5AGeneralJournalIsPosted() {
        Answer journal = made("journals", "J1");
        UUID id = UUID.fromString((String) journal.get("id"));
        fake.addHiddenLine(id, Map.of("customerNumber", "10000", "amount", -10, "documentNumber", "D1"));
        fake.addHiddenLine(id, Map.of("customerNumber", "20000", "amount", 20, "documentNumber", "D2"));

        Answer posted =
                post(address("journals", journal) + "/Microsoft.NAV.post", "").is(204);

        assertThat(posted.text()).isEmpty();
        assertThat(fake.customerLedgerEntries())
                .extracting(entry -> entry.get("customerNumber"))
                .containsExactly("10000", "20000");
    }
}
