package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.Paged;
import okhttp3.HttpUrl;

/**
 * The webhook subscriptions of the environment, those of other programs included ({@code business-central.md} 9.2). Most programs need
 * {@link #keep} alone.
 *
 * <p>The verbs execute at once; {@link #calls()} has the same ones prepared. All throw the subclasses of {@link
 * io.github.businesscentral.payments.error.BusinessCentralException}. An environment online has at most 200 subscriptions.
 */
public interface Subscriptions {
    /** The same verbs, prepared and not executed. */
    Calls calls();

    /** All subscriptions in no particular order, fetched page by page while they are walked. */
    Paged<Subscription> list();

    /**
     * Returns the subscription with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it has expired, was deleted, or never was there
     */
    default Subscription get(String id) {
        return calls().get(id).execute();
    }

    /**
     * Subscribes to {@code resource} for three days. Before the server answers, it sends a handshake to {@code notificationUrl}, which
     * must be answered within 5 seconds: the receiver must be running.
     *
     * <p>If an attempt is not answered, an equal subscription is looked for before it is sent again. Two of them would do no harm:
     * each change is then notified twice until one expires.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the handshake was not answered, the resource cannot
     *     be watched, or there are too many subscriptions; the server's message says more
     */
    default Subscription create(WebhookResource<?> resource, HttpUrl notificationUrl, ClientState clientState) {
        return calls().create(resource, notificationUrl, clientState).execute();
    }

    /**
     * Renews a subscription for three days and returns it as it is now. Sends {@code If-Match: subscription.etag()} and the values that
     * the subscription has; the server sends another handshake.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it has expired or was deleted
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if another process renewed it since it was read
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the handshake was not answered
     */
    default Subscription renew(Subscription subscription) {
        return calls().renew(subscription).execute();
    }

    /**
     * Deletes a subscription. Sends {@code If-Match: subscription.etag()}, without which the server deletes none. Notifications that
     * wait for it are lost.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it has expired or was deleted before
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if it was renewed since it was read
     */
    default DeleteOutcome delete(Subscription subscription) {
        return calls().delete(subscription).execute();
    }

    /**
     * Keeps a subscription for each resource that {@code receiver} watches, until the keeper is closed. Returns at once; the work is done
     * on the receiver's executor.
     *
     * @param notificationUrl where the server reaches the receiver, such as {@code https://payments.example.com/bc}. It also tells your
     *     subscriptions from those of other programs: do not share it
     */
    SubscriptionKeeper keep(HttpUrl notificationUrl, WebhookReceiver receiver, KeeperOptions options);

    /** Does the same with the defaults of {@link KeeperOptions}. */
    default SubscriptionKeeper keep(HttpUrl notificationUrl, WebhookReceiver receiver) {
        return keep(notificationUrl, receiver, KeeperOptions.defaults());
    }

    /** The verbs of {@link Subscriptions} as prepared calls. */
    interface Calls {
        /** Prepares {@link Subscriptions#get}. */
        ApiCall<Subscription> get(String id);

        /** Prepares {@link Subscriptions#create}. */
        ApiCall<Subscription> create(WebhookResource<?> resource, HttpUrl notificationUrl, ClientState clientState);

        /** Prepares {@link Subscriptions#renew}. */
        ApiCall<Subscription> renew(Subscription subscription);

        /** Prepares {@link Subscriptions#delete}. */
        ApiCall<DeleteOutcome> delete(Subscription subscription);
    }
}
