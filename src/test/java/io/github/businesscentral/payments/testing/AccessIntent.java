package io.github.businesscentral.payments.testing;

import org.jspecify.annotations.Nullable;

/** Rule 40: answers {@code OPTIONS}, and refuses writes with a read-only intent. */
final class AccessIntent {
    private static final String READING = "GET, OPTIONS";

    private AccessIntent() {}

    /** Returns the response that a request gets at any address, or {@code null} to continue. */
    static @Nullable FakeResponse answer(FakeRequest request) {
        boolean readOnly = "ReadOnly".equalsIgnoreCase(request.header("Data-Access-Intent"));
        if (request.method().equals("OPTIONS")) {
            return FakeResponse.of(200).withHeader("Allow", readOnly ? READING : "GET, POST, OPTIONS");
        }
        if (!readOnly || request.method().equals("GET")) {
            return null;
        }
        // The code was not recorded; this is a choice.
        return FakeResponse.refusal(
                        405,
                        "BadRequest_MethodNotAllowed",
                        "'" + request.method() + "' requests are not allowed with Data-Access-Intent: ReadOnly.")
                .withHeader("Allow", READING);
    }
}
