package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PayoutsControllerTest {
    private static final FakeBusinessCentral FAKE = FakeBusinessCentral.create();
    private static final UUID JOURNAL = FAKE.addJournal("PAYOUTS");
    private static final UUID CLEARING_ACCOUNT = FAKE.addAccount("9990", "Clearing");
    private static final FakeBusinessCentralServer SERVER = FakeBusinessCentralServer.start(FAKE);

    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void standIn(DynamicPropertyRegistry properties) {
        for (String unused : List.of("tenant", "environment", "client-id", "client-secret")) {
            properties.add("business-central." + unused, () -> "unused");
        }
        properties.add("business-central.company", FAKE::companyId);
        properties.add("business-central.journal", () -> "PAYOUTS");
        properties.add("business-central.clearing-account", () -> CLEARING_ACCOUNT);
        properties.add("business-central.webhook.secret", () -> "32 characters, for this test only");
        properties.add("business-central.webhook.url", () -> "http://127.0.0.1:1/bc");
    }

    /** Takes the place of the application's own client. */
    @TestConfiguration
    static class StandIn {
        @Bean
        @Primary
        CustomerPaymentsClient standIn() {
            return CustomerPaymentsClient.builder()
                    .endpoint(BusinessCentralEndpoint.of(SERVER.url()))
                    .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                    .build();
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void paymentIsCreatedAndReturnedAsJson() {
        Map<String, String> payout =
                Map.of("customer", "10000", "document", "PO-1", "date", "2026-11-20", "amount", "1500.10");

        ResponseEntity<JsonNode> created = http.postForEntity("/payouts", payout, JsonNode.class);
        JsonNode listed = http.getForObject("/payouts?customer=10000", JsonNode.class);

        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(created.getBody().path("documentNumber").asText()).isEqualTo("PO-1");
        assertThat(created.getBody().path("postingDate").asText()).isEqualTo("2026-11-20");
        assertThat(created.getBody().path("amount").decimalValue()).isEqualByComparingTo("-1500.10");
        assertThat(listed).containsExactly(created.getBody());
        assertThat(FAKE.payments(JOURNAL)).hasSize(1);
    }

    @Test
    void payoutThatIsSentTwiceIsEnteredOnce() {
        Map<String, String> payout = Map.of("id", "po_1QH7", "date", "2026-11-20", "customer", "10000", "amount", "5");

        ResponseEntity<String> first = http.postForEntity("/provider/payouts", payout, String.class);
        ResponseEntity<String> second = http.postForEntity("/provider/payouts", payout, String.class);

        assertThat(first.getBody()).isEqualTo("CREATED");
        assertThat(second.getBody()).isEqualTo("ALREADY_EXISTED");
    }

    @Test
    void handshakeOfBusinessCentralIsAnswered() {
        assertThat(http.getForObject("/bc?validationToken=abc", String.class)).isEqualTo("abc");
    }
}
