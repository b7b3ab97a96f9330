package io.github.businesscentral.payments.testing;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.testing.odata.ODataError;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads the body of a {@code $batch}. Members that nobody has documented are passed over, {@code dependsOn} included. */
final class BatchEnvelope {
    private BatchEnvelope() {}

    /**
     * One request of a batch.
     *
     * @param id a string, a number or {@code null}, as it was sent
     * @param url as it was sent: relative to the root of the API, without a slash before it
     */
    record Operation(@Nullable Object id, String method, String url, Headers headers, ByteString body) {
        /** Returns the operation as a request of its own. */
        FakeRequest request(String root) {
            Headers.Builder all = headers.newBuilder();
            if (body.size() > 0 && headers.get("Content-Type") == null) {
                all.set("Content-Type", "application/json");
            }
            return new FakeRequest(method, HttpUrl.get(root + "/" + url), all.build(), body);
        }
    }

    static List<Operation> operations(ByteString body) {
        try (JsonReader reader = JsonReader.of(new Buffer().write(body))) {
            List<Operation> operations = null;
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals("requests")) {
                    operations = array(reader);
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            if (operations == null || reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw malformed();
            }
            return operations;
        } catch (IOException | JsonDataException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static List<Operation> array(JsonReader reader) throws IOException {
        List<Operation> operations = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            operations.add(operation(reader));
        }
        reader.endArray();
        return operations;
    }

    private static Operation operation(JsonReader reader) throws IOException {
        Object id = null;
        String method = null;
        String url = null;
        Headers headers = Headers.EMPTY;
        ByteString body = ByteString.EMPTY;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "id" -> id = id(reader);
                case "method" -> method = reader.nextString().toUpperCase(Locale.ROOT);
                case "url" -> url = reader.nextString();
                case "headers" -> headers = headers(reader);
                case "body" -> body = body(reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        if (method == null || url == null) {
            throw malformed();
        }
        return new Operation(id, method, url, headers, body);
    }

    private static @Nullable Object id(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case NULL -> reader.nextNull();
            case NUMBER -> new BigDecimal(reader.nextString());
            default -> reader.nextString();
        };
    }

    private static Headers headers(JsonReader reader) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        reader.beginObject();
        while (reader.hasNext()) {
            headers.addUnsafeNonAscii(reader.nextName(), reader.nextString());
        }
        reader.endObject();
        return headers.build();
    }

    /** Returns the bytes of the body as they were sent, so that nothing about them changes on the way. */
    private static ByteString body(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            reader.nextNull();
            return ByteString.EMPTY;
        }
        try (BufferedSource source = reader.nextSource()) {
            return source.readByteString();
        }
    }

    private static ODataError malformed() {
        return ODataError.badRequest("Invalid Request Body");
    }
}
