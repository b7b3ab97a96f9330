package io.github.businesscentral.payments.auth;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers what the test has put up, notes what it was asked, and lets the test see a fetch through to its end. */
final class ScriptedProvider implements TokenProvider {
    private final Queue<TokenProvider> answers = new ConcurrentLinkedQueue<>();
    private final List<TokenRequest> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

    ScriptedProvider then(String token, Instant expiresAt) {
        return then(request -> AccessToken.of(token, expiresAt));
    }

    ScriptedProvider then(TokenProvider answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public AccessToken token(TokenRequest request) throws Exception {
        requests.add(request);
        threads.add(Thread.currentThread());
        TokenProvider answer = answers.poll();
        if (answer == null) {
            throw new IllegalStateException("The test expected no further request for a token.");
        }
        return answer.token(request);
    }

    List<TokenRequest> requests() {
        return requests;
    }

    /** Returns when the oldest fetch that was not awaited yet is over, and what it brought is in use. */
    void awaitFetch() throws InterruptedException {
        threads.take().join();
    }

    /** Returns when a fetch that was not awaited yet has begun. */
    void awaitBegin() throws InterruptedException {
        threads.add(threads.take());
    }
}
