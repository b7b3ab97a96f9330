package io.github.businesscentral.payments;

/** The version of the server's API, which is the end of an endpoint's address. */
public enum ApiVersion {
    /**
     * The previous version. Its payments have {@code contactId} but no {@code journalId}. Dimensions have another address there,
     * so {@code dimensionSetLines(…)}, payments created with dimensions, and lists that expand dimensions need v2.0 ({@code
     * business-central.md} 11).
     */
    V1_0("v1.0"),
    /** The current version, which this library is made for. */
    V2_0("v2.0");

    private final String segment;

    ApiVersion(String segment) {
        this.segment = segment;
    }

    /** The version in addresses, for example {@code v2.0}. */
    public String segment() {
        return segment;
    }
}
