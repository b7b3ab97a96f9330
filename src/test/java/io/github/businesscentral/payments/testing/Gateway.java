package io.github.businesscentral.payments.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Rule 31: what a request passes on its way to the service: the faults, none by default. */
final class Gateway {
    private final Function<FakeRequest, FakeResponse> service;
    private final LateCommits lateCommits;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<FakeRequest, FakeResponse>> observers = new CopyOnWriteArrayList<>();

    Gateway(Function<FakeRequest, FakeResponse> service, Clock clock) {
        this.service = service;
        this.lateCommits = new LateCommits(service, clock);
    }

    FakeResponse answer(FakeRequest request) {
        lateCommits.commitDue();
        FakeResponse response = pastFaults(request);
        observers.forEach(observer -> observer.accept(request, response));
        lateCommits.requestAnswered();
        return response;
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
