package io.github.businesscentral.payments.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.error.ErrorResponse;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.retry.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;

/**
 * What takes text from a server, and what must hold whatever that text is. Each target throws if it does not hold, and returns
 * whether it could make something of the text.
 *
 * <p>Another target is a method here with its line in {@link #BY_NAME}, a method of that name in {@code AnswersFuzzTest}, and a
 * directory of that name with inputs to begin with beside the others.
 */
final class FuzzTargets {
    static final Map<String, Predicate<byte[]>> BY_NAME = Map.of(
            "entity", FuzzTargets::entity,
            "page", FuzzTargets::page,
            "nextLink", FuzzTargets::nextLink,
            "batch", FuzzTargets::batch,
            "error", FuzzTargets::error,
            "retryAfter", FuzzTargets::retryAfter);

    private static final HttpUrl ENDPOINT =
            HttpUrl.get("https://api.businesscentral.dynamics.com/v2.0/tenant/Production/api/v2.0/");
    private static final int MEMBERS = 3;
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Instant NOW = Instant.parse("2026-08-20T09:15:02.250Z");
    private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\\\u[dD][89a-fA-F]");
    // A mark is added where the text is cut off.
    private static final int LONGEST_MESSAGE = 2_001;

    private static final JsonAdapter<CustomerPayment> PAYMENT = CustomerPayment.jsonAdapter();
    private static final AnswerReader<CustomerPayment> ENTITY = AnswerReader.entity(PAYMENT, Entity::hasId);
    private static final AnswerReader<Page<CustomerPayment>> PAGE =
            AnswerReader.page(PAYMENT, Entity::hasId, Origin.of(ENDPOINT));

    private FuzzTargets() {}

    /** A payment comes with its id, and is the same after it was stored. Both ways to read it give the same. */
    static boolean entity(byte[] body) {
        assertThat(BothPaths.outcome(BothPaths.FAST_ENTITY, ResponseBody.create(body, JSON)))
                .isEqualTo(BothPaths.outcome(BothPaths.GENERAL_ENTITY, ResponseBody.create(body, JSON)));
        Optional<CustomerPayment> payment = read(ENTITY, body);
        payment.filter(found -> isText(body)).ifPresent(FuzzTargets::requireSound);
        return payment.isPresent();
    }

    /** Each row is sound, and the next page is where the token may go. Both ways to read rows give the same. */
    static boolean page(byte[] body) {
        ByteString text = ByteString.of(body);
        assertThat(BothPaths.outcome(BothPaths.FAST, text)).isEqualTo(BothPaths.outcome(BothPaths.GENERAL, text));
        Optional<Page<CustomerPayment>> page = read(PAGE, body);
        page.ifPresent(found -> {
            found.items().stream().filter(row -> isText(body)).forEach(FuzzTargets::requireSound);
            found.nextLink().ifPresent(FuzzTargets::requireAtEndpoint);
        });
        return page.isPresent();
    }

    /** The same for a link that is well-formed JSON, which random bytes seldom are. */
    static boolean nextLink(byte[] link) {
        Buffer body = new Buffer();
        try (JsonWriter json = JsonWriter.of(body)) {
            json.beginObject().name("value").beginArray().endArray();
            json.name("@odata.nextLink")
                    .value(new String(link, StandardCharsets.UTF_8))
                    .endObject();
        } catch (IOException e) {
            throw new AssertionError("a link cannot be written", e);
        }
        Optional<Page<CustomerPayment>> page = read(PAGE, body.readByteArray());
        page.flatMap(Page::nextLink).ifPresent(FuzzTargets::requireAtEndpoint);
        return page.isPresent();
    }

    /** Each member has an answer or none, and what its answer says can be read or is refused as it would be alone. */
    static boolean batch(byte[] body) {
        Optional<List<Optional<MemberAnswer>>> answers = read(BatchAnswer.upToAFailure(MEMBERS), body);
        answers.ifPresent(found -> {
            assertThat(found).hasSize(MEMBERS);
            found.forEach(answer -> answer.ifPresent(FuzzTargets::requireReadable));
        });
        return answers.filter(found -> found.stream().anyMatch(Optional::isPresent))
                .isPresent();
    }

    private static void requireReadable(MemberAnswer answer) {
        Response whole = answer.response(ENDPOINT);
        if (!whole.isSuccessful()) {
            requirePlain(ErrorReader.read(whole).message());
            return;
        }
        try {
            assertThat(ENTITY.read(whole).hasId()).isTrue();
        } catch (UnreadableAnswerException e) {
            requirePlain(ErrorReader.plain(e.getMessage() + e.jsonPath()));
        } catch (IOException e) {
            throw new AssertionError("not said to be unreadable", e);
        }
    }

    /** Nothing of a failure can fail, or write lines of its own into a log. */
    static boolean error(byte[] body) {
        ErrorResponse error = ErrorReader.read(response(500, body));

        requirePlain(error.message());
        assertThat(error.rawBody()).doesNotContainPattern("(?i)bearer +[\\w.-]");
        return !error.message().isEmpty();
    }

    /** A wait is never negative, and short enough to reckon with in nanoseconds. */
    static boolean retryAfter(byte[] value) {
        Headers headers = new Headers.Builder()
                .addUnsafeNonAscii("Retry-After", new String(value, StandardCharsets.UTF_8))
                .build();
        Optional<Duration> wait = RetryAfter.of(headers, NOW);
        wait.ifPresent(found -> assertThat(found.toNanos()).isNotNegative());
        return wait.isPresent();
    }

    /** What a success says; empty if it was refused in the one way in which the callers expect it. */
    private static <T> Optional<T> read(AnswerReader<T> reader, byte[] body) {
        try {
            return Optional.of(reader.read(response(200, body)));
        } catch (UnreadableAnswerException e) {
            requirePlain(ErrorReader.plain(e.getMessage() + e.jsonPath()));
            return Optional.empty();
        } catch (IOException e) {
            // It would be taken for a broken connection, and the call repeated.
            throw new AssertionError("not said to be unreadable", e);
        }
    }

    /** Half a character, which JSON can escape, is nothing that UTF-8 could store. */
    private static boolean isText(byte[] body) {
        return !HALF_A_CHARACTER
                .matcher(new String(body, StandardCharsets.UTF_8))
                .find();
    }

    private static void requireSound(CustomerPayment payment) {
        assertThat(payment.hasId()).isTrue();
        try {
            assertThat(PAYMENT.fromJson(PAYMENT.toJson(payment))).isEqualTo(payment);
        } catch (IOException e) {
            throw new AssertionError("what was written cannot be read", e);
        }
    }

    private static void requireAtEndpoint(HttpUrl link) {
        assertThat(link.scheme()).isEqualTo(ENDPOINT.scheme());
        assertThat(link.host()).isEqualTo(ENDPOINT.host());
        assertThat(link.port()).isEqualTo(ENDPOINT.port());
    }

    private static void requirePlain(String message) {
        assertThat(message).hasSizeLessThanOrEqualTo(LONGEST_MESSAGE).doesNotContainPattern("\\p{Cntrl}");
    }

    private static Response response(int status, byte[] body) {
        return new Response.Builder()
                .request(new Request.Builder().url(ENDPOINT).build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(body, JSON))
                .build();
    }
}
