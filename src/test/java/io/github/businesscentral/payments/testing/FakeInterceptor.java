package io.github.businesscentral.payments.testing;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/** Answers OkHttp's calls in this process: no socket is opened and no other interceptor behind this one is asked. */
final class FakeInterceptor implements Interceptor {
    private final Function<FakeRequest, FakeResponse> server;
    private final Sleeper sleeper;

    FakeInterceptor(Function<FakeRequest, FakeResponse> server, Sleeper sleeper) {
        this.server = server;
        this.sleeper = sleeper;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Waits waits = Waits.endingWith(chain.call());
        if (chain.call().isCanceled()) {
            throw new IOException("Canceled");
        }
        FakeResponse answer = server.apply(received(request));
        Duration patience = Duration.ofMillis(chain.readTimeoutMillis());
        await(answer.delay(), patience, waits);
        waits.during(answer.delivery()::awaitGate);
        if (answer.isBrokenConnection()) {
            throw new IOException("unexpected end of stream: the stand-in server broke the connection");
        }
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(answer.status())
                .message("")
                .headers(answer.headers())
                .body(body(answer, new Pieces(answer, waits, patience)))
                .build();
    }

    /** Waits as a socket does: no longer than the read timeout, which is 0 if there is none. */
    private void await(Duration time, Duration patience, Waits waits) throws IOException {
        if (time.isZero()) {
            return;
        }
        boolean inTime = patience.isZero() || time.compareTo(patience) < 0;
        waits.during(() -> sleeper.sleep(inTime ? time : patience));
        if (!inTime) {
            throw new SocketTimeoutException("timeout");
        }
    }

    private static FakeRequest received(Request request) throws IOException {
        Buffer content = new Buffer();
        Headers.Builder headers = request.headers().newBuilder();
        RequestBody body = request.body();
        if (body != null) {
            body.writeTo(content);
            MediaType type = body.contentType();
            if (type != null) {
                headers.set("Content-Type", type.toString());
            }
        }
        return new FakeRequest(request.method(), request.url(), headers.build(), content.readByteString());
    }

    private static ResponseBody body(FakeResponse answer, Source content) {
        String type = answer.header("Content-Type");
        return ResponseBody.create(Okio.buffer(content), type == null ? null : MediaType.parse(type), -1);
    }

    /** Makes the next piece of a body when it is read. */
    private final class Pieces implements Source {
        private final Iterator<ByteString> rest;
        private final Delivery delivery;
        private final Waits waits;
        private final Duration patience;

        private Pieces(FakeResponse answer, Waits waits, Duration patience) {
            this.rest = answer.body().iterator();
            this.delivery = answer.delivery();
            this.waits = waits;
            this.patience = patience;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            if (rest.hasNext()) {
                await(delivery.pause(), patience, waits);
                ByteString piece = rest.next();
                sink.write(piece);
                return piece.size();
            }
            if (delivery.cut()) {
                throw new ProtocolException("unexpected end of stream");
            }
            return -1;
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
