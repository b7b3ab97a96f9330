package io.github.businesscentral.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.DimensionSetLine;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientStateTest {
    private static final UUID COMPANY = UUID.fromString("b18aed47-c385-49d2-b954-dbdf8ad71780");
    private static final WebhookResource<CustomerPayment> PAYMENTS = WebhookResource.of(COMPANY, CustomerPayment.class);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void anyProcessWithTheSecretDerivesTheSameState() {
        String state = ClientState.of(SECRET).derive(PAYMENTS);

        // Computed with: printf '/api/v2.0/companies(b18aed47-c385-49d2-b954-dbdf8ad71780)/customerpayments' \
        //     | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary | base64 | tr '+/' '-_' | tr -d =
        assertThat(state)
                .isEqualTo("R2o9DNinTqb-4x_AFwMagKO2YwUUNHEDEIdrcND6Wnw")
                .hasSize(43);
        assertThat(ClientState.of(SECRET).verifies(PAYMENTS, state)).isTrue();
    }

    @Test
    void aStateIsWorthNothingForAnotherResourceOrSecret() {
        ClientState state = ClientState.of(SECRET);
        String derived = state.derive(PAYMENTS);

        assertThat(state.verifies(WebhookResource.of(COMPANY, Customer.class), derived))
                .isFalse();
        assertThat(state.verifies(WebhookResource.of(new UUID(1, 1), CustomerPayment.class), derived))
                .isFalse();
        assertThat(ClientState.of(SECRET + "0").verifies(PAYMENTS, derived)).isFalse();
        assertThat(state.verifies(PAYMENTS, derived.substring(1))).isFalse();
        assertThat(state.verifies(PAYMENTS, "")).isFalse();
    }

    @Test
    void aSecretCanBeReplacedWhileOldSubscriptionsLive() {
        ClientState old = ClientState.of(SECRET);
        ClientState both = ClientState.of("another".repeat(10)).accepting(old);

        assertThat(both.verifies(PAYMENTS, old.derive(PAYMENTS))).isTrue();
        assertThat(both.verifies(PAYMENTS, both.derive(PAYMENTS))).isTrue();
        assertThat(both.isDerived(PAYMENTS, old.derive(PAYMENTS))).isFalse();
        assertThat(old.verifies(PAYMENTS, both.derive(PAYMENTS))).isFalse();
    }

    @Test
    void aShortSecretIsRefusedAndNotNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientState.of("short"))
                .withMessageContaining("5 bytes")
                .withMessageContaining("openssl rand")
                .withMessageNotContaining("short ");
        assertThat(ClientState.of(SECRET).toString()).doesNotContain(SECRET.substring(0, 8));
    }

    @Test
    void whatCannotBeWatchedIsNamedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookResource.of(COMPANY, DimensionSetLine.class))
                .withMessageStartingWith("DimensionSetLine cannot be watched. Watch one of [CustomerPayment, ");
        assertThat(PAYMENTS.name()).isEqualTo("v2.0/customerPayments");
        assertThat(PAYMENTS.isNamedBy("xcompanies(" + COMPANY + ")/customerPayments"))
                .isFalse();
        assertThat(PAYMENTS.isNamedBy("customerPayments")).isFalse();
    }
}
