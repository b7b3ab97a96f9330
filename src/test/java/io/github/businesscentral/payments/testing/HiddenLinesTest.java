package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HiddenLinesTest extends StandInTest {
    @Test
    void rule20OtherLinesAreNotShown() {
        UUID hidden = fake.addHiddenLine(fake.journalId(), Map.of("amount", 5));

        assertThat(get(payments()).is(200).values()).isEmpty();
        get(payment(hidden)).isRefused(404, "BadRequest_ResourceNotFound");
        get(company() + "customerPayments(" + hidden + ")").isRefused(404, "BadRequest_ResourceNotFound");
        assertThat(get(company() + "customerPayments?$filter=id eq " + hidden).values())
                .isEmpty();
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule20OtherLinesTakeLineNumbers() {
        fake.addHiddenLine(fake.journalId(), Map.of("lineNumber", 15000));
        fake.addHiddenLine(fake.journalId(), Map.of());

        assertThat(created("{}").lineNumber()).isEqualTo(35000);
        post(payments(), "{\"lineNumber\":15000}").isRefused(400, "Internal_EntityWithSameKeyExists");
        Object id = created("{\"lineNumber\":7}").get("id");
        patch(payment(id), "{\"lineNumber\":25000}", "If-Match", "*")
                .isRefused(400, "Internal_EntityWithSameKeyExists");
    }

    @Test
    void rule20OtherLinesGiveDefaultsToTheirNeighbours() {
        fake.addHiddenLine(
                fake.journalId(),
                Map.of("amount", 5, "documentNumber", "G0009", "postingDate", "2026-08-01", "lineNumber", 10));

        Answer below = created("{}");
        Answer above = created("{\"lineNumber\":5}");

        assertThat(below.get("documentNumber")).isEqualTo("G0010");
        assertThat(below.get("postingDate")).isEqualTo("2026-08-01");
        assertThat(above.get("documentNumber")).isEqualTo("G0009");
    }

    @Test
    void whatTheServerCouldNotHoldIsRefused() {
        created("{\"lineNumber\":10}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addHiddenLine(fake.journalId(), Map.of("lineNumber", 10)))
                .withMessage("the server could not hold this line: The line number 10 is taken.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addHiddenLine(fake.journalId(), Map.of("comment", "x")))
                .withMessageContaining("'comment' does not exist");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addHiddenLine(fake.companyId(), Map.of()))
                .withMessageStartingWith("there is no journal with the id ");
    }
}
