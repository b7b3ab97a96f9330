package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;

/** How a call is carried out: with which requests, and what they mean together. */
@FunctionalInterface
public interface Conduct<T> {
    /** Sends what {@code spec} describes, and whatever else it takes, and returns the result. */
    ApiResponse<T> run(Session session, CallSpec<T> spec);
}
