package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.Origin;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The root address of the API, which {@code companies} is appended to ({@code business-central.md} 1.1). Immutable.
 *
 * <p>Plain http is refused except to this machine, because others on the network could read tokens and payments. {@link
 * #allowPlainHttp()} permits it.
 */
public final class BusinessCentralEndpoint {
    private static final HttpUrl ONLINE = HttpUrl.get("https://api.businesscentral.dynamics.com/v2.0");

    private final HttpUrl root;
    private final boolean plainHttp;

    private BusinessCentralEndpoint(HttpUrl root, boolean plainHttp) {
        this.root = root;
        this.plainHttp = plainHttp;
    }

    /**
     * Returns an environment of Business Central online.
     *
     * @param tenantId the tenant's GUID or one of its domains
     * @param environment the environment's name, for example {@code Production}
     */
    public static BusinessCentralEndpoint online(String tenantId, String environment) {
        HttpUrl root = ONLINE.newBuilder()
                .addPathSegment(pathPart(tenantId, "tenantId"))
                .addPathSegment(pathPart(environment, "environment"))
                .addPathSegments("api/v2.0")
                .build();
        return new BusinessCentralEndpoint(root, false);
    }

    /**
     * Returns an on-premises server with a single tenant.
     *
     * @param base scheme, host and port, for example {@code https://bc.example.com:7048}
     * @param instance the server instance, for example {@code BC}
     */
    public static BusinessCentralEndpoint onPremises(HttpUrl base, String instance) {
        return ofInstance(base, instance, null);
    }

    /** Returns one tenant of an on-premises server with several tenants. */
    public static BusinessCentralEndpoint onPremises(HttpUrl base, String instance, String tenant) {
        return ofInstance(base, instance, pathPart(tenant, "tenant"));
    }

    private static BusinessCentralEndpoint ofInstance(HttpUrl base, String instance, @Nullable String tenant) {
        HttpUrl.Builder root = checked(base, "base")
                .newBuilder()
                .addPathSegment(pathPart(instance, "instance"))
                .addPathSegments("api/v2.0");
        if (tenant != null) {
            root.setQueryParameter("tenant", tenant);
        }
        return new BusinessCentralEndpoint(withoutEmptyParts(root.build()), false);
    }

    /**
     * Returns any other address, for example that of a national cloud, a proxy or a test server.
     *
     * @param root the address that {@code companies} is appended to; it usually ends in {@code /api/v2.0}
     */
    public static BusinessCentralEndpoint of(HttpUrl root) {
        return new BusinessCentralEndpoint(withoutEmptyParts(checked(root, "root")), false);
    }

    /**
     * Returns any other address, given as text.
     *
     * @throws IllegalArgumentException if it is not an absolute http or https address
     */
    public static BusinessCentralEndpoint of(String root) {
        HttpUrl url = HttpUrl.parse(Objects.requireNonNull(root, "root").strip());
        if (url == null) {
            throw new IllegalArgumentException("root is not an absolute http or https address. It looks like"
                    + " https://api.businesscentral.dynamics.com/v2.0/{tenant}/{environment}/api/v2.0.");
        }
        return of(url);
    }

    private static HttpUrl checked(HttpUrl url, String name) {
        Objects.requireNonNull(url, name);
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException(name
                    + " contains a user name or password. Leave them out; credentials come from the TokenProvider.");
        }
        if (url.fragment() != null) {
            throw new IllegalArgumentException(name + " ends in a fragment (#…). Leave it out.");
        }
        return url;
    }

    private static String pathPart(String value, String name) {
        String part = Objects.requireNonNull(value, name);
        if (part.isBlank() || !part.equals(part.strip())) {
            throw new IllegalArgumentException(
                    name + " is blank, or begins or ends with spaces. Pass it as it appears in the server's address.");
        }
        if (part.equals(".") || part.equals("..") || part.indexOf('/') >= 0 || part.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(name
                    + " cannot be part of an address, because it consists of dots or contains a slash. Pass only the"
                    + " name, or pass the whole address to BusinessCentralEndpoint.of(…).");
        }
        return part;
    }

    /** A base such as {@code https://host/} has an empty last segment, which would leave {@code //} in every address. */
    private static HttpUrl withoutEmptyParts(HttpUrl url) {
        HttpUrl.Builder builder = url.newBuilder().encodedPath("/");
        for (String segment : url.encodedPathSegments()) {
            if (!segment.isEmpty()) {
                builder.addEncodedPathSegment(segment);
            }
        }
        return builder.build();
    }

    /**
     * Returns this endpoint with another version of the API.
     *
     * @throws IllegalStateException if its address does not end in a version
     */
    public BusinessCentralEndpoint withApiVersion(ApiVersion version) {
        Objects.requireNonNull(version, "version");
        List<String> segments = root.pathSegments();
        int last = segments.size() - 1;
        if (!segments.get(last).matches("v\\d+\\.\\d+")) {
            throw new IllegalStateException(
                    "The endpoint's address does not end in a version such as v2.0. Pass of(…) the"
                            + " address of the version you want.");
        }
        HttpUrl other =
                root.newBuilder().setPathSegment(last, version.segment()).build();
        return new BusinessCentralEndpoint(other, plainHttp);
    }

    /**
     * Returns this endpoint with plain http allowed. Anyone on the network path can then read tokens and payments. Meant for
     * trusted networks behind a proxy that terminates TLS.
     */
    public BusinessCentralEndpoint allowPlainHttp() {
        return new BusinessCentralEndpoint(root, true);
    }

    /** The address that {@code companies} is appended to. */
    public HttpUrl root() {
        return root;
    }

    /** The version at the end of the address. {@link ApiVersion#V2_0} if it does not end in a known version. */
    public ApiVersion apiVersion() {
        List<String> segments = root.pathSegments();
        return segments.get(segments.size() - 1).equals(ApiVersion.V1_0.segment()) ? ApiVersion.V1_0 : ApiVersion.V2_0;
    }

    boolean allowsPlainHttp() {
        return plainHttp;
    }

    void requireConfidential() {
        if (Origin.of(root).canBeOverheard() && !plainHttp) {
            throw new IllegalArgumentException(
                    "The endpoint " + Origin.of(root) + " is not https: tokens and payments could"
                            + " be read on the way. Use https, or allowPlainHttp() if the network is trusted.");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusinessCentralEndpoint that && root.equals(that.root) && plainHttp == that.plainHttp;
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
