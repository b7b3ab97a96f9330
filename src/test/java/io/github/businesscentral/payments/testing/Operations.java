package io.github.businesscentral.payments.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The operations of batches as a test sees them, and the faults that affect them. */
final class Operations {
    private final RequestLog log;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    Operations(RequestLog log) {
        this.log = log;
    }

    RequestLog log() {
        return log;
    }

    void addFault(Fault fault) {
        faults.add(fault);
    }

    void removeFault(Fault fault) {
        faults.remove(fault);
    }

    /** Passes an operation through the faults. {@code server} is behind them. */
    FakeResponse answer(FakeRequest operation, Function<FakeRequest, FakeResponse> server) {
        log.add(operation);
        Function<FakeRequest, FakeResponse> outermost = server;
        for (Fault fault : faults) {
            Fault.Server behind = new Behind(outermost);
            outermost = request -> whole(fault.answer(request, behind));
        }
        return outermost.apply(operation);
    }

    private static FakeResponse whole(FakeResponse answer) {
        if (answer.isBrokenConnection()) {
            throw new IllegalStateException(
                    "a connection breaks with its batch and not with one operation of it; add this"
                            + " fault with addFault(…)");
        }
        return answer;
    }

    private record Behind(Function<FakeRequest, FakeResponse> server) implements Fault.Server {
        @Override
        public FakeResponse apply(FakeRequest request) {
            return server.apply(request);
        }

        @Override
        public void applyAfter(int furtherRequests, FakeRequest request) {
            throw notLater();
        }

        @Override
        public void applyAfter(Duration time, FakeRequest request) {
            throw notLater();
        }

        private static UnsupportedOperationException notLater() {
            return new UnsupportedOperationException("an operation is carried out with its batch or not at all");
        }
    }
}
