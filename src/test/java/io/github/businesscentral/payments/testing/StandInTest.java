package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** What the tests of the stand-in share: raw HTTP against it, and nothing of the library. */
abstract class StandInTest {
    /** A thread for each task: the common pool can be a single thread, and some tasks wait for one another. */
    static final Executor OWN_THREADS = task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    };

    static final Clock NOON = Clock.fixed(Instant.parse("2026-08-20T12:00:00.58Z"), ZoneOffset.UTC);
    static final String ZERO_GUID = "00000000-0000-0000-0000-000000000000";
    private static final MediaType JSON = MediaType.get("application/json");

    FakeBusinessCentral fake = FakeBusinessCentral.builder().clock(NOON).build();
    OkHttpClient http = client(fake);
    HttpUrl root = HttpUrl.get("https://bc.example/v2.0/tenant/Production/api/v2.0/");

    static OkHttpClient client(FakeBusinessCentral fake) {
        return new OkHttpClient.Builder().addInterceptor(fake.interceptor()).build();
    }

    /** Starts over with a stand-in built like this. */
    void rebuild(FakeBusinessCentral.Builder builder) {
        rebuild(builder, NOON);
    }

    void rebuild(FakeBusinessCentral.Builder builder, Clock clock) {
        fake = builder.clock(clock).build();
        http = client(fake);
    }

    void choose(Choice choice) {
        rebuild(FakeBusinessCentral.builder().choose(choice));
    }

    String company() {
        return "companies(" + fake.companyId() + ")/";
    }

    /** The payments of the journal CASHIN. */
    String payments() {
        return paymentsOf(fake.journalId());
    }

    String paymentsOf(UUID journal) {
        return company() + "customerPaymentJournals(" + journal + ")/customerPayments";
    }

    String payment(Object id) {
        return payments() + "(" + id + ")";
    }

    Answer get(String address, String... headers) {
        return send("GET", address, null, headers);
    }

    Answer post(String address, String body, String... headers) {
        return send("POST", address, body, headers);
    }

    Answer patch(String address, String body, String... headers) {
        return send("PATCH", address, body, headers);
    }

    Answer delete(String address, String... headers) {
        return send("DELETE", address, null, headers);
    }

    /** Sends a request with a token; the address is relative to the API's root, or absolute. */
    Answer send(String method, String address, String body, String... headers) {
        Request.Builder request = new Request.Builder()
                .url(address.startsWith("http") ? address : root + address)
                .header("Authorization", "Bearer token")
                .method(method, body == null ? null : RequestBody.create(body, JSON));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return call(http, request.build());
    }

    static Answer call(OkHttpClient http, Request request) {
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a payment in CASHIN that must be accepted. */
    Answer created(String body) {
        return post(payments(), body).is(201);
    }

    UUID id(String set, String property, String value) {
        return get(company() + set + "?$filter=" + property + " eq '" + value + "'").is(200).values().stream()
                .map(entity -> UUID.fromString((String) entity.get("id")))
                .findFirst()
                .orElseThrow();
    }

    UUID customer(String number) {
        return id("customers", "number", number);
    }

    UUID invoice(String number) {
        return id("salesInvoices", "number", number);
    }

    /** An answer, its body read with Moshi alone. */
    record Answer(int status, Headers headers, String text) {
        Answer is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        /** Asserts a refusal by the application, and its exact message. */
        void isRefused(int expected, String code, String message) {
            is(expected);
            assertThat(error("code")).isEqualTo(code);
            assertThat(error("message").replaceFirst("  CorrelationId:  [0-9a-f-]{36}\\.$", ""))
                    .isEqualTo(message);
        }

        void isRefused(int expected, String code) {
            is(expected);
            assertThat(error("code")).isEqualTo(code);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> json() {
            try {
                return (Map<String, Object>)
                        JsonReader.of(new Buffer().writeUtf8(text)).readJsonValue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Object get(String property) {
            assertThat(json()).containsKey(property);
            return json().get(property);
        }

        String etag() {
            return (String) get("@odata.etag");
        }

        Instant modified() {
            return Instant.parse((String) get("lastModifiedDateTime"));
        }

        int lineNumber() {
            return ((Double) get("lineNumber")).intValue();
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> values() {
            return (List<Map<String, Object>>) get("value");
        }

        @SuppressWarnings("unchecked")
        String error(String member) {
            return (String) ((Map<String, Object>) get("error")).get(member);
        }
    }
}
