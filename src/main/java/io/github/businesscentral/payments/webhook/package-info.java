/**
 * Webhooks: hear of changes instead of asking for them again and again ({@code business-central.md} 9).
 *
 * <p>{@link io.github.businesscentral.payments.CompanyPayments#webhookResource} names what to watch, as a {@link
 * io.github.businesscentral.payments.webhook.WebhookResource}. A {@link io.github.businesscentral.payments.webhook.Watcher} is the part
 * that you write. A {@link io.github.businesscentral.payments.webhook.WebhookReceiver} answers the server's requests and hands each
 * {@link io.github.businesscentral.payments.webhook.Change} to the watcher. {@link
 * io.github.businesscentral.payments.webhook.Subscriptions#keep} starts a {@link
 * io.github.businesscentral.payments.webhook.SubscriptionKeeper}, which keeps the {@linkplain
 * io.github.businesscentral.payments.webhook.Subscription subscriptions} alive.
 *
 * <p>A notification is a hint. It comes 30 seconds after the change or later, can be repeated, merged, reordered, or lost, and says
 * nothing but which record changed. Read the record, and expect that it is gone.
 */
@NullMarked
package io.github.businesscentral.payments.webhook;

import org.jspecify.annotations.NullMarked;
