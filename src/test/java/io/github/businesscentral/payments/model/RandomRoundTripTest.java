package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Any text and any amount comes out of JSON as it went in. {@code -Dseed=…} starts elsewhere. */
class RandomRoundTripTest {
    private static final long FIRST_SEED = Long.getLong("seed", 20260820L);
    private static final int RUNS = 2000;
    private static final String[] AWKWARD = {
        "\"",
        "\\",
        "/",
        "'",
        "<",
        "&",
        "\u0000",
        "\b",
        "\f",
        "\n",
        "\r",
        "\t",
        "\u001f",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\uffff",
        "\\u0041",
        "😀",
        "👩‍👩‍👧",
        "é",
        "ß",
        "İ",
        "\u202e"
    };

    @Test
    void anyTextSurvivesInANewPayment() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed);
            String description = text(random, 100);
            String comment = text(random, 250);

            NewCustomerPayment read = throughJson(
                    NewCustomerPayment.jsonAdapter(),
                    NewCustomerPayment.builder()
                            .description(description)
                            .comment(comment)
                            .build());

            assertThat(read.value(CustomerPaymentFields.DESCRIPTION))
                    .as("seed %d", seed)
                    .contains(description);
            assertThat(read.value(CustomerPaymentFields.COMMENT))
                    .as("seed %d", seed)
                    .contains(comment);
        }
    }

    @Test
    void anyTextSurvivesInAPatchAndInAPayment() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            String comment = text(new Random(seed), 250);

            CustomerPaymentPatch patch = throughJson(
                    CustomerPaymentPatch.jsonAdapter(),
                    CustomerPaymentPatch.builder().comment(comment).build());
            CustomerPayment payment = throughJson(
                    CustomerPayment.jsonAdapter(),
                    CustomerPayment.builder()
                            .comment(comment)
                            .additionalProperty("x" + comment, comment)
                            .build());

            assertThat(patch.value(CustomerPaymentFields.COMMENT))
                    .as("seed %d", seed)
                    .contains(comment);
            assertThat(payment.comment()).as("seed %d", seed).isEqualTo(comment);
            assertThat(payment.additionalProperties()).as("seed %d", seed).containsEntry("x" + comment, comment);
        }
    }

    @Test
    void anyAmountSurvivesAndIsWrittenWithoutExponent() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            BigDecimal amount = amount(new Random(seed));
            NewCustomerPayment draft =
                    NewCustomerPayment.builder().amount(amount).build();
            CustomerPayment payment = CustomerPayment.builder().amount(amount).build();

            String json = NewCustomerPayment.jsonAdapter().toJson(draft);

            assertThat(json).as("seed %d", seed).isEqualTo("{\"amount\":" + amount.toPlainString() + "}");
            assertThat(throughJson(NewCustomerPayment.jsonAdapter(), draft))
                    .as("seed %d", seed)
                    .isEqualTo(draft);
            assertThat(throughJson(CustomerPayment.jsonAdapter(), payment).amount())
                    .as("seed %d", seed)
                    .isEqualByComparingTo(amount);
        }
    }

    /** Mixes all planes of Unicode with what is awkward in JSON; at most {@code limit} UTF-16 units, never blank. */
    private static String text(Random random, int limit) {
        int length = 1 + random.nextInt(limit);
        StringBuilder text = new StringBuilder("x");
        while (true) {
            String next = switch (random.nextInt(4)) {
                case 0 -> AWKWARD[random.nextInt(AWKWARD.length)];
                case 1 -> Character.toString(' ' + random.nextInt(0x5f));
                case 2 -> Character.toString(random.nextInt(Character.MIN_SURROGATE));
                default -> Character.toString(0xe000 + random.nextInt(Character.MAX_CODE_POINT + 1 - 0xe000));
            };
            if (text.length() + next.length() > length) {
                return text.toString();
            }
            text.append(next);
        }
    }

    private static BigDecimal amount(Random random) {
        int scale = random.nextInt(57) - 28;
        return new BigDecimal(new BigInteger(random.nextInt(100), random), scale)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private static <T> T throughJson(JsonAdapter<T> adapter, T value) throws IOException {
        Buffer bytes = new Buffer();
        adapter.toJson(bytes, value);
        return adapter.fromJson(bytes);
    }
}
