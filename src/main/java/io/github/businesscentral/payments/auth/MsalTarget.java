package io.github.businesscentral.payments.auth;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The issuer of the token and its scope.
 *
 * @param isIssuer whether {@code authority} is an issuer with OpenID Connect discovery; otherwise it is the root of a cloud,
 *     which the tenant is appended to
 */
record MsalTarget(HttpUrl authority, boolean isIssuer, String scope) {
    // business-central.md 1.2
    static final MsalTarget BUSINESS_CENTRAL_ONLINE = new MsalTarget(
            HttpUrl.get("https://login.microsoftonline.com/"),
            false,
            "https://api.businesscentral.dynamics.com/.default");

    private static final String ALL_PERMISSIONS = "/.default";

    MsalTarget withAuthority(HttpUrl value, boolean issuer) {
        return new MsalTarget(value, issuer, scope);
    }

    MsalTarget withScope(String value) {
        return new MsalTarget(authority, isIssuer, value);
    }

    /** The issuer with OpenID Connect discovery. Null for a Microsoft cloud. */
    @Nullable HttpUrl issuer() {
        return isIssuer ? authority : null;
    }

    /** The scope in the form that managed identities use. */
    String resource() {
        return scope.endsWith(ALL_PERMISSIONS) ? scope.substring(0, scope.length() - ALL_PERMISSIONS.length()) : scope;
    }

    /** The address of a tenant's authority. */
    String authorityOf(String tenant) {
        HttpUrl url = isIssuer
                ? authority
                : authority
                        .newBuilder()
                        .addPathSegment(tenant)
                        .addPathSegment("")
                        .build();
        return url.toString();
    }
}
