package io.github.businesscentral.payments.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Locale;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets the language of the whole JVM, which formats and compares everywhere")
class RequestOptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void noneSetsNothing() {
        RequestOptions none = RequestOptions.none();

        assertThat(none.deadline()).isEmpty();
        assertThat(none.attemptTimeout()).isEmpty();
        assertThat(none.readOnlyReplica()).isFalse();
        assertThat(none.headers()).isEmpty();
    }

    @Test
    void builderSetsWhatItIsTold() {
        RequestOptions options = RequestOptions.builder()
                .deadline(MINUTE)
                .attemptTimeout(SECOND)
                .readOnlyReplica()
                .acceptLanguage(Locale.US)
                .header("X-Trace", "7")
                .build();

        assertThat(options.deadline()).contains(MINUTE);
        assertThat(options.attemptTimeout()).contains(SECOND);
        assertThat(options.readOnlyReplica()).isTrue();
        assertThat(options.headers()).isEqualTo(Headers.of("Accept-Language", "en-US", "X-Trace", "7"));
    }

    @Test
    void deadlineAloneSetsNothingElse() {
        RequestOptions options = RequestOptions.deadline(SECOND);

        assertThat(options.deadline()).contains(SECOND);
        assertThat(options.attemptTimeout()).isEmpty();
        assertThat(options.readOnlyReplica()).isFalse();
        assertThat(options.headers()).isEmpty();
    }

    @Test
    void theLanguageIsSentAsItsTag() {
        assertThat(RequestOptions.builder()
                        .acceptLanguage(Locale.forLanguageTag("de-CH"))
                        .build()
                        .headers()
                        .get("Accept-Language"))
                .isEqualTo("de-CH");
        assertThat(RequestOptions.builder()
                        .acceptLanguage(Locale.US)
                        .acceptLanguage(Locale.GERMAN)
                        .build()
                        .headers()
                        .values("accept-language"))
                .containsExactly("de");
    }

    @Test
    void andTakesWhatIsLaidOver() {
        RequestOptions base = RequestOptions.builder()
                .deadline(MINUTE)
                .attemptTimeout(MINUTE)
                .header("X-A", "base")
                .header("X-B", "base")
                .build();
        RequestOptions over = RequestOptions.builder()
                .deadline(SECOND)
                .attemptTimeout(SECOND)
                .readOnlyReplica()
                .header("x-a", "over")
                .header("X-C", "over")
                .build();

        RequestOptions both = base.and(over);

        assertThat(both.deadline()).contains(SECOND);
        assertThat(both.attemptTimeout()).contains(SECOND);
        assertThat(both.readOnlyReplica()).isTrue();
        assertThat(both.headers()).isEqualTo(Headers.of("X-B", "base", "x-a", "over", "X-C", "over"));
    }

    @Test
    void andKeepsWhatIsNotLaidOver() {
        RequestOptions base = RequestOptions.builder()
                .deadline(MINUTE)
                .attemptTimeout(SECOND)
                .readOnlyReplica()
                .header("X-A", "base")
                .build();

        RequestOptions both = base.and(RequestOptions.none());

        assertThat(both.deadline()).contains(MINUTE);
        assertThat(both.attemptTimeout()).contains(SECOND);
        assertThat(both.readOnlyReplica()).isTrue();
        assertThat(both.headers()).isEqualTo(Headers.of("X-A", "base"));
        assertThat(RequestOptions.none().and(base).headers()).isEqualTo(base.headers());
    }

    @Test
    void andLeavesBothAsTheyWere() {
        RequestOptions base = RequestOptions.builder().header("X-A", "base").build();
        RequestOptions over = RequestOptions.builder().header("X-A", "over").build();

        base.and(over);

        assertThat(base.headers()).isEqualTo(Headers.of("X-A", "base"));
        assertThat(over.headers()).isEqualTo(Headers.of("X-A", "over"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Authorization",
                "AUTHORIZATION",
                "authorization",
                "Connection",
                "Content-Length",
                "Content-Type",
                "Data-Access-Intent",
                "Host",
                "If-Match",
                "if-match",
                "Transfer-Encoding",
                "User-Agent"
            })
    void theLibrarysOwnHeadersAreRefusedInAnyCase(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().header(name, "secret"))
                .withMessageContaining("The header " + name + " is set by the library itself")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void ownHeadersAreRefusedWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            // In Turkish, "I" is not the capital of "i".
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RequestOptions.builder().header("AUTHORIZATION", "x"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nAuthorization: x", "a\nb", "ü"})
    void aHeaderCannotSmuggleAnother(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().header("X-Trace", value));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().header("X-Trace" + value, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-0.000000001S", "PT-1H"})
    void durationsThatAreNotPositiveAreRefusedByName(Duration duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.deadline(duration))
                .withMessage("deadline is " + duration + "; it must be positive. Leave it out for the default.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().attemptTimeout(duration))
                .withMessage("attemptTimeout is " + duration + "; it must be positive. Leave it out for the default.");
    }

    @Test
    void attemptCannotBeGivenMoreTimeThanTheCall() {
        RequestOptions.Builder builder =
                RequestOptions.builder().deadline(SECOND).attemptTimeout(SECOND.plusNanos(1));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("attemptTimeout PT1.000000001S is longer than deadline PT1S");
    }

    @Test
    void shorterDeadlineOfACallShortensItsAttempts() {
        RequestOptions client =
                RequestOptions.builder().attemptTimeout(SECOND.multipliedBy(9)).build();

        assertThat(client.and(RequestOptions.deadline(SECOND)).deadline()).contains(SECOND);
    }

    @Test
    void nullsAreRefusedByName() {
        RequestOptions.Builder builder = RequestOptions.builder();

        assertThatNullPointerException()
                .isThrownBy(() -> RequestOptions.deadline(null))
                .withMessage("deadline");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.attemptTimeout(null))
                .withMessage("attemptTimeout");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.header(null, "x"))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.header("x", null))
                .withMessage("value");
    }

    @Test
    void builderUsedOnLeavesWhatItBuiltAsItWas() {
        RequestOptions.Builder builder = RequestOptions.builder().header("X-A", "1");
        RequestOptions options = builder.build();

        builder.header("X-B", "2").deadline(SECOND);

        assertThat(options.headers()).isEqualTo(Headers.of("X-A", "1"));
        assertThat(options.deadline()).isEmpty();
    }
}
