package io.github.businesscentral.payments.webhook;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.odata.ETag;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A webhook subscription on the server ({@code business-central.md} 9.2). Subscriptions belong to the environment, not to a
 * company. {@link Subscriptions#list} returns those of other programs too.
 *
 * <p>Immutable. {@code toString()} leaves out the notification URL and the client state.
 */
public final class Subscription {
    private static final JsonAdapter<Subscription> JSON = new SubscriptionJson();

    private final String id;
    private final @Nullable ETag etag;
    private final String notificationUrl;
    private final String resource;
    private final @Nullable String clientState;
    private final Instant expiration;

    Subscription(
            String id,
            @Nullable ETag etag,
            String notificationUrl,
            String resource,
            @Nullable String clientState,
            Instant expiration) {
        this.id = id;
        this.etag = etag;
        this.notificationUrl = notificationUrl;
        this.resource = resource;
        this.clientState = clientState;
        this.expiration = expiration;
    }

    /** Reads and writes subscriptions in the server's JSON format. */
    public static JsonAdapter<Subscription> jsonAdapter() {
        return JSON;
    }

    /** The id, an opaque text of up to 150 characters. */
    public String id() {
        return id;
    }

    /**
     * The ETag of the version that was read, sent as {@code If-Match}.
     *
     * @throws IllegalStateException if the server sent none
     */
    public ETag etag() {
        if (etag == null) {
            throw new IllegalStateException("The server sent no ETag with this subscription. Read it by get(id).");
        }
        return etag;
    }

    Optional<ETag> optionalETag() {
        return Optional.ofNullable(etag);
    }

    /** The URL that the server sends notifications to. */
    public String notificationUrl() {
        return notificationUrl;
    }

    /** The watched resource, in the form in which it was subscribed; see {@link WebhookResource#isNamedBy isNamedBy(…)}. */
    public String resource() {
        return resource;
    }

    /** The state that notifications repeat. Empty if there is none or the server does not return it. */
    public Optional<String> clientState() {
        return Optional.ofNullable(clientState);
    }

    /** When the subscription expires unless you renew it: three days after it was created or last renewed. */
    public Instant expiration() {
        return expiration;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subscription that
                && id.equals(that.id)
                && Objects.equals(etag, that.etag)
                && notificationUrl.equals(that.notificationUrl)
                && resource.equals(that.resource)
                && Objects.equals(clientState, that.clientState)
                && expiration.equals(that.expiration);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Subscription[" + id + ", " + resource + ", expires " + expiration + "]";
    }
}
