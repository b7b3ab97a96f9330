package io.github.businesscentral.payments.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Serves a {@link FakeBusinessCentral} over HTTP on the loopback interface. Needs {@code mockwebserver3}. */
public final class FakeBusinessCentralServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FakeBusinessCentralServer.class.getName());
    private static final String ROOT = "/v2.0/cronus.example/Sandbox/api/v2.0/";
    /** Referenced so that the level is not lost when the logger is collected. */
    private static final Logger MOCK_WEB_SERVER = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server;
    private final Waits waits;

    private FakeBusinessCentralServer(MockWebServer server, Waits waits) {
        this.server = server;
        this.waits = waits;
    }

    /** Starts serving on a free port. */
    public static FakeBusinessCentralServer start(FakeBusinessCentral fake) {
        return start(fake, 0);
    }

    /**
     * Starts serving on this port. 0 picks a free one.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static FakeBusinessCentralServer start(FakeBusinessCentral fake, int port) {
        MOCK_WEB_SERVER.setLevel(Level.OFF);
        MockWebServer server = new MockWebServer();
        Waits waits = new Waits();
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new FakeDispatcher(fake, server, waits));
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        return new FakeBusinessCentralServer(server, waits);
    }

    /**
     * Returns the root of the API, with a trailing slash. Other tenants, environments and on-premises paths work too: any path
     * before {@code /api/v2.0} is accepted.
     */
    public HttpUrl url() {
        return HttpUrl.get("http://127.0.0.1:" + server.getPort() + ROOT);
    }

    /** Returns whether MockWebServer accumulates requests that are never taken. */
    boolean hoardsRequests() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.SECONDS) != null;
    }

    /** Stops listening and closes all connections, including those with a delayed response. */
    @Override
    public void close() {
        waits.breakOff();
        server.close();
    }

    private static final class FakeDispatcher extends Dispatcher {
        private final FakeBusinessCentral fake;
        private final MockWebServer server;
        private final Waits waits;

        private FakeDispatcher(FakeBusinessCentral fake, MockWebServer server, Waits waits) {
            this.fake = fake;
            this.server = server;
            this.waits = waits;
        }

        @Override
        public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
            // The server keeps every request until it is taken. The fake's own log is limited.
            server.takeRequest(0, TimeUnit.SECONDS);
            ByteString body = recorded.getBody();
            FakeRequest request = new FakeRequest(
                    recorded.getMethod(),
                    recorded.getUrl(),
                    recorded.getHeaders(),
                    body == null ? ByteString.EMPTY : body);
            try {
                return answer(request);
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) {
                // Includes errors such as a missing class. Without a response, the client would wait forever.
                LOG.log(System.Logger.Level.ERROR, "The stand-in, a fault or an observer failed on " + request, e);
                return new MockResponse.Builder()
                        .code(500)
                        .setHeader("Content-Type", "text/plain")
                        .body("The stand-in, a fault or an observer failed: " + e)
                        .build();
            }
        }

        private MockResponse answer(FakeRequest request) throws InterruptedException {
            FakeResponse answer = fake.handle(request);
            try {
                if (!answer.delay().isZero()) {
                    waits.during(() -> fake.sleeper().sleep(answer.delay()));
                }
                waits.during(answer.delivery()::awaitGate);
            } catch (IOException e) {
                return MockAnswer.brokenConnection();
            }
            return MockAnswer.of(answer, fake.sleeper(), waits);
        }
    }
}
