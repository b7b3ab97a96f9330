package io.github.businesscentral.payments;

/** The version of the server's API, as it stands at the end of an endpoint's address. */
public enum ApiVersion {
    /** The version before the current one; it has {@code contactId}, and no {@code journalId}. */
    V1_0("v1.0"),
    /** The current version, and the one that this library is made for. */
    V2_0("v2.0");

    private final String segment;

    ApiVersion(String segment) {
        this.segment = segment;
    }

    /** How the version is written in addresses, such as {@code v2.0}. */
    public String segment() {
        return segment;
    }
}
