package io.github.businesscentral.payments.auth;

import io.github.businesscentral.payments.call.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Attaches a user name and a web service access key (HTTP Basic) to requests to one origin only. For Business Central
 * on-premises; Business Central online has not accepted Basic since 2022 ({@code business-central.md} 1.2).
 *
 * <p>Returns a 401 unchanged, because there is nothing to renew. Pass this to the client with {@code authInterceptor(…)}, or add
 * it to any {@code OkHttpClient} as an application interceptor.
 */
public final class BasicAuthInterceptor implements Interceptor {
    private final Origin origin;
    private final String authorization;

    private BasicAuthInterceptor(Origin origin, String authorization) {
        this.origin = origin;
        this.authorization = authorization;
    }

    /**
     * Starts an interceptor for requests to the origin of {@code endpoint}.
     *
     * @param user the user name in Business Central, without the domain
     * @param webServiceAccessKey the key from the user's card, or the user's password
     * @throws IllegalArgumentException if either is blank or contains control characters, or the name contains a colon
     */
    public static Builder builder(String user, String webServiceAccessKey, HttpUrl endpoint) {
        String name = checked(user, "user");
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "user contains a colon, which HTTP Basic does not allow. Pass the user name without the access key.");
        }
        return new Builder(name, checked(webServiceAccessKey, "webServiceAccessKey"), endpoint);
    }

    private static String checked(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name
                    + " is blank or contains control characters; a line break at its end is the usual cause. Take it from"
                    + " the user's card in Business Central.");
        }
        return value;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        boolean isMeant = origin.contains(chain.request().url());
        return chain.proceed(isMeant ? Credentials.attach(chain.request(), authorization, origin) : chain.request());
    }

    /** Shows only the origin. */
    @Override
    public String toString() {
        return "BasicAuthInterceptor[" + origin + "]";
    }

    /** Builds an interceptor. */
    public static final class Builder {
        private final String user;
        private final String key;
        private final Origin origin;
        private boolean plainHttp;

        private Builder(String user, String key, HttpUrl endpoint) {
            this.user = user;
            this.key = key;
            this.origin = Origin.of(Objects.requireNonNull(endpoint, "endpoint"));
        }

        /** Allows the key over plain http to another machine, where others on the network can read it. */
        public Builder allowPlainHttp() {
            plainHttp = true;
            return this;
        }

        /**
         * Returns the interceptor.
         *
         * @throws IllegalArgumentException if the origin is neither https nor this machine, and plain http is not allowed
         */
        public BasicAuthInterceptor build() {
            Credentials.requireConfidential(origin, plainHttp);
            return new BasicAuthInterceptor(origin, okhttp3.Credentials.basic(user, key, StandardCharsets.UTF_8));
        }
    }
}
