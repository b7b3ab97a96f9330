package io.github.businesscentral.payments.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;

/** Serves a {@link FakeBusinessCentral} over HTTP on the loopback interface. Needs {@code mockwebserver3}. */
public final class FakeBusinessCentralServer implements AutoCloseable {
    private static final String ROOT = "/v2.0/cronus.example/Sandbox/api/v2.0/";
    /** Held so that the level is not forgotten with the logger. */
    private static final Logger MOCK_WEB_SERVER = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server;

    private FakeBusinessCentralServer(MockWebServer server) {
        this.server = server;
    }

    /** Starts serving on a free port. */
    public static FakeBusinessCentralServer start(FakeBusinessCentral fake) {
        return start(fake, 0);
    }

    /**
     * Starts serving on this port; 0 is any free one.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static FakeBusinessCentralServer start(FakeBusinessCentral fake, int port) {
        MOCK_WEB_SERVER.setLevel(Level.OFF);
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new FakeDispatcher(fake, server));
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        return new FakeBusinessCentralServer(server);
    }

    /**
     * Returns the root of the API, with a slash at its end. Other tenants, environments and on-premises paths work as
     * well: whatever stands before {@code /api/v2.0}.
     */
    public HttpUrl url() {
        return HttpUrl.get("http://127.0.0.1:" + server.getPort() + ROOT);
    }

    /** Returns whether MockWebServer holds on to requests that nobody will ever take. */
    boolean hoardsRequests() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.SECONDS) != null;
    }

    /** Stops listening and ends all connections. */
    @Override
    public void close() {
        server.close();
    }

    private static final class FakeDispatcher extends Dispatcher {
        private final FakeBusinessCentral fake;
        private final MockWebServer server;

        private FakeDispatcher(FakeBusinessCentral fake, MockWebServer server) {
            this.fake = fake;
            this.server = server;
        }

        @Override
        public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
            // The server keeps every request until it is taken; the fake's own log is bounded.
            server.takeRequest(0, TimeUnit.SECONDS);
            ByteString body = recorded.getBody();
            FakeResponse answer = fake.handle(new FakeRequest(
                    recorded.getMethod(),
                    recorded.getUrl(),
                    recorded.getHeaders(),
                    body == null ? ByteString.EMPTY : body));
            return answer.isBrokenConnection() ? broken() : response(answer);
        }

        private static MockResponse broken() {
            return new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build();
        }

        private static MockResponse response(FakeResponse answer) {
            MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
            Iterator<ByteString> pieces = answer.body().iterator();
            ByteString first = pieces.hasNext() ? pieces.next() : ByteString.EMPTY;
            response.headers(answer.headers());
            if (pieces.hasNext()) {
                response.body(new ChunkedBody(first, pieces))
                        .removeHeader("Content-Length")
                        .setHeader("Transfer-Encoding", "chunked");
            } else if (answer.status() != 204) {
                response.body(new Buffer().write(first));
            }
            return response.build();
        }
    }

    /** Sends the pieces of a body as they are made. MockWebServer adds the empty line after the last chunk. */
    private static final class ChunkedBody implements MockResponseBody {
        private final ByteString first;
        private final Iterator<ByteString> rest;

        private ChunkedBody(ByteString first, Iterator<ByteString> rest) {
            this.first = first;
            this.rest = rest;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            chunk(sink, first);
            while (rest.hasNext()) {
                chunk(sink, rest.next());
            }
            sink.writeUtf8("0\r\n");
        }

        private static void chunk(BufferedSink sink, ByteString piece) throws IOException {
            sink.writeHexadecimalUnsignedLong(piece.size()).writeUtf8("\r\n");
            sink.write(piece).writeUtf8("\r\n");
        }
    }
}
