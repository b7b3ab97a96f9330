package io.github.businesscentral.payments.protocol;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okhttp3.Response;
import okio.Buffer;

/**
 * The code and message of an error body ({@code business-central.md} 5.1). Also reads the formats of other servers, gateways and
 * older OData versions: {@code {"error":"text"}}, {@code {"Message":"text"}}, {@code {"odata.error":{…}}} with a localized
 * message, and problem+json with its {@code detail}. Both values are empty if the body has neither.
 */
public record ErrorBody(String code, String message) {
    /** The maximum number of bytes of an error body that are read. */
    public static final long MAX_BYTES = 64L * 1024;

    private static final ErrorBody NOTHING = new ErrorBody("", "");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonReader.Options ENVELOPE =
            JsonReader.Options.of("error", "odata.error", "message", "Message", "detail", "error_description");
    private static final int ERROR_DESCRIPTION = 5;
    private static final JsonReader.Options ERROR = JsonReader.Options.of("code", "message");
    private static final JsonReader.Options TEXT = JsonReader.Options.of("value");

    /** Peeks into the body of a response, which can still be read afterwards. */
    static ErrorBody peek(Response response) {
        try {
            return of(response.peekBody(MAX_BYTES).string());
        } catch (IOException e) {
            // The connection broke, so only the status is known.
            return NOTHING;
        }
    }

    /** Reads a body. Never fails: values read before a syntax error are kept. */
    public static ErrorBody of(String body) {
        String json = body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body;
        Found found = new Found();
        try {
            found.readEnvelope(JsonReader.of(new Buffer().writeUtf8(json)));
        } catch (IOException | JsonDataException e) {
            return found.body();
        }
        return found.body();
    }

    private static final class Found {
        private String code = "";
        private String message = "";

        ErrorBody body() {
            return code.isEmpty() && message.isEmpty() ? NOTHING : new ErrorBody(code, message);
        }

        void readEnvelope(JsonReader reader) throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                int name = reader.selectName(ENVELOPE);
                if (name < 0) {
                    reader.skipName();
                    reader.skipValue();
                } else if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
                    readError(reader);
                } else {
                    readMessage(reader, name == ERROR_DESCRIPTION);
                }
            }
            reader.endObject();
        }

        private void readError(JsonReader reader) throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.selectName(ERROR)) {
                    case 0 -> code = text(reader);
                    case 1 -> readMessage(reader, true);
                    default -> {
                        reader.skipName();
                        reader.skipValue();
                    }
                }
            }
            reader.endObject();
        }

        /** Keeps the first message, or a better one. */
        private void readMessage(JsonReader reader, boolean better) throws IOException {
            String text = text(reader);
            if (!text.isEmpty() && (better || message.isEmpty())) {
                message = text;
            }
        }

        /** Returns a string, or the value of a localized message. Empty for anything else. */
        private static String text(JsonReader reader) throws IOException {
            switch (reader.peek()) {
                case STRING -> {
                    return reader.nextString();
                }
                case BEGIN_OBJECT -> {
                    return valueOf(reader);
                }
                default -> {
                    reader.skipValue();
                    return "";
                }
            }
        }

        private static String valueOf(JsonReader reader) throws IOException {
            String value = "";
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.selectName(TEXT) == 0) {
                    value = text(reader);
                } else {
                    reader.skipName();
                    reader.skipValue();
                }
            }
            reader.endObject();
            return value;
        }
    }
}
