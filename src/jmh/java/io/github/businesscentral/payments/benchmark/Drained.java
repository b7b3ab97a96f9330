package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Okio;

/** The floor: sends bodies made before, and throws the bytes of the answers away. Its rows are bytes. */
final class Drained implements PaymentClient {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient();
    private final String root;

    Drained(String root) {
        this.root = root;
    }

    @Override
    public Object get() {
        return drain(to(Sample.JOURNAL.payment(root, Sample.ID)));
    }

    @Override
    public Object create() {
        return drain(to(Sample.JOURNAL.payments(root)).post(RequestBody.create(Sample.CREATE_BODY, JSON)));
    }

    @Override
    public Object patch() {
        return drain(to(Sample.JOURNAL.payment(root, Sample.ID))
                .header("If-Match", Sample.ETAG)
                .patch(RequestBody.create(Sample.PATCH_BODY, JSON)));
    }

    @Override
    public Object page(Journal journal) {
        return drain(to(journal.payments(root)));
    }

    @Override
    public long walk(Journal journal) {
        long bytes = 0;
        for (int page = 0; page < journal.pages(); page++) {
            bytes += drain(to(journal.page(root, page)));
        }
        return bytes;
    }

    private static Request.Builder to(String url) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + Sample.TOKEN)
                .header("Accept", "application/json");
    }

    private long drain(Request.Builder request) {
        try (Response response = http.newCall(request.build()).execute()) {
            return response.body().source().readAll(Okio.blackhole());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }
}
