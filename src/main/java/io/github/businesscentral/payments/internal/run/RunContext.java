package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.protocol.TextHash;
import io.github.businesscentral.payments.run.RunOptions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Values that all calls of a run share.
 *
 * @param nonces creates a value for each write of a mark, by which its writer recognizes it
 * @param refusedTurns the nonces under which the server refused postings of this process with a readable error, so that no such
 *     posting is still in flight
 */
record RunContext(RunCalls calls, String name, RunOptions options, Supplier<String> nonces, Set<String> refusedTurns) {
    static RunContext of(RunCalls calls, String name, RunOptions options) {
        return new RunContext(calls, name, options, RunContext::nonce, ConcurrentHashMap.newKeySet());
    }

    private static String nonce() {
        return TextHash.of("nonce", UUID.randomUUID().toString()).base32(Mark.NONCE_LENGTH);
    }

    /**
     * The value that distinguishes runs in the mark. It includes the balancing account, because a run with another account would
     * not find its payments in the ledger.
     */
    String identity() {
        return name + "\n" + options.balancingAccount();
    }

    RunReader reader(RunReader.Requests requests) {
        return new RunReader(calls, name, identity(), requests);
    }
}
