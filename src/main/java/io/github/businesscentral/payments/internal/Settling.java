package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import java.io.IOException;
import okhttp3.Response;

/**
 * A write, and what is known of its outcome afterwards. Once it may have been sent, only a readable success, or a definite
 * refusal with no earlier unknown attempt, settles it; every other end is {@link OutcomeUnknownException}.
 *
 * <p>It does not rely on which interceptors a user plugs in: what may have been sent is known from the bodies that were
 * asked for.
 */
final class Settling<T> {
    private final Exchange exchange;
    private final CallSpec<T> spec;
    private final CallState state;

    Settling(Exchange exchange, CallSpec<T> spec, CallState state) {
        this.exchange = exchange;
        this.spec = spec;
        this.state = state;
    }

    ApiResponse<T> run() {
        try (Response response = exchange.send()) {
            if (!response.isSuccessful()) {
                throw exchange.refusal(response);
            }
            return success(response);
        } catch (IOException e) {
            throw settled(Failures.of(e, state));
        } catch (RuntimeException e) {
            // The refusal above, or what an interceptor threw, possibly after the write had gone out.
            throw settled(e);
        } catch (Error e) {
            // Not even a lack of memory may hide that a write went out.
            if (state.mayHaveBeenSent()) {
                throw unknown(e);
            }
            throw e;
        }
    }

    private ApiResponse<T> success(Response response) throws IOException {
        T value = spec.answer().read(response);
        return ApiResponse.of(value, response.code(), response.headers(), state.summary());
    }

    /** The failure itself if it is certain that nothing was executed, else that the outcome is unknown because of it. */
    private RuntimeException settled(RuntimeException failure) {
        return state.mayHaveBeenSent() ? unknown(failure) : failure;
    }

    private OutcomeUnknownException unknown(Throwable cause) {
        String reason = cause instanceof BusinessCentralException known ? known.reason() : cause.toString();
        return new OutcomeUnknownException(
                spec.method() + " was sent and its outcome is not known: it may have been executed, or may still be."
                        + " Do not repeat it blindly; read the journal first. Reason: "
                        + reason,
                state.summary(),
                cause);
    }
}
