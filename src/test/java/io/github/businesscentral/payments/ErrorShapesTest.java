package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.ErrorCode;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers, gateways and older versions of OData send as an error. */
class ErrorShapesTest {
    private final SettlingBench bench = new SettlingBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private ApiException refusal(String type, String body) {
        bench.fake.addFault(
                Faults.answering("400", FakeResponse.of(400, type, body)).times(1));
        return catchThrowableOfType(ApiException.class, () -> bench.journal.get(bench.witness));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"code\":\"X_Y\",\"message\":\"the text\"}} | X_Y",
                "{\"error\":\"the text\"} | ''",
                "{\"Message\":\"the text\"} | ''",
                "{\"message\":\"the text\"} | ''",
                "{\"odata.error\":{\"code\":\"\",\"message\":{\"lang\":\"en\",\"value\":\"the text\"}}} | ''",
                "{\"error\":{\"code\":\"X_Y\",\"message\":{\"lang\":\"en\",\"value\":\"the text\"}}} | X_Y",
                "{\"type\":\"about:blank\",\"title\":\"Bad\",\"status\":400,\"detail\":\"the text\"} | ''",
                "{\"error\":\"invalid_request\",\"error_description\":\"the text\"} | ''",
                "\uFEFF{\"error\":{\"code\":\"X_Y\",\"message\":\"the text\"}} | X_Y"
            })
    void theReasonIsReadFromEveryKnownShape(String body, String code) {
        ApiException refusal = refusal("application/json", body);

        assertThat(refusal.serverMessage()).isEqualTo("the text");
        assertThat(refusal).hasMessageContaining(": the text.");
        assertThat(refusal.code()).isEqualTo(code.equals("''") ? ErrorCode.NONE : ErrorCode.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"fault\":{\"faultstring\":\"x\"}}", "[]", "\"text\"", "{\"error\":", "{\"error\":[1]}"})
    void anUnknownShapeIsToldAndCanBeRead(String body) {
        ApiException refusal = refusal("application/json", body);

        assertThat(refusal).hasMessageContaining("no reason in a known form; see rawBody()");
        assertThat(refusal.rawBody()).isEqualTo(body);
    }

    @Test
    void nothingIsToldOfABodyThatIsNotThere() {
        assertThat(refusal("application/json", "")).hasMessageContaining("the server gave no reason.");
    }

    @Test
    void whatIsNoJsonIsSaidToComeFromAGateway() {
        assertThat(refusal("text/html", "<html>")).hasMessageContaining("gateway or proxy; see rawBody()");
    }
}
