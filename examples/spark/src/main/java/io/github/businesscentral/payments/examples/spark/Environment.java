package io.github.businesscentral.payments.examples.spark;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.UUID;

/**
 * Where the payments go. This travels to the executors, so it holds texts only. Each process builds its own client from it,
 * once.
 */
record Environment(String endpoint, String companyId, String clearingAccountId) implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * An executor's share of what the server allows a user. The driver has the same share and sends only while the executors are
     * idle.
     */
    private static final RateLimit SHARE = RateLimit.defaults().dividedBy(Cluster.WORKERS);

    private static CustomerPaymentsClient client;

    /** Returns a run as this process uses it. */
    PaymentRun run(String name) {
        return client(this)
                .company(UUID.fromString(companyId))
                .run(
                        name,
                        RunOptions.balancingAccount(UUID.fromString(clearingAccountId))
                                // The stand-in is one instance. A real environment keeps the default, 60 seconds.
                                .cacheWait(Duration.ZERO));
    }

    /** It is never closed: tasks share it as long as the process lives, and its threads are daemons. */
    private static synchronized CustomerPaymentsClient client(Environment environment) {
        if (client == null) {
            client = CustomerPaymentsClient.builder()
                    .endpoint(BusinessCentralEndpoint.of(environment.endpoint()))
                    // A real executor reads its secret from a file or a vault, never from what the driver sends.
                    .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                    .rateLimit(SHARE)
                    .build();
        }
        return client;
    }
}
