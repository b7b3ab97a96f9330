package io.github.businesscentral.payments.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.businesscentral.payments.error.CallSummary;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class ApiResponseTest {
    private static final CallSummary CALL = CallSummary.of(
            "GET", "https://bc.example.com/companies", 3, Duration.ofMillis(700), Duration.ofMillis(500));

    @Test
    void holdsTheValueAndTheWayItCame() {
        Headers headers = Headers.of("X-A", "b");

        ApiResponse<String> response = ApiResponse.of("value", 200, headers, CALL);

        assertThat(response.value()).isEqualTo("value");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).isEqualTo(headers);
        assertThat(response.call()).isSameAs(CALL);
        assertThat(response.attempts()).isEqualTo(3);
        assertThat(response.elapsed()).isEqualTo(Duration.ofMillis(700));
        assertThat(response.waited()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void theCorrelationIdIsMicrosoftsOwnBeforeTheGateways() {
        Headers both = Headers.of("request-id", "r", "MS-Correlation-X", "c");

        assertThat(ApiResponse.of("", 200, both, CALL).correlationId()).contains("c");
        assertThat(ApiResponse.of("", 200, Headers.of("Request-Id", "r"), CALL).correlationId())
                .contains("r");
        assertThat(ApiResponse.of("", 200, Headers.EMPTY, CALL).correlationId()).isEmpty();
        assertThat(ApiResponse.correlationId(both)).contains("c");
    }

    @Test
    void toStringShowsNeitherValueNorHeaders() {
        ApiResponse<String> response = ApiResponse.of("secret", 200, Headers.of("Set-Cookie", "secret"), CALL);

        assertThat(response)
                .hasToString("ApiResponse[status=200, GET https://bc.example.com/companies, 3 attempts, 700 ms]");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ApiResponse.of(null, 200, Headers.EMPTY, CALL))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> ApiResponse.of("", 200, null, CALL))
                .withMessage("headers");
        assertThatNullPointerException()
                .isThrownBy(() -> ApiResponse.of("", 200, Headers.EMPTY, null))
                .withMessage("call");
    }
}
