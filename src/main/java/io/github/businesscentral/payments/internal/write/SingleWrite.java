package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.Exchange;
import io.github.businesscentral.payments.internal.Failures;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.write.FailedAttempt.Effect;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends the request of a write outside of batches, as often as its settlement allows. An attempt counts as possibly executed once
 * OkHttp has asked for its body. Interceptors cannot change that.
 */
final class SingleWrite<T> {
    private final Session session;
    private final Settlement<T> settlement;
    private final Exchange exchange;
    private int resent;

    SingleWrite(Session session, Settlement<T> settlement) {
        this.session = session;
        this.settlement = settlement;
        this.exchange = session.exchange(settlement.spec())
                .beforeEachAttempt(() -> settlement.rules().sending(session));
    }

    /** Returns the result. Empty if nothing was executed and another request is needed. */
    Optional<ApiResponse<T>> send() {
        while (true) {
            Attempt<T> attempt = attempt();
            if (attempt.answer() != null) {
                return Optional.of(settlement.confirmed(attempt.answer(), () -> new LookUps(session)));
            }
            BusinessCentralException failure = Objects.requireNonNull(attempt.failure(), "failure");
            settlement.unansweredInAll(exchange.unknownAttempts());
            LookUps lookUps = new LookUps(session);
            NextStep<T> next = next(new FailedAttempt(effect(failure), failure, false), lookUps);
            if (next instanceof NextStep.Done<T> done) {
                session.retriesHelped(resent);
                return Optional.of(settlement.found(done, lookUps));
            }
            if (next instanceof NextStep.Restart<T>) {
                return Optional.empty();
            }
            if (next instanceof NextStep.Fail<T> fail) {
                throw settlement.refused(fail.failure());
            }
            if (next instanceof NextStep.Unknown<T> unknown) {
                throw settlement.unknown(unknown, failure);
            }
        }
    }

    /** One of the two is set. */
    private record Attempt<T>(
            Settlement.@Nullable Answer<T> answer, @Nullable BusinessCentralException failure) {}

    private Attempt<T> attempt() {
        try (Response response = exchange.send()) {
            return new Attempt<>(read(response), null);
        } catch (IOException e) {
            return new Attempt<>(null, exchange.failure(e));
        } catch (BusinessCentralException e) {
            return new Attempt<>(null, e);
        } catch (RuntimeException | Error e) {
            // An interceptor's exception or a lack of memory must not hide that a write was sent.
            if (exchange.mayHaveBeenSent()) {
                throw settlement.unknown(e);
            }
            throw e;
        }
    }

    private Settlement.Answer<T> read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw exchange.refusal(response);
        }
        Settlement.Answer<T> read = settlement.read(response);
        session.retriesHelped(resent);
        // Attempts that a user's interceptor added on its own.
        settlement.unansweredInAll(exchange.earlierUnknown());
        return read;
    }

    private Effect effect(BusinessCentralException failure) {
        if (exchange.lastIsUnknown()) {
            return Effect.UNKNOWN;
        }
        return Failures.mayPass(failure) ? Effect.NOT_EXECUTED : Effect.REFUSED;
    }

    private NextStep<T> next(FailedAttempt failed, LookUps lookUps) {
        // While no outcome is unknown, the interceptors do the retries.
        boolean waits = settlement.mayBeExecuted() && failed.isPassing() && !session.isEnded();
        try {
            return settlement.next(failed, lookUps, waits && waited(failed.failure()), false);
        } catch (IOException e) {
            BusinessCentralException ended = exchange.failure(e);
            return new NextStep.Unknown<>(
                    "the wait for another attempt was ended, after: "
                            + failed.failure().reason(),
                    null,
                    ended);
        }
    }

    /** Waits before another attempt. Returns false if there must be none. */
    private boolean waited(BusinessCentralException failure) throws IOException {
        Headers headers = failure instanceof ApiException answer ? answer.headers() : Headers.EMPTY;
        Optional<Duration> wait = session.waitBeforeNext(exchange, headers);
        if (wait.isPresent()) {
            resent++;
            exchange.pause(wait.get(), Failures.shortly(failure));
        }
        return wait.isPresent();
    }
}
