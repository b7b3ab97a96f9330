package io.github.businesscentral.payments.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What MockWebServer sends for a {@link FakeResponse} once it is no longer delayed. */
final class MockAnswer {
    private MockAnswer() {}

    static MockResponse brokenConnection() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    static MockResponse of(FakeResponse answer, Sleeper sleeper, Waits waits) {
        if (answer.isBrokenConnection()) {
            return brokenConnection();
        }
        MockResponse.Builder response =
                new MockResponse.Builder().code(answer.status()).headers(answer.headers());
        if (answer.delivery().cut()) {
            return cut(answer, response);
        }
        if (answer.delivery().closes()) {
            response.onResponseEnd(new SocketEffect.CloseSocket());
        }
        Iterator<ByteString> pieces = answer.body().iterator();
        ByteString first = pieces.hasNext() ? pieces.next() : ByteString.EMPTY;
        if (pieces.hasNext()) {
            response.body(new ChunkedBody(first, pieces, answer.delivery().pause(), sleeper, waits))
                    .removeHeader("Content-Length")
                    .setHeader("Transfer-Encoding", "chunked");
        } else if (answer.status() != 204) {
            response.body(new Buffer().write(first));
        }
        return response.build();
    }

    /** Promises one byte more than there is, and closes the connection. */
    private static MockResponse cut(FakeResponse answer, MockResponse.Builder response) {
        Buffer beginning = new Buffer();
        answer.body().forEach(beginning::write);
        long promised = beginning.size() + 1;
        return response.body(beginning)
                .setHeader("Content-Length", promised)
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    /** Sends the pieces of a body as they are made. MockWebServer adds the empty line after the last chunk. */
    private static final class ChunkedBody implements MockResponseBody {
        private final ByteString first;
        private final Iterator<ByteString> rest;
        private final Duration pause;
        private final Sleeper sleeper;
        private final Waits waits;

        private ChunkedBody(ByteString first, Iterator<ByteString> rest, Duration pause, Sleeper sleeper, Waits waits) {
            this.first = first;
            this.rest = rest;
            this.pause = pause;
            this.sleeper = sleeper;
            this.waits = waits;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            for (ByteString piece = first; piece != null; piece = next()) {
                chunk(sink, piece);
            }
            sink.writeUtf8("0\r\n");
        }

        /** The status is sent by now; a failure can only end the connection. */
        private @Nullable ByteString next() throws IOException {
            try {
                return rest.hasNext() ? rest.next() : null;
            } catch (RuntimeException | Error e) {
                throw new IOException("the rest of an answer could not be made", e);
            }
        }

        private void chunk(BufferedSink sink, ByteString piece) throws IOException {
            if (!pause.isZero()) {
                sink.flush();
                waits.during(() -> sleeper.sleep(pause));
            }
            sink.writeHexadecimalUnsignedLong(piece.size()).writeUtf8("\r\n");
            sink.write(piece).writeUtf8("\r\n");
        }
    }
}
