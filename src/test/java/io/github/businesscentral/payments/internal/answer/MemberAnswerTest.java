package io.github.businesscentral.payments.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class MemberAnswerTest {
    @Test
    void textOfAnAnswerHoldsNothingOfThePayment() {
        MemberAnswer answer =
                new MemberAnswer(201, Headers.of("Location", "elsewhere"), ByteString.encodeUtf8("{\"amount\":-1500}"));

        assertThat(answer).hasToString("MemberAnswer[201]");
    }
}
