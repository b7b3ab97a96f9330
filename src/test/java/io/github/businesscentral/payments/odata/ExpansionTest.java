package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.OWNER;
import static io.github.businesscentral.payments.odata.Line.Owner.COUNTRY;
import static io.github.businesscentral.payments.odata.Line.Owner.NAME;
import static io.github.businesscentral.payments.odata.Line.PARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class ExpansionTest {
    @Test
    void aNavigationBringsTheWholeEntity() {
        assertThat(OWNER).hasToString("owner");
        assertThat(OWNER.name()).isEqualTo("owner");
        assertThat(OWNER.ordinal()).isEqualTo(9);
    }

    @Test
    void aSelectionBringsTheseProperties() {
        Expansion<Line> restricted = OWNER.select(NAME, COUNTRY);

        assertThat(restricted).hasToString("owner($select=name,country)");
        assertThat(restricted.name()).isEqualTo("owner");
        assertThat(OWNER.select(NAME)).hasToString("owner($select=name)");
    }

    @Test
    void aPropertySelectedTwiceIsSentOnce() {
        assertThat(OWNER.select(NAME, COUNTRY, NAME)).isEqualTo(OWNER.select(NAME, COUNTRY));
    }

    @Test
    void selectingLeavesTheNavigationAsItWas() {
        OWNER.select(NAME);

        assertThat(OWNER).hasToString("owner");
    }

    @Test
    void expansionsAreEqualIfTheySayTheSame() {
        assertThat(OWNER)
                .isEqualTo(Navigation.of("owner", 3))
                .hasSameHashCodeAs(Navigation.of("owner", 3))
                .isNotEqualTo(OWNER.select(NAME))
                .isNotEqualTo(PARTS)
                .isNotEqualTo("owner");
    }

    @Test
    void nothingIsNoProperty() {
        assertThatNullPointerException().isThrownBy(() -> OWNER.select(null));
        assertThatNullPointerException().isThrownBy(() -> OWNER.select(NAME, COUNTRY, null));
        assertThatNullPointerException()
                .isThrownBy(() -> Navigation.of(null, 0))
                .withMessage("name");
    }
}
