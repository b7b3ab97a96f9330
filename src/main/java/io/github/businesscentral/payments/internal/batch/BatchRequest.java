package io.github.businesscentral.payments.internal.batch;

import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Exchange;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.answer.BatchAnswer;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import io.github.businesscentral.payments.protocol.RelativePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One request with members of a batch, and its response ({@code business-central.md} 7). */
final class BatchRequest {
    private final HttpUrl root;
    private final BatchMode mode;
    private final List<Member<?>> members;
    private final Session session;
    private final Exchange exchange;
    private @Nullable BusinessCentralException failure;

    /**
     * Prepares to send {@code members} with {@code batch} to the API at {@code root}.
     *
     * @param before the exchange that sent some of them earlier
     */
    BatchRequest(
            Session session,
            CallSpec<?> batch,
            BatchMode mode,
            HttpUrl root,
            List<Member<?>> members,
            Optional<Exchange> before) {
        this.mode = mode;
        this.root = root;
        this.members = members;
        this.session = session;
        CallSpec<?> whole = batch.withContent(content());
        this.exchange = before.map(last -> session.exchangeAfter(last, whole))
                .orElseGet(() -> session.exchange(whole))
                .carryingUnsettled(members.stream().anyMatch(Member::mayBeExecuted))
                .beforeEachAttempt(() -> members.forEach(member -> member.sending(session)));
    }

    Exchange exchange() {
        return exchange;
    }

    /** The failure of the whole batch, if it has no responses. */
    Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Sends the request and returns the responses in the order of the members. Empty for a member without one, and an empty list
     * if the batch failed as a whole.
     */
    List<Optional<MemberAnswer>> send() {
        try (Response response = exchange.send()) {
            if (!response.isSuccessful()) {
                throw exchange.refusal(response);
            }
            return answers().read(response);
        } catch (IOException e) {
            failure = exchange.failure(e);
        } catch (BusinessCentralException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            // An interceptor's exception or a lack of memory must not hide that writes were sent.
            if (exchange.unknownAttempts() > 0) {
                giveUp(e);
            }
            throw e;
        }
        return List.of();
    }

    private AnswerReader<List<Optional<MemberAnswer>>> answers() {
        return mode == BatchMode.CONTINUE_ON_ERROR
                ? BatchAnswer.toEach(members.size())
                : BatchAnswer.upToAFailure(members.size());
    }

    /** Leaves the outcome of the members that got no response unknown, for this reason. */
    void giveUp(Throwable reason) {
        members.stream()
                .filter(member -> !member.isEnded())
                .forEach(member -> member.giveUp(reason, session.summary()));
    }

    /** Returns the failure of a member that is missing in the response. */
    BusinessCentralException nothingOn(Member<?> member) {
        int index = members.indexOf(member);
        String path = "$.responses[" + index + "]";
        return new DecodingException(
                "The response to the batch has no entry for member " + (index + 1) + " (at " + path + ").",
                path,
                session.summary(),
                null);
    }

    /** Returns the failure of a member that got the response of another member. */
    BusinessCentralException repeatedAnswer(Member<?> member) {
        int index = members.indexOf(member);
        String path = "$.responses[" + index + "].body";
        return new DecodingException(
                "The response to the batch has the same new entity for member " + (index + 1) + " and another one (at "
                        + path + ").",
                path,
                session.summary(),
                null);
    }

    private ByteString content() {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.beginObject().name("requests").beginArray();
            for (int i = 0; i < members.size(); i++) {
                write(members.get(i).request(), String.valueOf(i + 1), writer);
            }
            writer.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return json.readByteString();
    }

    private void write(CallSpec<?> request, String id, JsonWriter writer) throws IOException {
        writer.beginObject();
        writer.name("id").value(id);
        writer.name("method").value(request.method());
        writer.name("url").value(relative(request.url()));
        Headers.Builder all = new Headers.Builder();
        request.headers(all::set);
        Headers headers = all.build();
        boolean hasBody = request.content().size() > 0;
        if (hasBody || headers.size() > 0) {
            writer.name("headers").beginObject();
            if (hasBody) {
                writer.name("Content-Type").value("application/json");
            }
            for (int i = 0; i < headers.size(); i++) {
                writer.name(headers.name(i)).value(headers.value(i));
            }
            writer.endObject();
        }
        if (hasBody) {
            writer.name("body");
            try (BufferedSink sink = writer.valueSink()) {
                sink.write(request.content());
            }
        }
        writer.endObject();
    }

    /** Returns the address relative to the root, without a leading slash. With one, the server does not find the route. */
    private String relative(HttpUrl url) {
        String path = RelativePath.of(url, root);
        return url.encodedQuery() == null ? path : path + "?" + url.encodedQuery();
    }
}
