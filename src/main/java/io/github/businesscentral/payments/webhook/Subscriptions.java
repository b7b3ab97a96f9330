package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.Paged;
import okhttp3.HttpUrl;

/**
 * The webhook subscriptions of the environment, including those of other programs ({@code business-central.md} 9.2). Most
 * programs need only {@link #keep keep(…)}.
 *
 * <p>The methods here execute at once; {@link #calls()} has the same methods as prepared calls. All throw subclasses of {@link
 * io.github.businesscentral.payments.error.BusinessCentralException}. An online environment allows at most 200 subscriptions.
 */
public interface Subscriptions {
    /** The same methods as prepared calls. */
    Calls calls();

    /** All subscriptions in no particular order, fetched page by page as you read them. */
    Paged<Subscription> list();

    /**
     * Returns the subscription with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it expired, was deleted, or never existed
     */
    default Subscription get(String id) {
        return calls().get(id).execute();
    }

    /**
     * Subscribes to {@code resource} for three days. Before the server answers, it sends a handshake to {@code notificationUrl}
     * and expects a response within 5 seconds. The receiver must therefore be running.
     *
     * <p>If an attempt gets no response, the library looks for an equal subscription before it sends the request again. A
     * duplicate would be harmless: the server notifies each change twice until one subscription expires.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the handshake failed, the resource cannot be
     *     watched, or there are too many subscriptions; the server's message states which
     */
    default Subscription create(WebhookResource<?> resource, HttpUrl notificationUrl, ClientState clientState) {
        return calls().create(resource, notificationUrl, clientState).execute();
    }

    /**
     * Renews a subscription for three days and returns the new version. Sends {@code If-Match: subscription.etag()} and the
     * subscription's current values. The server sends another handshake.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it expired or was deleted
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if another process renewed it since it was read
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the handshake failed
     */
    default Subscription renew(Subscription subscription) {
        return calls().renew(subscription).execute();
    }

    /**
     * Deletes a subscription. Sends {@code If-Match: subscription.etag()}, which the server requires. Pending notifications for
     * it are lost.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it expired or was already deleted
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if it was renewed since it was read
     */
    default DeleteOutcome delete(Subscription subscription) {
        return calls().delete(subscription).execute();
    }

    /**
     * Keeps a subscription alive for each resource that {@code receiver} watches, until the keeper is closed. Returns at once;
     * the work runs on the receiver's executor.
     *
     * @param notificationUrl where the server reaches the receiver, for example {@code https://payments.example.com/bc}. It also
     *     identifies your subscriptions, so do not share it with other programs
     */
    SubscriptionKeeper keep(HttpUrl notificationUrl, WebhookReceiver receiver, KeeperOptions options);

    /** Keeps subscriptions alive with {@link KeeperOptions#defaults()}. */
    default SubscriptionKeeper keep(HttpUrl notificationUrl, WebhookReceiver receiver) {
        return keep(notificationUrl, receiver, KeeperOptions.defaults());
    }

    /** The methods of {@link Subscriptions} as prepared calls. */
    interface Calls {
        /** Prepares {@link Subscriptions#get get(…)}. */
        ApiCall<Subscription> get(String id);

        /** Prepares {@link Subscriptions#create create(…)}. */
        ApiCall<Subscription> create(WebhookResource<?> resource, HttpUrl notificationUrl, ClientState clientState);

        /** Prepares {@link Subscriptions#renew renew(…)}. */
        ApiCall<Subscription> renew(Subscription subscription);

        /** Prepares {@link Subscriptions#delete delete(…)}. */
        ApiCall<DeleteOutcome> delete(Subscription subscription);
    }
}
