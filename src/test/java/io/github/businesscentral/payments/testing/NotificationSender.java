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

/** Sends notifications to receivers. Over HTTP by default; a test may use its own receiver. */
@FunctionalInterface
public interface NotificationSender {
    /**
     * Sends a handshake or a notification and returns the response.
     *
     * @param timeout how long the service waits; a response with a longer {@linkplain FakeResponse#withDelay delay} counts as
     *     none
     * @throws IOException if there is no response
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
