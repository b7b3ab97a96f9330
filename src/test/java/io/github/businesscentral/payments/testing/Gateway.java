package io.github.businesscentral.payments.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rule 31: what a request passes on its way to the service, limits first, then the faults. Both are off by default. */
final class Gateway {
    private final Function<FakeRequest, FakeResponse> service;
    private final Clock clock;
    private final Set<Choice> choices;
    private final LateCommits lateCommits;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<FakeRequest, FakeResponse>> observers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Traffic traffic;

    Gateway(Function<FakeRequest, FakeResponse> service, Clock clock, Set<Choice> choices) {
        this.service = service;
        this.clock = clock;
        this.choices = choices;
        this.lateCommits = new LateCommits(service, clock);
    }

    FakeResponse answer(FakeRequest request) {
        lateCommits.commitDue();
        try {
            Traffic limited = traffic;
            FakeResponse response = limited == null ? pastFaults(request) : limited.answer(request, this::pastFaults);
            observers.forEach(observer -> observer.accept(request, response));
            return response;
        } finally {
            lateCommits.requestAnswered();
        }
    }

    private FakeResponse pastFaults(FakeRequest request) {
        Function<FakeRequest, FakeResponse> server = service;
        for (Fault fault : faults) {
            Fault.Server behind = new Behind(server, lateCommits);
            server = received -> fault.answer(received, behind);
        }
        return server.apply(request);
    }

    void addFault(Fault fault) {
        faults.add(fault);
    }

    void removeFault(Fault fault) {
        faults.remove(fault);
    }

    Traffic enforce(Limits limits) {
        Traffic enforced = new Traffic(limits, clock, choices);
        traffic = enforced;
        return enforced;
    }

    void addObserver(BiConsumer<FakeRequest, FakeResponse> observer) {
        observers.add(observer);
    }

    LateCommits lateCommits() {
        return lateCommits;
    }

    private record Behind(Function<FakeRequest, FakeResponse> server, LateCommits lateCommits) implements Fault.Server {
        @Override
        public FakeResponse apply(FakeRequest request) {
            return server.apply(request);
        }

        @Override
        public void applyAfter(int furtherRequests, FakeRequest request) {
            lateCommits.after(furtherRequests, request);
        }

        @Override
        public void applyAfter(Duration time, FakeRequest request) {
            lateCommits.after(time, request);
        }
    }
}
