package io.github.businesscentral.payments.testing;

import java.io.IOException;
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
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/** Answers OkHttp's calls in this process: no socket is opened and no other interceptor behind this one is asked. */
final class FakeInterceptor implements Interceptor {
    private final Function<FakeRequest, FakeResponse> server;

    FakeInterceptor(Function<FakeRequest, FakeResponse> server) {
        this.server = server;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (chain.call().isCanceled()) {
            throw new IOException("Canceled");
        }
        FakeResponse answer = server.apply(received(request));
        if (answer.isBrokenConnection()) {
            throw new IOException("unexpected end of stream: the stand-in server broke the connection");
        }
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(answer.status())
                .message("")
                .headers(answer.headers())
                .body(body(answer))
                .build();
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

    private static ResponseBody body(FakeResponse answer) {
        String type = answer.header("Content-Type");
        BufferedSource source = Okio.buffer(new Pieces(answer.body().iterator()));
        return ResponseBody.create(source, type == null ? null : MediaType.parse(type), -1);
    }

    /** Makes the next piece of a body when it is read. */
    private static final class Pieces implements Source {
        private final Iterator<ByteString> rest;

        private Pieces(Iterator<ByteString> rest) {
            this.rest = rest;
        }

        @Override
        public long read(Buffer sink, long byteCount) {
            if (!rest.hasNext()) {
                return -1;
            }
            ByteString piece = rest.next();
            sink.write(piece);
            return piece.size();
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
