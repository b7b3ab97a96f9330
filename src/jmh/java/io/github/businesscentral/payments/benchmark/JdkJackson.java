package io.github.businesscentral.payments.benchmark;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;

/** The JDK's HTTP client, and Jackson's records. */
final class JdkJackson extends RecordClient {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader PAYMENT = MAPPER.readerFor(PaymentRecord.class);
    private static final ObjectReader PAGE = MAPPER.readerFor(PageRecord.class);
    private static final ObjectWriter DRAFT = MAPPER.writerFor(DraftRecord.class);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    JdkJackson(String root) {
        super(root);
    }

    static PageDecoder decoder(byte[] document) {
        return () -> {
            try {
                return PAGE.<PageRecord>readValue(document).value();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    PaymentRecord get(String url) {
        return send(to(url), PAYMENT);
    }

    @Override
    PaymentRecord post(String url, DraftRecord draft) {
        return send(to(url).POST(body(draft)), PAYMENT);
    }

    @Override
    PaymentRecord patch(String url, String etag, DraftRecord draft) {
        return send(to(url).header("If-Match", etag).method("PATCH", body(draft)), PAYMENT);
    }

    @Override
    PageRecord page(String url) {
        return send(to(url), PAGE);
    }

    private static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + Sample.TOKEN)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private static BodyPublisher body(DraftRecord draft) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(DRAFT.writeValueAsBytes(draft));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T send(HttpRequest.Builder request, ObjectReader answer) {
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) {
                throw new IOException("The server answered " + response.statusCode());
            }
            try (InputStream body = response.body()) {
                return answer.readValue(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Ends with the program: before Java 21 there is nothing to close.
    }
}
