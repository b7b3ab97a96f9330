package io.github.businesscentral.payments.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The body of one attempt of a write. OkHttp sends a one-shot body at most once, so only the library decides whether a write is
 * sent again. A DELETE has an empty one.
 */
final class OneShotBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final ByteString content;
    private final Exchange exchange;
    private final AtomicBoolean written = new AtomicBoolean();

    /** Creates a body that notifies {@code exchange} when OkHttp starts to send it. */
    OneShotBody(ByteString content, Exchange exchange) {
        this.content = content;
        this.exchange = exchange;
    }

    @Override
    public @Nullable MediaType contentType() {
        return content.size() == 0 ? null : JSON;
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    /** Throws if an interceptor sends the same write twice, even wrapped in another body. */
    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (!written.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "An interceptor sent the same write twice. A write is sent again only with a"
                            + " body from CallContext.renew(request), and only if it was not executed.");
        }
        exchange.bodyIsSent();
        sink.write(content);
    }
}
