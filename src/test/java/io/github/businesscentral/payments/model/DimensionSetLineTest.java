package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DimensionSetLineTest {
    private static final String SAMPLE = """
            {"@odata.etag":"W/\\"1\\"","id":"00000000-0000-0000-0000-000000000001","code":"DEPARTMENT",\
            "consolidationCode":"DEP","parentId":"00000000-0000-0000-0000-000000000002",\
            "parentType":"Journal_x0020_Line","displayName":"Department",\
            "valueId":"00000000-0000-0000-0000-000000000003","valueCode":"SALES","valueConsolidationCode":"S",\
            "valueDisplayName":"Sales"}""";

    private record Accessor(String property, Function<DimensionSetLine, Object> get) {}

    static Stream<Accessor> accessors() {
        return Stream.of(
                new Accessor("id", DimensionSetLine::id),
                new Accessor("code", DimensionSetLine::code),
                new Accessor("consolidationCode", DimensionSetLine::consolidationCode),
                new Accessor("parentId", DimensionSetLine::parentId),
                new Accessor("parentType", DimensionSetLine::parentType),
                new Accessor("displayName", DimensionSetLine::displayName),
                new Accessor("valueId", DimensionSetLine::valueId),
                new Accessor("valueCode", DimensionSetLine::valueCode),
                new Accessor("valueConsolidationCode", DimensionSetLine::valueConsolidationCode),
                new Accessor("valueDisplayName", DimensionSetLine::valueDisplayName));
    }

    private static DimensionSetLine read(String json) throws IOException {
        return DimensionSetLine.jsonAdapter().fromJson(json);
    }

    @Test
    void readsAndWritesWhatTheServerSends() throws IOException {
        DimensionSetLine line = read(SAMPLE);

        assertThat(line.id()).isEqualTo(new UUID(0, 1));
        assertThat(line.code()).isEqualTo("DEPARTMENT");
        assertThat(line.consolidationCode()).isEqualTo("DEP");
        assertThat(line.parentId()).isEqualTo(new UUID(0, 2));
        assertThat(line.parentType()).isEqualTo(DimensionSetLineParentType.JOURNAL_LINE);
        assertThat(line.displayName()).isEqualTo("Department");
        assertThat(line.valueId()).contains(new UUID(0, 3));
        assertThat(line.valueCode()).isEqualTo("SALES");
        assertThat(line.valueConsolidationCode()).isEqualTo("S");
        assertThat(line.valueDisplayName()).isEqualTo("Sales");
        assertThat(DimensionSetLine.jsonAdapter().toJson(line)).isEqualTo(SAMPLE);
    }

    @Test
    void blanksReadAsEmpty() throws IOException {
        DimensionSetLine line = read("{\"parentType\":\"_x0020_\",\"valueCode\":\"\","
                + "\"valueId\":\"00000000-0000-0000-0000-000000000000\"}");

        assertThat(line.parentType()).isEqualTo(DimensionSetLineParentType.NONE);
        assertThat(line.valueCode()).isEmpty();
        assertThat(line.valueId()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void anAbsentPropertyThrowsAndNamesItself(Accessor accessor) throws IOException {
        DimensionSetLine line = read("{}");

        assertThatIllegalStateException()
                .isThrownBy(() -> accessor.get().apply(line))
                .withMessageStartingWith(accessor.property() + " is not in this dimensionSetLine")
                .withMessageContaining("select(…)");
    }

    @Test
    void oneThatIsBuiltIsEqualToOneThatWasRead() throws IOException {
        DimensionSetLine built = DimensionSetLine.builder()
                .etag(ETag.of("W/\"1\""))
                .set(DimensionSetLineFields.ID, new UUID(0, 1))
                .set(DimensionSetLineFields.CODE, "DEPARTMENT")
                .set(DimensionSetLineFields.CONSOLIDATION_CODE, "DEP")
                .set(DimensionSetLineFields.PARENT_ID, new UUID(0, 2))
                .set(DimensionSetLineFields.PARENT_TYPE, DimensionSetLineParentType.JOURNAL_LINE)
                .set(DimensionSetLineFields.DISPLAY_NAME, "Department")
                .set(DimensionSetLineFields.VALUE_ID, new UUID(0, 3))
                .set(DimensionSetLineFields.VALUE_CODE, "SALES")
                .set(DimensionSetLineFields.VALUE_CONSOLIDATION_CODE, "S")
                .set(DimensionSetLineFields.VALUE_DISPLAY_NAME, "Sales")
                .build();

        assertThat(built).isEqualTo(read(SAMPLE)).hasSameHashCodeAs(read(SAMPLE));
        assertThat(built).hasToString("DimensionSetLine[id=00000000-0000-0000-0000-000000000001]");
    }
}
