package io.github.businesscentral.payments.internal.answer;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Lets Jazzer look for text that a target does not stand. One target a run: {@code -Dtest=AnswersFuzzTest#page}. */
class AnswersFuzzTest {
    @FuzzTest
    void entity(byte[] body) {
        FuzzTargets.entity(body);
    }

    @FuzzTest
    void page(byte[] body) {
        FuzzTargets.page(body);
    }

    @FuzzTest
    void nextLink(byte[] link) {
        FuzzTargets.nextLink(link);
    }

    @FuzzTest
    void batch(byte[] body) {
        FuzzTargets.batch(body);
    }

    @FuzzTest
    void error(byte[] body) {
        FuzzTargets.error(body);
    }

    @FuzzTest
    void retryAfter(byte[] value) {
        FuzzTargets.retryAfter(value);
    }
}
