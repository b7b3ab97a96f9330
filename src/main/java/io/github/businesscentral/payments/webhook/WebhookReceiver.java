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
 * Answers the requests that the server sends to a notification URL ({@code business-central.md} 9.2, 9.4). It fits any web framework:
 * give it what came in, and send what it returns.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder(ClientState.of(secret), Executors.newSingleThreadExecutor())
 *         .watch(company.webhookResource(CustomerPayment.class), watcher)
 *         .build();
 * }</pre>
 *
 * <p>It sends nothing, waits for nothing and throws no exception. Watchers are called on the executor, after the answer is decided and
 * without delaying it. The answers:
 *
 * <table>
 * <caption>What is answered</caption>
 * <tr><th>Request<th>Answer
 * <tr><td>GET or POST with {@code validationToken}: a handshake<td>200 and the token as {@code text/plain}
 * <tr><td>the same with an empty token, or one of more than 2,048 characters<td>400
 * <tr><td>POST of notifications<td>200; those with the right {@code clientState} are handed over
 * <tr><td>notifications with a wrong or missing {@code clientState}, or of a resource that is not watched<td>200; they are ignored
 * <tr><td>a body that is cut short, too large, or not in the form of notifications<td>503; nothing of it is handed over
 * <tr><td>the executor takes no more<td>503
 * <tr><td>GET without a token, such as a health check<td>200
 * <tr><td>another method<td>405
 * </table>
 *
 * <p>The server sends notifications again after a 503, for about 18.5 hours. After any other failure it deletes every subscription of
 * the URL at once, so the receiver answers no notification with 4xx. Make sure that nothing in front of it does: no redirect, no sign-in
 * page, no 413, no 404 while you deploy.
 *
 * <p>A notification has no signature. Whoever knows the URL can send a forged one, which is ignored for want of the state. Someone who
 * has seen a genuine one can send it again, which costs one more read. Serve the URL by https only.
 *
 * <p>Safe for any number of threads.
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
     * Starts a receiver that verifies notifications by {@code clientState}.
     *
     * @param executor runs the watchers, and the requests of a keeper, on other threads than the caller's; with a single thread, they do not
     *     overlap. Bound its queue if you want the server to keep notifications that you have no room for. Shut it down yourself
     */
    public static Builder builder(ClientState clientState, Executor executor) {
        return new Builder(
                Objects.requireNonNull(clientState, "clientState"), Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Returns the answer to a request, and hands what it says to the watchers.
     *
     * @param method the HTTP method
     * @param query what stands behind the question mark, as it was sent; null if there is none
     * @param headers returns the first value of a header by its name, or null, such as {@code request::getHeader}
     * @param body the body, which is read but not closed
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
            // Also what the framework's stream or the executor throws: the server shall send it again.
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

    /** Says what a receiver watches. Not safe for several threads at once. */
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
         * Hands changes of {@code resource} to {@code watcher}.
         *
         * @throws IllegalArgumentException if the resource has a watcher already
         */
        public <E extends Entity<E>> Builder watch(WebhookResource<E> resource, Watcher<E> watcher) {
            if (watches.stream().anyMatch(watch -> watch.resource().equals(resource))) {
                throw new IllegalArgumentException(resource + " has a watcher already. Give it one that does both.");
            }
            watches.add(new Watch<>(resource, watcher));
            return this;
        }

        /**
         * Sets the size of the largest body that is read. Default 16 MB, enough for 30,000 changes; a request online has at most 1,000
         * changes of each subscription.
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
         * @throws IllegalStateException if it watches nothing
         */
        public WebhookReceiver build() {
            if (watches.isEmpty()) {
                throw new IllegalStateException("The receiver watches nothing. Call watch(resource, watcher).");
            }
            return new WebhookReceiver(this);
        }
    }
}
