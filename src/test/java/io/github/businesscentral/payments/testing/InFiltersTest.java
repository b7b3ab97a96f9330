package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 28: {@code in}, which needs a newer version of the schema and is not refused without it. */
class InFiltersTest extends StandInTest {
    @BeforeEach
    void seed() {
        for (String customer : List.of("10000", "20000", "30000")) {
            created("{\"customerNumber\":\"" + customer + "\"}");
        }
    }

    private List<Integer> matching(String query) {
        return get(payments() + "?$filter=" + query).is(200).values().stream()
                .map(line -> ((Double) line.get("lineNumber")).intValue() / 10_000)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lineNumber in (10000,30000)|[1, 3]|[1, 2, 3]",
                "customerNumber in ('10000', '30000') and lineNumber gt 10000|[3]|[2, 3]",
                "lineNumber in (10000)|[1]|[1, 2, 3]"
            })
    void rule28InIsIgnoredBelowSchemaVersion21(String filter, String with, String without) {
        assertThat(matching(filter + "&$schemaversion=2.1")).hasToString(with);
        assertThat(matching(filter + "&$schemaversion=2.0")).hasToString(without);
        assertThat(matching(filter)).hasToString(without);
    }
}
