package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.CallEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Delays each request until a {@link RateLimit} permits it. A request counts as in flight until the body of its response is
 * closed. You can add this to any {@code OkHttpClient} as an application interceptor, after the interceptors that retry.
 */
public final class RateLimitInterceptor implements Interceptor {
    private final RateLimit limit;

    private RateLimitInterceptor(RateLimit limit) {
        this.limit = limit;
    }

    /** Returns an interceptor that obeys {@code limit}. Interceptors with the same limit share it. */
    public static RateLimitInterceptor of(RateLimit limit) {
        return new RateLimitInterceptor(Objects.requireNonNull(limit, "limit"));
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallContext call = CallContext.of(chain);
        RequestQueue.Permit permit = permit(call);
        boolean handedOn = false;
        try {
            Response response = chain.proceed(chain.request());
            permit.answered(response.code(), call.nanoTime());
            Response released = response.newBuilder()
                    .body(new ReleasingBody(response.body(), permit, call))
                    .build();
            handedOn = true;
            return released;
        } finally {
            if (!handedOn) {
                permit.release(call.nanoTime());
            }
        }
    }

    private RequestQueue.Permit permit(CallContext call) throws IOException {
        RequestQueue.Permit permit = limit.acquire(call);
        if (permit.waited() > 0) {
            call.report(CallEvent.Type.PERMIT_WAIT, Duration.ofNanos(permit.waited()), "");
        }
        return permit;
    }

    /** A response body that releases its permit when it is closed. */
    private static final class ReleasingBody extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        private ReleasingBody(ResponseBody body, RequestQueue.Permit permit, CallContext call) {
            this.body = body;
            this.source = Okio.buffer(new ForwardingSource(body.source()) {
                @Override
                public void close() throws IOException {
                    try {
                        super.close();
                    } finally {
                        permit.release(call.nanoTime());
                    }
                }
            });
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
