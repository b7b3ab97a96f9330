package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.model.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests that the server sends to a notification URL ({@code business-central.md} 9.2, 9.4). It works with any web
 * framework: pass the request in, and send the response it returns.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder(ClientState.of(secret), Executors.newSingleThreadExecutor())
 *         .watch(company.webhookResource(CustomerPayment.class), watcher)
 *         .build();
 * }</pre>
 *
 * <p>The receiver sends no requests, does not block and throws no exceptions. It calls watchers on the executor, so they never
 * delay the response. It responds as follows:
 *
 * <table>
 * <caption>Requests and responses</caption>
 * <tr><th>Request<th>Response
 * <tr><td>GET or POST with {@code validationToken}: a handshake<td>200 and the token as {@code text/plain}
 * <tr><td>the same with an empty token, or one of more than 2,048 characters<td>400
 * <tr><td>POST with notifications<td>200; those with the right {@code clientState} go to the watchers
 * <tr><td>notifications with a wrong or missing {@code clientState}, or of a resource that is not watched<td>200; they are ignored
 * <tr><td>a body that is cut short, too large, or not in the form of notifications<td>503; the whole body is ignored
 * <tr><td>any notification while the executor rejects tasks<td>503
 * <tr><td>GET without a token, such as a health check<td>200
 * <tr><td>another method<td>405
 * </table>
 *
 * <p>After a 503 the server repeats notifications for about 18.5 hours. After any other failure it immediately deletes all
 * subscriptions of the URL. The receiver therefore never answers a notification with 4xx. Make sure that nothing in front of it
 * does either: no redirect, no sign-in page, no 413, no 404 during a deployment.
 *
 * <p>Notifications have no signature. Anyone who knows the URL can send a forged one; the receiver ignores it because the state
 * is missing or wrong. Anyone who has seen a genuine notification can replay it, which costs one more read. Use https only.
 *
 * <p>Safe for use by any number of threads.
 */
public final class WebhookReceiver {
    private static final int LONGEST_TOKEN = 2048;

    private final ClientState clientState;
    private final Executor executor;
    private final List<Watch<?>> watches;
    private final NotificationReader reader;

    private WebhookReceiver(Builder from) {
        this.clientState = from.clientState;
        this.executor = from.executor;
        this.watches = List.copyOf(from.watches);
        this.reader = new NotificationReader(clientState, watches, from.maxBodyBytes);
    }

    /**
     * Starts a receiver that verifies notifications with {@code clientState}.
     *
     * @param executor runs the watchers and the requests of a keeper; it must use threads other than the caller's. With a single
     *     thread, they do not overlap. If its queue is bounded, the server keeps the notifications that do not fit. The receiver
     *     does not shut it down
     */
    public static Builder builder(ClientState clientState, Executor executor) {
        return new Builder(
                Objects.requireNonNull(clientState, "clientState"), Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Returns the response to a request, and hands its notifications to the watchers.
     *
     * @param method the HTTP method
     * @param query the raw query string after the question mark; null if there is none
     * @param headers returns the first value of a header by name, or null; for example {@code request::getHeader}
     * @param body the body, which the receiver reads but does not close
     */
    public WebhookResponse receive(
            String method, @Nullable String query, Function<String, @Nullable String> headers, InputStream body) {
        String token = query == null ? null : Handshake.token(query);
        return switch (method) {
            case "GET", "HEAD" -> token == null ? WebhookResponse.of(200) : handshake(token);
            case "POST" -> token == null ? notified(headers, body) : handshake(token);
            default -> WebhookResponse.notAllowed();
        };
    }

    private static WebhookResponse handshake(String token) {
        return token.isEmpty() || token.length() > LONGEST_TOKEN
                ? WebhookResponse.of(400)
                : WebhookResponse.ofToken(token);
    }

    private WebhookResponse notified(Function<String, @Nullable String> headers, InputStream body) {
        try {
            List<Runnable> deliveries = reader.read(headers.apply("Content-Length"), body);
            if (!deliveries.isEmpty()) {
                executor.execute(() -> deliveries.forEach(Runnable::run));
            }
            return WebhookResponse.of(200);
        } catch (IOException | RuntimeException e) {
            // Includes exceptions from the framework's stream and the executor: the server must send the request again.
            return WebhookResponse.of(503);
        }
    }

    ClientState clientState() {
        return clientState;
    }

    Executor executor() {
        return executor;
    }

    List<Watch<?>> watches() {
        return watches;
    }

    @Override
    public String toString() {
        return "WebhookReceiver" + watches.stream().map(Watch::resource).toList();
    }

    /** Builds a receiver. Not safe for use by several threads. */
    public static final class Builder {
        private static final int DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;

        private final ClientState clientState;
        private final Executor executor;
        private final List<Watch<?>> watches = new ArrayList<>();
        private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;

        private Builder(ClientState clientState, Executor executor) {
            this.clientState = clientState;
            this.executor = executor;
        }

        /**
         * Sends changes of {@code resource} to {@code watcher}.
         *
         * @throws IllegalArgumentException if the resource already has a watcher
         */
        public <E extends Entity<E>> Builder watch(WebhookResource<E> resource, Watcher<E> watcher) {
            if (watches.stream().anyMatch(watch -> watch.resource().equals(resource))) {
                throw new IllegalArgumentException(
                        resource + " already has a watcher. Combine the two into one watcher.");
            }
            watches.add(new Watch<>(resource, watcher));
            return this;
        }

        /**
         * Sets the maximum body size in bytes. Default 16 MB, enough for 30,000 changes. Online, one request has at most 1,000
         * changes for each subscription.
         */
        public Builder maxBodyBytes(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxBodyBytes is " + bytes + "; it must be positive.");
            }
            maxBodyBytes = bytes;
            return this;
        }

        /**
         * Returns the receiver.
         *
         * @throws IllegalStateException if no resource is watched
         */
        public WebhookReceiver build() {
            if (watches.isEmpty()) {
                throw new IllegalStateException("The receiver watches nothing. Call watch(resource, watcher).");
            }
            return new WebhookReceiver(this);
        }
    }
}
