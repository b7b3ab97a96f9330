package io.github.businesscentral.payments.internal;

/** The version of the library, as the build knows it. */
final class Version {
    static final String VALUE = "${project.version}";

    private Version() {}
}
