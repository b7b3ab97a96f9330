package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.MsalTokenProvider;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where an example works: in a real environment if all the {@code BC_…} variables are set, else in an embedded stand-in
 * server.
 */
record Target(
        String description,
        boolean isReal,
        BusinessCentralEndpoint endpoint,
        TokenProvider tokens,
        UUID companyId,
        UUID journalId,
        Runnable stop)
        implements AutoCloseable {
    private static final List<String> VARIABLES = List.of(
            "BC_TENANT_ID", "BC_ENVIRONMENT", "BC_CLIENT_ID", "BC_CLIENT_SECRET", "BC_COMPANY_ID", "BC_JOURNAL_ID");

    /** Chooses by the variables in {@code environment}. */
    static Target of(Map<String, String> environment) {
        List<String> missing = VARIABLES.stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (missing.size() == VARIABLES.size()) {
            return standIn();
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "Some of the BC_… variables are set, but not " + String.join(", ", missing)
                            + ". Set all of them for a real environment, or none for the stand-in server.");
        }
        return real(environment);
    }

    /** A stand-in server behind a bad network: some answers never arrive, and some requests are turned away. */
    static Target troubledStandIn() {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        // The first payment of an empty journal has no line beside it to show whether the journal was posted.
        fake.addPayment(fake.journalId(), Map.of("customerNumber", "20000"));
        fake.addFault(FaultSchedule.seeded(7)
                .with(0.15, Faults.cutAfterCommit())
                .with(0.1, Faults.unavailable())
                .with(0.05, Faults.tooManyRequests()));
        return standIn(fake);
    }

    private static Target standIn() {
        return standIn(FakeBusinessCentral.create());
    }

    static Target standIn(FakeBusinessCentral fake) {
        FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
        return new Target(
                "a stand-in server in this program, at " + server.url(),
                false,
                BusinessCentralEndpoint.of(server.url()),
                TokenProvider.fixed("any-token-will-do"),
                fake.companyId(),
                fake.journalId(),
                server::close);
    }

    private static Target real(Map<String, String> environment) {
        String tenant = environment.get("BC_TENANT_ID");
        return new Target(
                "the environment " + environment.get("BC_ENVIRONMENT") + " of tenant " + tenant,
                true,
                BusinessCentralEndpoint.online(tenant, environment.get("BC_ENVIRONMENT")),
                MsalTokenProvider.clientSecret(
                        tenant, environment.get("BC_CLIENT_ID"), environment.get("BC_CLIENT_SECRET")),
                guid(environment, "BC_COMPANY_ID"),
                guid(environment, "BC_JOURNAL_ID"),
                () -> {});
    }

    private static UUID guid(Map<String, String> environment, String name) {
        try {
            return UUID.fromString(environment.get(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " is not a GUID such as 824820a2-508c-ed11-aada-000d3a298ab3.", e);
        }
    }

    CustomerPaymentsClient newClient() {
        return clientBuilder().build();
    }

    CustomerPaymentsClient.Builder clientBuilder() {
        return CustomerPaymentsClient.builder().endpoint(endpoint).tokenProvider(tokens);
    }

    /** Does not print the variables' values: one of them is a secret. */
    @Override
    public String toString() {
        return description;
    }

    @Override
    public void close() {
        stop.run();
    }
}
