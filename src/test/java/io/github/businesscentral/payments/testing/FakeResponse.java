package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityJson;
import io.github.businesscentral.payments.testing.odata.ODataError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.Headers;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** An HTTP response of the stand-in server, or the connection breaking instead of one. */
public final class FakeResponse {
    private final int status;
    private final Headers headers;
    private final Iterable<ByteString> body;
    private final Delivery delivery;
    private final List<String> faults;

    private FakeResponse(
            int status, Headers headers, Iterable<ByteString> body, Delivery delivery, List<String> faults) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
        this.faults = faults;
    }

    /** Returns a response without a body. */
    public static FakeResponse of(int status) {
        return new FakeResponse(status, Headers.EMPTY, List.of(), Delivery.PROMPT, List.of());
    }

    /** Returns a response with a text as its body. */
    public static FakeResponse of(int status, String contentType, String body) {
        return of(status, contentType, List.of(ByteString.encodeUtf8(body)));
    }

    static FakeResponse of(int status, String contentType, Iterable<ByteString> body) {
        return new FakeResponse(status, Headers.of("Content-Type", contentType), body, Delivery.PROMPT, List.of());
    }

    /** Returns a refusal in the words of the service, with a correlation id of its own (rule 5). */
    public static FakeResponse refusal(int status, String code, String message) {
        return refusal(new ODataError(status, code, message));
    }

    /** Returns the 409 of a write that waited too long for rows that another session holds (rule 34). */
    public static FakeResponse lockTimeout() {
        return refusal(ODataError.lockTimeout("Gen. Journal Line"));
    }

    private static FakeResponse refusal(ODataError error) {
        UUID correlationId = UUID.randomUUID();
        ByteString body = EntityJson.error(error, correlationId);
        return of(error.status(), "application/json; odata.metadata=minimal", List.of(body))
                .withHeader("OData-Version", "4.0")
                .withHeader("ms-correlation-x", correlationId.toString());
    }

    /** Returns the end of the connection without any answer. */
    public static FakeResponse brokenConnection() {
        return of(0);
    }

    /** Returns this response with one more header. */
    public FakeResponse withHeader(String name, String value) {
        return new FakeResponse(status, headers.newBuilder().set(name, value).build(), body, delivery, faults);
    }

    /** Returns this response so much later; delays add up. The builder's sleeper says how the time passes. */
    public FakeResponse withDelay(Duration delay) {
        return withDelivery(delivery.delayedBy(delay));
    }

    /** Returns this response as soon as the latch is open. */
    public FakeResponse heldBy(CountDownLatch latch) {
        return withDelivery(delivery.heldBy(latch));
    }

    /** Returns this response with a body that comes drop by drop. */
    public FakeResponse trickling(int bytes, Duration pause) {
        Iterable<ByteString> drops = BodyPieces.ofSize(bytes, body);
        return new FakeResponse(status, headers, drops, delivery.pausing(pause), faults);
    }

    /**
     * Returns this response ending with its connection after this many bytes of the body, at the latest before the last
     * one. Without a body nothing of it arrives.
     */
    public FakeResponse cutAfter(long bytes) {
        if (!body.iterator().hasNext()) {
            return new FakeResponse(0, Headers.EMPTY, body, delivery, faults);
        }
        return new FakeResponse(status, headers, BodyPieces.first(bytes, body), delivery.cutAtTheEnd(), faults);
    }

    /** Returns this response with its connection closed afterwards, which no header says. Matters over sockets only. */
    public FakeResponse closing() {
        return withDelivery(delivery.closing());
    }

    /** Returns this response, marked as the work of a fault. */
    public FakeResponse withFault(String name) {
        List<String> more = Stream.concat(faults.stream(), Stream.of(name)).toList();
        return new FakeResponse(status, headers, body, delivery, more);
    }

    private FakeResponse withDelivery(Delivery other) {
        return new FakeResponse(status, headers, body, other, faults);
    }

    /** Returns whether the connection breaks before the first byte; there is no status, header or body then. */
    public boolean isBrokenConnection() {
        return status == 0;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    public @Nullable String header(String name) {
        return headers.get(Objects.requireNonNull(name, "name"));
    }

    /** Returns the body in the pieces it is sent in; a long list is made while it is read. */
    public Iterable<ByteString> body() {
        return body;
    }

    public String bodyText() {
        Buffer all = new Buffer();
        body.forEach(all::write);
        return all.readUtf8();
    }

    /** Returns how long the response is on its way before its first byte. */
    public Duration delay() {
        return delivery.delay();
    }

    /** Returns the names of the faults that had a part in it, the innermost first. */
    public List<String> faults() {
        return faults;
    }

    Delivery delivery() {
        return delivery;
    }

    @Override
    public String toString() {
        return isBrokenConnection() ? "broken connection" : String.valueOf(status);
    }
}
