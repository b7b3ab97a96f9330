/**
 * Webhooks: receive changes instead of polling for them ({@code business-central.md} 9).
 *
 * <p>{@link io.github.businesscentral.payments.CompanyPayments#webhookResource webhookResource(…)} returns the {@link
 * io.github.businesscentral.payments.webhook.WebhookResource} to watch. You implement a {@link
 * io.github.businesscentral.payments.webhook.Watcher}. A {@link io.github.businesscentral.payments.webhook.WebhookReceiver}
 * answers the server's requests and passes each {@link io.github.businesscentral.payments.webhook.Change} to the watcher. {@link
 * io.github.businesscentral.payments.webhook.Subscriptions#keep keep(…)} starts a {@link
 * io.github.businesscentral.payments.webhook.SubscriptionKeeper}, which keeps the {@linkplain
 * io.github.businesscentral.payments.webhook.Subscription subscriptions} alive.
 *
 * <p>A notification is a hint. It arrives at least 30 seconds after the change. It may be repeated, merged, reordered or lost,
 * and says only which record changed. Read the record, and expect that it may be gone.
 */
@NullMarked
package io.github.businesscentral.payments.webhook;

import org.jspecify.annotations.NullMarked;
