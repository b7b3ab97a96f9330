package io.github.businesscentral.payments.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, oldest first. */
final class RequestLog {
    private final int size;
    private final Deque<FakeRequest> requests = new ArrayDeque<>();

    RequestLog(int size) {
        this.size = size;
    }

    synchronized void add(FakeRequest request) {
        if (requests.size() == size) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
