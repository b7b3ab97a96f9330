package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;

/** What a call comes to when it is about to be sent. */
public sealed interface Draft<T> {
    /** This request, settled by these rules. */
    record Request<T>(CallSpec<T> spec, WriteRules<T> rules) implements Draft<T> {}

    /** Nothing: what was read on the way is the result. */
    record Done<T>(ApiResponse<T> response) implements Draft<T> {}
}
