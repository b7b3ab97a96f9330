package io.github.businesscentral.payments.internal.answer;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ErrorCode;
import io.github.businesscentral.payments.error.ErrorResponse;
import io.github.businesscentral.payments.protocol.ErrorBody;
import io.github.businesscentral.payments.retry.RetryAfter;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads an error response: the server's own error body ({@code business-central.md} 5.1), or the body of a gateway or proxy.
 * Never fails; leaves out unreadable parts.
 */
public final class ErrorReader {
    private static final int LONGEST_MESSAGE = 2_000;
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)(bearer|authorization\\W{1,5}basic)\\s+[\\w.~+/=-]+");
    // Shorter values are not secrets, and removing them would garble the text.
    private static final int SHORTEST_SECRET = 8;
    private static final Pattern CODE = Pattern.compile("[\\w.-]{1,100}");
    // The control characters of ASCII and Latin-1, the line and paragraph separators of Unicode, and characters that
    // change the direction of text.
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final String CORRELATION_ID = "CorrelationId:";
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ErrorReader() {}

    /** Returns the error that the response describes. */
    public static ErrorResponse read(Response response) {
        String sent = Objects.requireNonNullElse(response.request().header("Authorization"), "");
        String secret = sent.substring(sent.indexOf(' ') + 1);
        String body = withoutCredentials(text(response), secret);
        ErrorResponse.Builder error = ErrorResponse.builder(response.code())
                .headers(response.headers())
                .rawBody(body);
        RetryAfter.of(response.headers(), Instant.now()).ifPresent(error::retryAfter);
        ApiResponse.correlationId(response.headers()).ifPresent(error::correlationId);
        ErrorBody read = ErrorBody.of(body);
        readCode(read.code(), error);
        // Removed a second time, because JSON can escape the same text in other ways.
        readMessage(withoutCredentials(read.message(), secret), error);
        return error.build();
    }

    /**
     * Removes credentials: some servers and proxies echo the request that they refuse, including the {@code Authorization}
     * header.
     */
    private static String withoutCredentials(String text, String secret) {
        String without = secret.length() < SHORTEST_SECRET ? text : text.replace(secret, "…");
        return CREDENTIALS.matcher(without).replaceAll("$1 …");
    }

    private static String text(Response response) {
        String encoding = response.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return "(encoded as " + encoding + ", which was not asked for)";
        }
        BufferedSource source = response.body().source();
        try {
            source.request(ErrorBody.MAX_BYTES);
        } catch (IOException e) {
            // The part that arrived before the connection broke is still useful.
        }
        Buffer read = source.getBuffer();
        return read.snapshot((int) Math.min(read.size(), ErrorBody.MAX_BYTES)).utf8();
    }

    /** Accepts a code only in the format of one, because it is logged unchanged. */
    private static void readCode(String text, ErrorResponse.Builder into) {
        if (CODE.matcher(text).matches()) {
            into.code(ErrorCode.of(text));
        }
    }

    /** Removes the correlation id from the end of the message: two spaces, its name, two spaces, a GUID, a full stop. */
    private static void readMessage(String text, ErrorResponse.Builder into) {
        int mark = text.lastIndexOf(CORRELATION_ID);
        String id =
                mark < 0 ? "" : text.substring(mark + CORRELATION_ID.length()).strip();
        String guid = id.endsWith(".") ? id.substring(0, id.length() - 1) : id;
        if (GUID.matcher(guid).matches()) {
            into.correlationId(guid).message(plain(text.substring(0, mark)));
        } else {
            into.message(plain(text));
        }
    }

    /**
     * Returns the text as one line of limited length. Messages end up in logs, where a line break would let a server forge
     * entries.
     */
    public static String plain(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }
}
