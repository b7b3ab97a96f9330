package io.github.businesscentral.payments.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets the language of the whole JVM, which formats and compares everywhere")
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-08-20T09:15:02.250Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "120, 120", "007, 7", "86400, 86400"})
    void secondsAreRead(String value, long seconds) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "315360001",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999999999999999",
                "Sun, 17 Aug 2036 09:15:03 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void moreThanTenYearsAreTenYearsWhichAreAsGoodAsNever(String value) {
        Duration wait = RetryAfter.of(Headers.of("Retry-After", value), NOW).orElseThrow();

        assertThat(wait).isEqualTo(Duration.ofDays(3650));
        assertThat(wait.toNanos()).isPositive();
    }

    @Test
    void blanksAroundTheValueAndTheCaseOfTheNameDoNotMatter() {
        assertThat(RetryAfter.of(Headers.of("retry-after", " 12 "), NOW)).contains(Duration.ofSeconds(12));
        assertThat(RetryAfter.of(
                        new Headers.Builder()
                                .addUnsafeNonAscii("RETRY-AFTER", "\t12 ")
                                .build(),
                        NOW))
                .contains(Duration.ofSeconds(12));
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 20 Aug 2026 09:16:02 GMT', PT59.75S",
        "'Thu, 20 Aug 2026 09:15:03 GMT', PT0.75S",
        "'Fri, 21 Aug 2026 09:15:02 GMT', PT23H59M59.75S"
    })
    void aDateIsTheTimeThatIsLeftUntilThen(String value, Duration expected) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).contains(expected);
    }

    @Test
    void aDateIsReadWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));

            assertThat(RetryAfter.of(Headers.of("Retry-After", "Thu, 20 Aug 2026 09:15:03 GMT"), NOW))
                    .contains(Duration.ofMillis(750));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Thu, 20 Aug 2026 09:15:02 GMT", "Wed, 19 Aug 2026 09:15:02 GMT", "Thu, 1 Jan 1970 00:00:00 GMT"
            })
    void aDateThatHasPassedIsNoWait(String value) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "0x10",
                "12 seconds",
                "1, 2",
                "2026-08-20T09:16:02Z",
                "Mon, 20 Aug 2026 09:16:02 GMT",
                "Thu, 32 Aug 2026 09:16:02 GMT"
            })
    void whatIsNeitherSecondsNorADateIsIgnored(String value) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).isEmpty();
    }

    @Test
    void digitsOfOtherScriptsAreNoSeconds() {
        Headers headers = new Headers.Builder()
                .addUnsafeNonAscii("Retry-After", "\u0661\u0662")
                .build();

        assertThat(RetryAfter.of(headers, NOW)).isEmpty();
    }

    @Test
    void noHeaderIsNoWait() {
        assertThat(RetryAfter.of(Headers.EMPTY, NOW)).isEmpty();
    }
}
