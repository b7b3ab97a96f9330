package io.github.businesscentral.payments.testing;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;

/** How the stand-in reaches the receivers of notifications: over HTTP, unless a test has a receiver of its own. */
@FunctionalInterface
public interface NotificationSender {
    /**
     * Sends a handshake or a notification and returns the answer.
     *
     * @param timeout how long the service waits; an answer that is {@linkplain FakeResponse#withDelay delayed} by more counts as none
     * @throws IOException if there is no answer
     */
    FakeResponse send(FakeRequest request, Duration timeout) throws IOException;

    /** Returns a sender over HTTP. */
    static NotificationSender overHttp() {
        OkHttpClient http = new OkHttpClient.Builder().followRedirects(false).build();
        return (request, timeout) -> {
            Headers headers = request.headers();
            RequestBody body = request.method().equals("GET")
                    ? null
                    : RequestBody.create(request.body(), MediaType.get("application/json"));
            Request sent = new Request.Builder()
                    .url(request.url())
                    .headers(headers)
                    .method(request.method(), body)
                    .build();
            OkHttpClient patient = http.newBuilder().callTimeout(timeout).build();
            try (Response response = patient.newCall(sent).execute()) {
                ByteString text = response.body().byteString();
                String type = response.header("Content-Type");
                return FakeResponse.of(response.code(), type == null ? "" : type, text.utf8());
            }
        };
    }
}
