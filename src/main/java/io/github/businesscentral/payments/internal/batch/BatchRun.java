package io.github.businesscentral.payments.internal.batch;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Exchange;
import io.github.businesscentral.payments.internal.Failures;
import io.github.businesscentral.payments.internal.Operation;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import io.github.businesscentral.payments.internal.write.FailedAttempt;
import io.github.businesscentral.payments.internal.write.FailedAttempt.Effect;
import io.github.businesscentral.payments.internal.write.LookUps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Sends the members of a batch, up to 100 in a request, until each has a result or a failure. Each round sends the open members.
 * Failed attempts are settled member by member, by the same rules as single writes. Members that were not executed are open
 * again.
 */
public abstract sealed class BatchRun permits SequenceRun, AtomicRun {
    /** The maximum number of members in one request ({@code business-central.md} 7, 8). */
    public static final int MOST_MEMBERS = 100;

    private final HttpUrl root;
    private final BatchMode mode;
    final Session session;
    final CallSpec<?> batch;

    private Optional<Exchange> last = Optional.empty();
    private int retries;

    BatchRun(Session session, CallSpec<?> batch, HttpUrl root, BatchMode mode) {
        this.mode = mode;
        this.session = session;
        this.batch = batch;
        this.root = root;
    }

    /** Returns the call that sends {@code members} to the API at {@code root}. Each member has its own result. */
    public static CallSpec<List<Member<?>>> of(
            HttpUrl root, BatchMode mode, List<Member<?>> members, RequestOptions options) {
        HttpUrl url = root.newBuilder().addPathSegment("$batch").build();
        CallSpec<List<Member<?>>> batch = CallSpec.of(CallKind.BATCH, url, new Whole(root, mode, List.copyOf(members)))
                .with(options);
        return switch (mode) {
            case STOP_AT_FIRST_FAILURE -> batch;
            case CONTINUE_ON_ERROR -> batch.withHeader("Prefer", "odata.continue-on-error");
            case ATOMIC -> batch.withHeader("Isolation", "snapshot");
        };
    }

    /** Sends these members, which fit into one request. */
    abstract void run(List<Member<?>> members);

    /** Sends these members and passes each its response. */
    final void send(List<Member<?>> open) {
        BatchRequest request = new BatchRequest(session, batch, mode, root, open, last);
        List<Optional<MemberAnswer>> answers = request.send();
        Exchange exchange = request.exchange();
        Optional<BusinessCentralException> failure = request.failure();
        // Attempts that a user's interceptor added on its own.
        open.forEach(member -> member.sentBefore(exchange.earlierUnknown()));
        if (failure.isEmpty()) {
            session.retriesHelped(retries);
            try {
                answered(request, open, answers);
            } catch (RuntimeException | Error e) {
                request.giveUp(e);
                throw e;
            }
        } else if (exchange.lastIsUnknown()) {
            open.forEach(member -> member.unanswered(failure.get()));
        } else if (exchange.mayHaveBeenSent() && Failures.mayPass(failure.get())) {
            // The interceptors did not retry it, because members that may have been executed must be looked up first.
            open.forEach(member -> member.failedWithBatch(Effect.NOT_EXECUTED, failure.get()));
        } else {
            open.forEach(member -> member.failedWithBatch(Effect.REFUSED, failure.get()));
        }
        last = Optional.of(exchange);
    }

    /** Passes the members their responses. */
    abstract void answered(BatchRequest request, List<Member<?>> open, List<Optional<MemberAnswer>> answers);

    /** Returns the first member whose next attempt may succeed. */
    static Optional<Member<?>> firstPassing(List<Member<?>> unsettled) {
        return unsettled.stream()
                .filter(member ->
                        member.failedAttempt().filter(FailedAttempt::isPassing).isPresent())
                .findFirst();
    }

    /**
     * Waits before another round, as long as the server asked in its response to {@code first}. Returns false if there must be
     * none.
     */
    final boolean waits(Member<?> first) {
        Exchange exchange = last.orElseThrow();
        Optional<Duration> wait = session.waitBeforeNext(exchange, first.headers());
        if (wait.isEmpty()) {
            return false;
        }
        retries++;
        try {
            String reason = Failures.shortly(first.failedAttempt().orElseThrow().failure());
            exchange.pause(wait.get(), reason);
            return true;
        } catch (IOException e) {
            // Ended or interrupted: unknown outcomes stay unknown.
            return false;
        }
    }

    /** Called when members have ended in this round. The next wait is short again. */
    final void progressed() {
        last.ifPresent(Exchange::restartBackOff);
        retries = 0;
    }

    /** Returns look-ups that all unsettled creates in the same journal share. */
    final LookUps lookUps(List<Member<?>> unsettled) {
        LookUps lookUps = new LookUps(session);
        unsettled.forEach(member -> member.announce(lookUps));
        return lookUps;
    }

    /** The operation: sends all members, 100 in a request. */
    private record Whole(HttpUrl root, BatchMode mode, List<Member<?>> members) implements Operation<List<Member<?>>> {
        @Override
        public ApiResponse<List<Member<?>>> run(Session session, CallSpec<List<Member<?>>> spec) {
            BatchRun run = mode == BatchMode.ATOMIC
                    ? new AtomicRun(session, spec, root)
                    : new SequenceRun(session, spec, root, mode);
            try {
                members.forEach(member -> member.enter(session));
                for (int from = 0; from < members.size() && !isOver(session); from += MOST_MEMBERS) {
                    run.run(members.subList(from, Math.min(from + MOST_MEMBERS, members.size())));
                }
            } finally {
                // An exception of a change function or an interceptor leaves members that have not ended.
                members.forEach(member ->
                        member.leave("The batch ended before this member was sent.", session.summary(), null));
                report(session);
            }
            return ApiResponse.of(members, 200, Headers.EMPTY, session.summary());
        }

        private void report(Session session) {
            long unknown = members.stream().filter(Member::isUnknown).count();
            long failed = members.stream().filter(Member::hasFailed).count();
            if (unknown > 0) {
                session.reportParts(CallEvent.Outcome.UNKNOWN, unknown + " of " + members.size() + " members");
            } else if (failed > 0) {
                session.reportParts(CallEvent.Outcome.FAILED, failed + " of " + members.size() + " members");
            }
        }

        private static boolean isOver(Session session) {
            return session.isEnded() || Thread.currentThread().isInterrupted();
        }

        @Override
        public int requests() {
            return Math.max(1, (members.size() + MOST_MEMBERS - 1) / MOST_MEMBERS);
        }

        @Override
        public String toString() {
            return mode + " of " + members.size();
        }
    }
}
