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

/** An HTTP response of the stand-in, or a broken connection in its place. */
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

    /** Returns a response with a text body. */
    public static FakeResponse of(int status, String contentType, String body) {
        return of(status, contentType, List.of(ByteString.encodeUtf8(body)));
    }

    static FakeResponse of(int status, String contentType, Iterable<ByteString> body) {
        return new FakeResponse(status, Headers.of("Content-Type", contentType), body, Delivery.PROMPT, List.of());
    }

    /** Returns an error in the service's format, with a new correlation id (rule 5). */
    public static FakeResponse refusal(int status, String code, String message) {
        return refusal(new ODataError(status, code, message));
    }

    /** Returns the 409 of a write that waited too long for rows that another session has locked (rule 34). */
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

    /** Returns a connection that breaks without a response. */
    public static FakeResponse brokenConnection() {
        return of(0);
    }

    /** Returns this response with another header. */
    public FakeResponse withHeader(String name, String value) {
        return new FakeResponse(status, headers.newBuilder().set(name, value).build(), body, delivery, faults);
    }

    /** Returns this response with a longer delay; delays add up. The builder's sleeper decides how the time passes. */
    public FakeResponse withDelay(Duration delay) {
        return withDelivery(delivery.delayedBy(delay));
    }

    /** Returns this response, held until the latch opens. */
    public FakeResponse heldBy(CountDownLatch latch) {
        return withDelivery(delivery.heldBy(latch));
    }

    /** Returns this response with a slow body: {@code bytes} at a time, pausing before each piece. */
    public FakeResponse trickling(int bytes, Duration pause) {
        Iterable<ByteString> drops = BodyPieces.ofSize(bytes, body);
        return new FakeResponse(status, headers, drops, delivery.pausing(pause), faults);
    }

    /**
     * Returns this response, cut off after this many bytes of the body, at the latest before the last one. Without a body,
     * nothing arrives.
     */
    public FakeResponse cutAfter(long bytes) {
        if (!body.iterator().hasNext()) {
            return new FakeResponse(0, Headers.EMPTY, body, delivery, faults);
        }
        return new FakeResponse(status, headers, BodyPieces.first(bytes, body), delivery.cutAtTheEnd(), faults);
    }

    /**
     * Returns this response, after which the connection closes without an announcement in the headers. Matters only over sockets.
     */
    public FakeResponse closing() {
        return withDelivery(delivery.closing());
    }

    /** Returns this response, marked as caused by a fault. */
    public FakeResponse withFault(String name) {
        List<String> more = Stream.concat(faults.stream(), Stream.of(name)).toList();
        return new FakeResponse(status, headers, body, delivery, more);
    }

    private FakeResponse withDelivery(Delivery other) {
        return new FakeResponse(status, headers, body, other, faults);
    }

    /** Returns whether the connection breaks before the first byte. There is then no status, header or body. */
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

    /** Returns the body in the pieces in which it is sent. A long list is generated as it is read. */
    public Iterable<ByteString> body() {
        return body;
    }

    public String bodyText() {
        Buffer all = new Buffer();
        body.forEach(all::write);
        return all.readUtf8();
    }

    /** Returns the delay before the first byte. */
    public Duration delay() {
        return delivery.delay();
    }

    /** Returns the names of the faults that affected the response, innermost first. */
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
