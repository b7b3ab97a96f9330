package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallSpansTest {
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @Test
    void callHasASpanWithOneForEachRequestBelowIt() {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        fake.addFault(Faults.unavailable()
                .withHeader("Retry-After", "0")
                .on(Requests.gets())
                .times(1));
        Span mine = TELEMETRY
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("payouts")
                .startSpan();

        try (Scope scope = mine.makeCurrent();
                CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.online("contoso.example", "Sandbox"))
                        .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                        .addAttemptInterceptor(fake.interceptor())
                        .addListener(new CallSpans(TELEMETRY.getOpenTelemetry()))
                        .build()) {
            assertThat(scope).isNotNull();
            client.companies().get(fake.companyId());
        }
        mine.end();

        List<SpanData> spans = TELEMETRY.getSpans();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("GET companies({id})", "GET companies({id})", "GET companies({id})", "payouts");
        SpanData call = spans.get(2);
        assertThat(call.getParentSpanId()).isEqualTo(mine.getSpanContext().getSpanId());
        assertThat(call.getEvents()).extracting(event -> event.getName()).containsExactly("retry: HTTP 503");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans.subList(0, 2))
                .allSatisfy(attempt -> assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId()))
                .extracting(attempt -> attempt.getAttributes().get(STATUS))
                .containsExactly(503L, 200L);
        assertThat(spans.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }
}
