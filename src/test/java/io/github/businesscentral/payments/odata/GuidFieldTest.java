package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuidFieldTest {
    private static final UUID SOME = UUID.fromString("59B250B8-D336-EE11-BDF5-000D3A5F89CA");

    static Stream<Named<Function<UUID, Filter<Line>>>> conditions() {
        return Stream.of(
                Named.of("equalTo", ID::equalTo),
                Named.of("notEqualTo", ID::notEqualTo),
                Named.of("in", id -> ID.in(SOME, id)));
    }

    @Test
    void guidsAreBareAndInLowerCase() {
        assertThat(ID.equalTo(SOME)).hasToString("id eq 59b250b8-d336-ee11-bdf5-000d3a5f89ca");
    }

    @Test
    void blankIsTheZeroGuid() {
        assertThat(ID.isBlank()).hasToString("id eq 00000000-0000-0000-0000-000000000000");
        assertThat(ID.isNotBlank()).hasToString("id ne 00000000-0000-0000-0000-000000000000");
        assertThat(ID.isBlank().or().equalTo(SOME)).hasToString(ID.isBlank() + " or " + ID.equalTo(SOME));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void theZeroGuidIsRefused(Function<UUID, Filter<Line>> condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> condition.apply(new UUID(0, 0)))
                .withMessage("id is compared with the zero GUID, which means \"none\". Use isBlank() or isNotBlank().");
    }
}
