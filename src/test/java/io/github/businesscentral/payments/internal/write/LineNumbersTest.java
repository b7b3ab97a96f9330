package io.github.businesscentral.payments.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Which journals have a counter, and for how long. */
class LineNumbersTest {
    private static final HttpUrl ONE = journal("one");
    private static final HttpUrl TWO = journal("two");
    private static final HttpUrl THREE = journal("three");

    private final LineNumbers numbers = new LineNumbers(2);

    private static HttpUrl journal(String name) {
        return HttpUrl.get("https://example.com/" + name);
    }

    @Test
    void eachJournalHasOneCounter() {
        numbers.of(ONE).set(100);
        numbers.of(TWO).set(200);

        assertThat(numbers.of(ONE)).hasValue(100);
        assertThat(numbers.of(TWO)).hasValue(200);
    }

    @Test
    void theJournalUsedLeastRecentlyIsForgottenWhenThereAreTooMany() {
        numbers.of(ONE).set(100);
        numbers.of(TWO).set(200);
        numbers.of(ONE);
        numbers.of(THREE).set(300);

        assertThat(numbers.of(ONE)).hasValue(100);
        assertThat(numbers.of(THREE)).hasValue(300);
        assertThat(numbers.of(TWO)).hasValue(0);
    }
}
