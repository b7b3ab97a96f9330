package io.github.businesscentral.payments.benchmark;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** OkHttp with an interceptor for the token, and Moshi's reflective adapters of records. */
final class ReflectiveMoshi extends RecordClient {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Moshi MOSHI = TextAdapter.moshi();
    private static final JsonAdapter<PaymentRecord> PAYMENT = MOSHI.adapter(PaymentRecord.class);
    private static final JsonAdapter<PageRecord> PAGE = MOSHI.adapter(PageRecord.class);
    private static final JsonAdapter<DraftRecord> DRAFT = MOSHI.adapter(DraftRecord.class);

    private final OkHttpClient http = new OkHttpClient.Builder()
            .addInterceptor(ReflectiveMoshi::authorize)
            .build();

    ReflectiveMoshi(String root) {
        super(root);
    }

    static PageDecoder decoder(byte[] document) {
        Buffer buffer = new Buffer().write(document);
        return () -> {
            try {
                // Shares the bytes with the buffer.
                return Objects.requireNonNull(PAGE.fromJson(buffer.clone())).value();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Response authorize(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", "Bearer " + Sample.TOKEN)
                .build());
    }

    @Override
    PaymentRecord get(String url) {
        return send(to(url), PAYMENT);
    }

    @Override
    PaymentRecord post(String url, DraftRecord draft) {
        return send(to(url).post(body(draft)), PAYMENT);
    }

    @Override
    PaymentRecord patch(String url, String etag, DraftRecord draft) {
        return send(to(url).header("If-Match", etag).patch(body(draft)), PAYMENT);
    }

    @Override
    PageRecord page(String url) {
        return send(to(url), PAGE);
    }

    private static Request.Builder to(String url) {
        return new Request.Builder().url(url).header("Accept", "application/json");
    }

    private static RequestBody body(DraftRecord draft) {
        return RequestBody.create(DRAFT.toJson(draft), JSON);
    }

    private <T> T send(Request.Builder request, JsonAdapter<T> answer) {
        try (Response response = http.newCall(request.build()).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("The server answered " + response.code());
            }
            return Objects.requireNonNull(answer.fromJson(response.body().source()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }
}
