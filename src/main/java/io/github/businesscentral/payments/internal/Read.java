package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.answer.UnreadableAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * A read: sends the request, decodes the response and closes it. The interceptors retry after a status or failure that allows it.
 * If a body breaks off while it is decoded, this class requests it again.
 */
public final class Read<T> implements Operation<T> {
    private final AnswerReader<T> answer;

    /** Reads responses with {@code answer}. */
    Read(AnswerReader<T> answer) {
        this.answer = answer;
    }

    /** Decodes the response. */
    public AnswerReader<T> answer() {
        return answer;
    }

    @Override
    public ApiResponse<T> run(Session session, CallSpec<T> spec) {
        Exchange exchange = session.exchange(spec);
        for (int retries = 0; ; retries++) {
            BrokenOffException broken;
            try (Response response = send(exchange, session)) {
                if (!response.isSuccessful()) {
                    throw exchange.refusal(response);
                }
                ApiResponse<T> whole =
                        ApiResponse.of(decoded(response), response.code(), response.headers(), session.summary());
                session.retriesHelped(retries);
                return whole;
            } catch (BrokenOffException e) {
                broken = e;
            } catch (IOException e) {
                throw exchange.failure(e);
            }
            pause(session, exchange, broken);
        }
    }

    /** An exception of OkHttp or an interceptor is a transport failure, not a mistake of the caller. */
    private static Response send(Exchange exchange, Session session) throws IOException {
        try {
            return exchange.send();
        } catch (RuntimeException e) {
            throw new TransportException(
                    "OkHttp or an interceptor failed on the exchange: "
                            + e.getClass().getName() + ".",
                    session.summary(),
                    e);
        }
    }

    private T decoded(Response response) throws IOException {
        try {
            return answer.read(response);
        } catch (UnreadableAnswerException e) {
            throw e.isCutShort() ? new BrokenOffException(e) : e;
        } catch (IOException e) {
            throw new BrokenOffException(e);
        }
    }

    /** Waits before another attempt, or throws the failure of the last one. */
    private static void pause(Session session, Exchange exchange, BrokenOffException broken) {
        Optional<Duration> wait = session.waitBeforeNext(exchange, Headers.EMPTY);
        if (wait.isEmpty()) {
            throw exchange.failure(broken.reason);
        }
        try {
            exchange.pause(wait.get(), "a response that broke off");
        } catch (IOException e) {
            e.addSuppressed(broken.reason);
            throw exchange.failure(e);
        }
    }

    /** The body broke off. The part that was read was valid. */
    private static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1;

        private final IOException reason;

        private BrokenOffException(IOException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
