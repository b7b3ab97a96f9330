package io.github.businesscentral.payments.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The HTTP response to send for a {@link WebhookReceiver}. Immutable. */
public final class WebhookResponse {
    // The body of a handshake response echoes the request. Browsers must not render it as a page, and caches must not
    // store it.
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "text/plain; charset=utf-8",
            "X-Content-Type-Options",
            "nosniff",
            "Content-Security-Policy",
            "default-src 'none'; sandbox",
            "Cache-Control",
            "no-store");

    private final int status;
    private final Map<String, String> headers;
    private final String text;

    private WebhookResponse(int status, Map<String, String> headers, String text) {
        this.status = status;
        this.headers = headers;
        this.text = text;
    }

    static WebhookResponse of(int status) {
        return new WebhookResponse(status, HEADERS, "");
    }

    static WebhookResponse ofToken(String token) {
        return new WebhookResponse(200, HEADERS, token);
    }

    static WebhookResponse notAllowed() {
        return new WebhookResponse(405, Map.of("Allow", "GET, POST"), "");
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The headers; each name occurs once. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body; often empty. */
    public byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WebhookResponse[" + status + "]";
    }
}
