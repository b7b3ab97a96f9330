package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * Carries out the members of a batch, up to 100 in a request, until of each it is known or declared unknown what became of
 * it. A round sends those that are open; what trouble they met is settled member by member, by the same rules as outside of
 * batches, and those that were not executed are open again.
 */
public abstract sealed class BatchRun permits SequenceRun, AtomicRun {
    /** The most members of one request ({@code business-central.md} 7, 8). */
    public static final int MOST_MEMBERS = 100;

    private final HttpUrl root;
    private final BatchMode mode;
    final Session session;
    final CallSpec<?> batch;

    private Optional<CallState> after = Optional.empty();
    private int retries;

    BatchRun(Session session, CallSpec<?> batch, HttpUrl root, BatchMode mode) {
        this.mode = mode;
        this.session = session;
        this.batch = batch;
        this.root = root;
    }

    /** The call that carries out {@code members}, to the API at {@code root}; what became of them they say themselves. */
    public static CallSpec<List<Member<?>>> of(
            HttpUrl root, BatchMode mode, List<Member<?>> members, RequestOptions options) {
        HttpUrl url = root.newBuilder().addPathSegment("$batch").build();
        AnswerReader<List<Member<?>>> byMember = response -> {
            throw new IllegalStateException("the answer to a batch is read by its members");
        };
        CallSpec<List<Member<?>>> batch = new CallSpec<>(
                        CallKind.BATCH,
                        url,
                        null,
                        Headers.EMPTY,
                        ByteString.EMPTY,
                        byMember,
                        RequestOptions.none(),
                        new Whole(root, mode, List.copyOf(members)))
                .with(options);
        return switch (mode) {
            case STOP_AT_FIRST_FAILURE -> batch;
            case CONTINUE_ON_ERROR -> batch.saying("Prefer", "odata.continue-on-error");
            case ATOMIC -> batch.saying("Isolation", "snapshot");
        };
    }

    /** Carries out these members, of which there are no more than a request can carry. */
    abstract void run(List<Member<?>> members);

    /** Sends these members; what became of them is told to them. */
    final void send(List<Member<?>> open) {
        Envelope envelope = new Envelope(session, batch, mode, root, open, after);
        List<Optional<MemberAnswer>> answers = envelope.send();
        Optional<BusinessCentralException> failure = envelope.failure();
        // What an interceptor of the user's has sent over our heads.
        open.forEach(member -> member.sentBefore(envelope.state().earlierUnknown()));
        if (failure.isEmpty()) {
            session.strategy().helped(retries);
            try {
                answered(envelope, open, answers);
            } catch (RuntimeException | Error e) {
                envelope.giveUp(e);
                throw e;
            }
        } else if (envelope.state().lastIsUnknown()) {
            open.forEach(member -> member.unanswered(failure.get()));
        } else if (envelope.state().mayHaveBeenSent() && Failures.mayPass(failure.get())) {
            // Not repeated below: those that are open are looked up before.
            open.forEach(member -> member.turnedAwayWithBatch(failure.get()));
        } else if (!(failure.get() instanceof JournalUnsettledException)) {
            open.forEach(member -> member.refusedWithBatch(failure.get()));
        }
        // Otherwise a posting among them was not permitted: its next draft says so, and the others go without it.
        after = Optional.of(envelope.state());
    }

    /** Tells the members what the server says of them. */
    abstract void answered(Envelope envelope, List<Member<?>> open, List<Optional<MemberAnswer>> answers);

    /** The first of those in trouble for which another try can be worth a wait. */
    static Optional<Member<?>> worthAWait(List<Member<?>> troubled) {
        return troubled.stream().filter(Member::isWorthAWait).findFirst();
    }

    /** Waits before another round, as long as the server asks in its answer to {@code first}; false if there is to be none. */
    final boolean waits(Member<?> first) {
        CallState state = after.orElseThrow();
        Optional<Duration> wait = session.strategy().waitBeforeNext(state, first.headers());
        if (wait.isEmpty()) {
            return false;
        }
        retries++;
        try {
            String reason = Failures.shortly(first.trouble().orElseThrow().failure());
            state.pause(wait.get(), reason);
            return true;
        } catch (IOException e) {
            // Ended or interrupted: what is not known stays so.
            return false;
        }
    }

    /** A round has brought something to its end: the next trouble begins with a short wait again. */
    final void progressed() {
        after = after.map(CallState::rested);
        retries = 0;
    }

    /** The session with one look-up for all creates in the same journal that are in trouble. */
    static Session looking(Session session, List<Member<?>> troubled) {
        Sightings seen = new Sightings();
        troubled.forEach(member -> member.announce(seen));
        return session.seeing(seen);
    }

    /** The batch as a call: all of its members, one hundred after the other. */
    private record Whole(HttpUrl root, BatchMode mode, List<Member<?>> members) implements Conduct<List<Member<?>>> {
        @Override
        public Draft<List<Member<?>>> draft(Session session, CallSpec<List<Member<?>>> spec, int tries) {
            BatchRun run = mode == BatchMode.ATOMIC
                    ? new AtomicRun(session, spec, root)
                    : new SequenceRun(session, spec, root, mode);
            try {
                for (int from = 0; from < members.size() && !isOver(session); from += MOST_MEMBERS) {
                    run.run(members.subList(from, Math.min(from + MOST_MEMBERS, members.size())));
                }
            } finally {
                // What a change function or an interceptor has thrown leaves members behind.
                members.forEach(member -> member.leave(
                        "The batch ended before this member was sent.",
                        session.execution().summary(),
                        null));
                report(session.execution().reporter());
            }
            return new Draft.Done<>(ApiResponse.of(
                    members, 200, Headers.EMPTY, session.execution().summary()));
        }

        private void report(CallReporter reporter) {
            long unknown = members.stream().filter(Member::isUnknown).count();
            long failed = members.stream().filter(Member::hasFailed).count();
            if (unknown > 0) {
                reporter.parts(CallEvent.Outcome.UNKNOWN, unknown + " of " + members.size() + " members");
            } else if (failed > 0) {
                reporter.parts(CallEvent.Outcome.FAILED, failed + " of " + members.size() + " members");
            }
        }

        private static boolean isOver(Session session) {
            return session.execution().isEnded() || Thread.currentThread().isInterrupted();
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
