package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnumFieldTest {
    @ParameterizedTest
    @ValueSource(strings = {"Open", "In Review", "G/L Account", "Fixed-Asset", "Vendor & Co.", "Größe_2", "1"})
    void namesStandInQuotesWithTheirPlainBlanks(String name) {
        assertThat(STATUS.equalTo(name)).hasToString("status eq '" + name + "'");
        assertThat(STATUS.notEqualTo(name)).hasToString("status ne '" + name + "'");
    }

    @Test
    void theBlankMemberIsOneSpace() {
        assertThat(STATUS.equalTo("")).hasToString("status eq ' '");
        assertThat(STATUS.equalTo(" ")).isEqualTo(STATUS.equalTo(""));
        assertThat(STATUS.in("", " ")).isEqualTo(STATUS.equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "Open' or status eq 'Paid", "(Open)", "Open,Paid", "a\nb", "a%27b", "a=b", "😀", "\ud83d"})
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STATUS.equalTo(text))
                .withMessage("status is compared with something that is not the name of a value: a name has letters,"
                        + " digits and blanks.");
    }
}
