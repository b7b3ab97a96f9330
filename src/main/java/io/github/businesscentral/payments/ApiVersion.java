package io.github.businesscentral.payments;

/** The version of the server's API, as it stands at the end of an endpoint's address. */
public enum ApiVersion {
    /**
     * The version before the current one; its payments have {@code contactId}, and no {@code journalId}. Dimensions have
     * another address there, so {@code dimensionSetLines(…)}, payments created with dimensions, and lists that expand them
     * are for v2.0 ({@code business-central.md} 11).
     */
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
