package io.github.businesscentral.payments.internal;

import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.answer.BatchAnswer;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
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

/** One request that carries members of a batch, and what came back ({@code business-central.md} 7). */
final class Envelope {
    private final HttpUrl root;
    private final BatchMode mode;
    private final List<Member<?>> members;
    private final Exchange exchange;
    private @Nullable BusinessCentralException failure;

    /**
     * Will send {@code members} by {@code batch}, to the API at {@code root}.
     *
     * @param after the state of the envelope that carried them before
     */
    Envelope(
            Session session,
            CallSpec<?> batch,
            BatchMode mode,
            HttpUrl root,
            List<Member<?>> members,
            Optional<CallState> after) {
        this.mode = mode;
        this.root = root;
        this.members = members;
        this.exchange = session.envelope(batch.withContent(content()), members, after);
    }

    CallState state() {
        return exchange.state();
    }

    Exchange exchange() {
        return exchange;
    }

    /** What failed, if there are no answers. */
    Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Sends it and returns the answers in the order of the members, empty for a member without one. There are none if the
     * batch failed as a whole.
     */
    List<Optional<MemberAnswer>> send() {
        try (Response response = exchange.send()) {
            if (!response.isSuccessful()) {
                throw exchange.refusal(response);
            }
            return answers().read(response);
        } catch (IOException e) {
            failure = Failures.of(e, exchange.state());
        } catch (BusinessCentralException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            // What an interceptor threw, or a lack of memory: not even that may hide that writes went out.
            if (exchange.state().unknownAttempts() > 0) {
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

    /** What was sent and has no answer stays unknown, for this reason. */
    void giveUp(Throwable reason) {
        members.stream()
                .filter(member -> !member.isEnded())
                .forEach(member ->
                        member.giveUp(reason, exchange.state().execution().summary()));
    }

    /** What there is to say of a member that the answer says nothing of. */
    BusinessCentralException nothingOn(Member<?> member) {
        int index = members.indexOf(member);
        String path = "$.responses[" + index + "]";
        return new DecodingException(
                "The answer to the batch has nothing on member " + (index + 1) + " (at " + path + ").",
                path,
                exchange.state().execution().summary(),
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
        Headers headers = request.headers();
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

    /** The address from the root on, without a slash before it: with one the server does not find the route. */
    private String relative(HttpUrl url) {
        String path = RelativePath.of(url, root);
        return url.encodedQuery() == null ? path : path + "?" + url.encodedQuery();
    }
}
