package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Options;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body from the stream, and reports every defect as an {@link UnreadableAnswerException}. */
final class JsonAnswer<T> implements AnswerReader<T> {
    // Some gateways insert a byte order mark.
    private static final Options BYTE_ORDER_MARK = Options.of(ByteString.of((byte) 0xEF, (byte) 0xBB, (byte) 0xBF));

    private final long mostBytes;
    private final ValueReader<T> value;

    private final boolean closesFirst;

    private JsonAnswer(long mostBytes, ValueReader<T> value, boolean closesFirst) {
        this.mostBytes = mostBytes;
        this.value = value;
        this.closesFirst = closesFirst;
    }

    /** Reads a body of at most {@code mostBytes}. */
    static <T> JsonAnswer<T> of(long mostBytes, ValueReader<T> value) {
        return new JsonAnswer<>(mostBytes, value, false);
    }

    /** Does the same, and closes the response before it decodes the body, so that the next request can start meanwhile. */
    static <T> JsonAnswer<T> closedFirst(long mostBytes, ValueReader<T> value) {
        return new JsonAnswer<>(mostBytes, value, true);
    }

    /** Returns the exception for a delete or an action that was not answered with 204. */
    static UnreadableAnswerException contentInsteadOfNone(Response response) {
        return unreadable(
                "The answer has the status " + response.code() + " instead of 204, so it does not say that it was done",
                "$",
                false,
                null);
    }

    /** Returns the exception for a response that does not match the request. */
    static UnreadableAnswerException aboutAnother(String what) {
        return unreadable("The answer is about another entity: it does not have " + what, "$", false, null);
    }

    @Override
    public T read(Response response) throws IOException {
        requireJson(response);
        BufferedSource body = response.body().source();
        T usual;
        try {
            usual = value.peek(body);
        } catch (EOFException e) {
            throw unreadable("The body is incomplete", "$", true, e);
        }
        return usual == null ? readByAdapter(response, body) : usual;
    }

    private T readByAdapter(Response response, BufferedSource from) throws IOException {
        Source body = new BoundedSource(from, mostBytes);
        Buffer whole = new Buffer();
        BufferedSource source = closesFirst ? whole : Okio.buffer(body);
        JsonReader reader = JsonReader.of(source);
        try {
            if (closesFirst) {
                whole.writeAll(body);
                response.close();
            }
            source.select(BYTE_ORDER_MARK);
            return value.read(reader, source, response.request().url());
        } catch (BoundedSource.TooLargeException e) {
            throw unreadable(String.valueOf(e.getMessage()), path(reader), false, e);
        } catch (EOFException e) {
            throw unreadable("The body is incomplete", path(reader), true, e);
        } catch (JsonEncodingException e) {
            throw isCutShort(e)
                    ? unreadable("The body is incomplete", path(reader), true, e)
                    : unreadable("The body is not JSON", path(reader), false, e);
        } catch (JsonDataException e) {
            String message = BypassedRows.located(reader, String.valueOf(e.getMessage()));
            throw unreadable(message, pathIn(message, reader), false, e);
        }
    }

    /** Rejects a proxy's error page, a sign-in page or a compressed body by its headers, before the parser fails on it. */
    private static void requireJson(Response response) throws UnreadableAnswerException {
        String encoding = response.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unreadable(
                    "The body is encoded as " + encoding
                            + ", which was not asked for: it seems to come from a proxy or gateway",
                    "$",
                    false,
                    null);
        }
        String declared = Objects.requireNonNullElse(response.header("Content-Type"), "");
        if (declared.startsWith("application/json")) {
            return;
        }
        MediaType type = MediaType.parse(declared);
        if (type != null && !type.subtype().toLowerCase(Locale.ROOT).contains("json")) {
            throw unreadable(
                    "The body is " + type + " instead of JSON: it seems to come from a proxy or gateway",
                    "$",
                    false,
                    null);
        }
    }

    /** Moshi reports an end inside a string as a syntax error. Only the message tells the two apart. */
    private static boolean isCutShort(JsonEncodingException e) {
        return String.valueOf(e.getMessage()).startsWith("Unterminated string");
    }

    private static String path(JsonReader reader) {
        return BypassedRows.located(reader, reader.getPath());
    }

    /** Returns the path in Moshi's own message, which is that of the offending value. The reader may already be past it. */
    private static String pathIn(String message, JsonReader reader) {
        int path = message.lastIndexOf("path $");
        return path < 0 ? path(reader) : message.substring(path + "path ".length());
    }

    private static UnreadableAnswerException unreadable(
            String what, String path, boolean cutShort, @Nullable Exception cause) {
        return new UnreadableAnswerException(what, path, cutShort, cause);
    }

    /** Returns the exception for a value that is missing at {@code path}. */
    static JsonDataException missing(String what, String path) {
        return new JsonDataException("Required " + what + " missing at path " + path);
    }

    /** Reads one value at the reader's position. */
    @FunctionalInterface
    interface ValueReader<T> {
        /** Reads a response in the usual format without a JSON reader. Returns null for others. Leaves all bytes in {@code source}. */
        default @Nullable T peek(BufferedSource source) throws IOException {
            return null;
        }

        /** Reads the response to a request to {@code asked}. {@code reader} reads from {@code source}. */
        T read(JsonReader reader, BufferedSource source, HttpUrl asked) throws IOException;
    }
}
