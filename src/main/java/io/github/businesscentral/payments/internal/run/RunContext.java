package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.protocol.TextHash;
import io.github.businesscentral.payments.run.RunOptions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What all calls of a run share.
 *
 * @param nonces makes a value for each write of a mark, so that its writer recognizes it
 * @param refusedTurns the nonces under which postings of this process were readably refused: nothing of them is on its way
 */
record RunContext(RunCalls calls, String name, RunOptions options, Supplier<String> nonces, Set<String> refusedTurns) {
    static RunContext of(RunCalls calls, String name, RunOptions options) {
        return new RunContext(calls, name, options, RunContext::nonce, ConcurrentHashMap.newKeySet());
    }

    private static String nonce() {
        return TextHash.of("nonce", UUID.randomUUID().toString()).base32(Mark.NONCE_LENGTH);
    }

    /** What the mark tells runs apart by: a run with another balancing account would look for its payments in vain. */
    String identity() {
        return name + "\n" + options.balancingAccount();
    }

    RunReader reader(RunReader.Requests requests) {
        return new RunReader(calls, name, identity(), requests);
    }
}
