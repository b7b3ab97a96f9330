package io.github.businesscentral.payments.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Requests that nobody waits for any more and that are carried out all the same. */
final class LateCommits {
    private final Function<FakeRequest, FakeResponse> service;
    private final Clock clock;
    private final List<Pending> pending = new ArrayList<>();
    private long answered;

    LateCommits(Function<FakeRequest, FakeResponse> service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    synchronized void after(int furtherRequests, FakeRequest request) {
        // One more: the request itself is answered after this.
        pending.add(new Pending(request, answered + 1 + furtherRequests, Instant.MAX));
    }

    synchronized void after(Duration time, FakeRequest request) {
        pending.add(new Pending(request, Long.MAX_VALUE, clock.instant().plus(time)));
    }

    /** Commits what waited for this moment of the clock. */
    void commitDue() {
        Instant now = clock.instant();
        commit(late -> !late.moment.isAfter(now));
    }

    /** Commits what waited for this answer. */
    synchronized void requestAnswered() {
        answered++;
        commit(late -> late.answers <= answered);
    }

    /** Commits everything, due or not, and returns the answers that nobody got. */
    List<FakeResponse> commitAll() {
        return commit(late -> true);
    }

    /** Under the lock until all is done: nobody may see a commit that is neither pending nor carried out. */
    private synchronized List<FakeResponse> commit(Predicate<Pending> due) {
        List<Pending> taken = pending.stream().filter(due).toList();
        pending.removeAll(taken);
        return taken.stream().map(late -> service.apply(late.request)).toList();
    }

    /** A request, and what it waits for: so many answers, or a moment. */
    private record Pending(FakeRequest request, long answers, Instant moment) {}
}
