package io.github.businesscentral.payments.error;

import io.github.businesscentral.payments.protocol.AnswerMeaning;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The server answered with an error. Most errors have a subclass of their own. This class itself is thrown for the others, such
 * as 500 on a read.
 */
public class ApiException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    // A media type without its parameters. The rest of the header may be long or contain line breaks that forge log
    // entries.
    private static final Pattern TYPE = Pattern.compile("[\\w.+-]{1,64}/[\\w.+-]{1,64}");
    private static final int LONGEST_LOCATION = 2_000;

    private final ErrorResponse response;

    ApiException(ErrorResponse response, CallSummary call, String wayOut) {
        super(text(response, wayOut), call, null);
        this.response = response;
    }

    /**
     * Returns the exception for this response. The error code decides first, because the server sends one code with several
     * statuses.
     */
    public static ApiException of(ErrorResponse response, CallSummary call) {
        return switch (AnswerMeaning.of(response.status(), response.code().value())) {
            case STALE -> new ConcurrentChangeException(response, call);
            case TAKEN -> new DuplicateKeyException(response, call);
            case THROTTLED -> new ThrottledException(response, call);
            case UNAVAILABLE -> new UnavailableException(response, call);
            case NOT_FOUND -> new NotFoundException(response, call);
            case UNAUTHENTICATED -> new AuthenticationException(response, call);
            case FORBIDDEN -> new PermissionException(response, call);
            case INVALID -> new InvalidRequestException(response, call);
            case REDIRECTED, REDIRECTED_AFTER -> new ApiException(response, call, redirected(response));
            case PROXY_UNAUTHENTICATED ->
                new ApiException(
                        response,
                        call,
                        "The forward proxy requires credentials and did not forward the request. Give the client an OkHttpClient with a"
                                + " proxyAuthenticator, or correct the credentials that it gives.");
            case LOCKED ->
                new ApiException(
                        response,
                        call,
                        "Another session has locked the records, and the server rolled this request back. Try again later.");
            case DONE, BROKEN_OFF, REFUSED, UNEXPECTED -> new ApiException(response, call, "");
        };
    }

    private static String redirected(ErrorResponse response) {
        return "The server redirects" + target(response.headers().get("Location"))
                + ". Redirects are not followed, so that the token stays with the configured host:"
                + " set the endpoint to the final address.";
    }

    /** The address without its query and credentials. The query can contain customer data. */
    private static String target(@Nullable String location) {
        if (location == null) {
            return "";
        }
        HttpUrl url = HttpUrl.parse(location);
        if (url == null || location.length() > LONGEST_LOCATION) {
            return " to another path";
        }
        return " to "
                + url.newBuilder()
                        .username("")
                        .password("")
                        .query(null)
                        .fragment(null)
                        .build();
    }

    private static String text(ErrorResponse response, String wayOut) {
        StringBuilder text = new StringBuilder("HTTP ").append(response.status());
        if (!response.code().equals(ErrorCode.NONE)) {
            text.append(' ').append(response.code());
        }
        text.append(": ").append(response.message().isEmpty() ? unexplained(response) : response.message());
        if (text.charAt(text.length() - 1) != '.') {
            text.append('.');
        }
        if (!wayOut.isEmpty()) {
            text.append(' ').append(wayOut);
        }
        response.correlationId()
                .ifPresent(id -> text.append(" Correlation id ").append(id).append('.'));
        return text.toString();
    }

    private static String unexplained(ErrorResponse response) {
        String type = response.headers().get("Content-Type");
        if (response.rawBody().isBlank()) {
            return "the server gave no reason";
        }
        if (type == null || type.contains("json")) {
            return "the server gave no reason in a known form; see rawBody()";
        }
        return "the answer is " + named(type) + " and seems to come from a gateway or proxy; see rawBody()";
    }

    private static String named(String type) {
        Matcher matcher = TYPE.matcher(type);
        return matcher.lookingAt() ? matcher.group() : "of an unknown type";
    }

    ErrorResponse response() {
        return response;
    }

    /** The HTTP status. */
    public int status() {
        return response.status();
    }

    /** The error code, for use in conditions. {@link ErrorCode#NONE} if Business Central did not write the body. */
    public ErrorCode code() {
        return response.code();
    }

    /** The server's message without the correlation id, in the language of {@code Accept-Language} or of the user. */
    public String serverMessage() {
        return response.message();
    }

    /** The id that Microsoft support uses to find the request. */
    public Optional<String> correlationId() {
        return response.correlationId();
    }

    /** How long the server asked to wait. Sent with 502 and 503, and sometimes with 429. */
    public Optional<Duration> retryAfter() {
        return response.retryAfter();
    }

    /** The response headers. Empty after deserialization. */
    public Headers headers() {
        return response.headers();
    }

    /** The body as text, at most the first 64 KiB. */
    public String rawBody() {
        return response.rawBody();
    }
}
