package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.odata.Line.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnumFieldTest {
    @ParameterizedTest
    @ValueSource(strings = {"Open", "In Review", "G/L Account", "Fixed-Asset", "Vendor & Co.", "Größe_2", "1"})
    void namesStandInQuotesWithTheirPlainBlanks(String name) {
        assertThat(STATUS.equalTo(Status.of(name))).hasToString("status eq '" + name + "'");
        assertThat(STATUS.notEqualTo(Status.of(name))).hasToString("status ne '" + name + "'");
    }

    @Test
    void theBlankMemberIsOneSpace() {
        assertThat(STATUS.equalTo(Status.of(""))).hasToString("status eq ' '");
        assertThat(STATUS.in(Status.of(""), Status.of(" "))).isEqualTo(STATUS.equalTo(Status.of("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "Open' or status eq 'Paid", "(Open)", "Open,Paid", "a\nb", "a%27b", "a=b", "😀", "\ud83d"})
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STATUS.equalTo(Status.of(text)))
                .withMessage("status is compared with text that cannot be the name of a value: a name consists of"
                        + " letters, digits and spaces.");
    }

    @Test
    void valuesOfTheSameNameAreEqualWithinTheirPropertyOnly() {
        EnumValue other = new EnumValue("Open") {};

        assertThat(Status.of("Open"))
                .isEqualTo(Status.of("Open"))
                .hasSameHashCodeAs(Status.of("Open"))
                .isNotEqualTo(Status.of("Paid"))
                .isNotEqualTo(other)
                .isNotEqualTo(null)
                .hasToString("Open");
        assertThat(Status.of(" ").value()).isEmpty();
    }
}
