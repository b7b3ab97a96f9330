package io.github.businesscentral.payments.auth;

import io.github.businesscentral.payments.call.Origin;
import okhttp3.Request;

/** A tag on a request: the value of its {@code Authorization} header and the origin that may receive it. */
record Credentials(String authorization, Origin origin) {
    private static final String HEADER = "Authorization";

    /** Returns {@code request} with credentials for {@code origin}. */
    static Request attach(Request request, String authorization, Origin origin) {
        return request.newBuilder()
                .header(HEADER, authorization)
                .tag(Credentials.class, new Credentials(authorization, origin))
                .build();
    }

    /** Returns {@code request} without the attached credentials if it goes to another origin. */
    static Request confine(Request request) {
        Credentials attached = request.tag(Credentials.class);
        boolean mayStay = attached == null
                || attached.origin.contains(request.url())
                || !attached.authorization.equals(request.header(HEADER));
        return mayStay ? request : request.newBuilder().removeHeader(HEADER).build();
    }

    static void requireConfidential(Origin origin, boolean plainHttp) {
        if (origin.canBeOverheard() && !plainHttp) {
            throw new IllegalArgumentException(
                    "The endpoint " + origin + " is not https: credentials could be read on the"
                            + " way. Use https, or allowPlainHttp() if the network is trusted.");
        }
    }

    /** Leaves out the credentials. */
    @Override
    public String toString() {
        return "Credentials[" + origin + "]";
    }
}
