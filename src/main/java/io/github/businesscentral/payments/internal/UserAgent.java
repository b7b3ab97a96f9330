package io.github.businesscentral.payments.internal;

import okhttp3.OkHttp;

/** The {@code User-Agent} header: the versions of the library, of Java and of OkHttp. */
final class UserAgent {
    static final String VALUE = "customer-payments/" + Version.VALUE + " (Java "
            + Runtime.version().feature() + "; OkHttp " + OkHttp.VERSION + ")";

    private UserAgent() {}
}
