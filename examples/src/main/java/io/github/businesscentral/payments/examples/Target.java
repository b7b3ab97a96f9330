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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where an example works: in a real environment if the variables of {@link Quickstart} are set, in a stand-in server such as {@link
 * LocalServer} if {@code BC_ENDPOINT} has its address, otherwise in a stand-in server inside the program.
 */
record Target(
        Kind kind,
        String description,
        BusinessCentralEndpoint endpoint,
        TokenProvider tokens,
        Optional<UUID> company,
        Optional<UUID> journal,
        Runnable stop)
        implements AutoCloseable {
    /** The number of the G/L account that the stand-in servers have for runs. */
    static final String CLEARING_ACCOUNT = "9990";

    private static final TokenProvider ANY_TOKEN = TokenProvider.fixed("any-token-will-do");
    private static final String COMPANY = "BC_COMPANY_ID";
    private static final String JOURNAL = "BC_JOURNAL_ID";
    private static final List<String> VARIABLES =
            List.of("BC_TENANT_ID", "BC_ENVIRONMENT", "BC_CLIENT_ID", "BC_CLIENT_SECRET", COMPANY);

    /** The kinds of servers. */
    enum Kind {
        REAL,
        STAND_IN_ELSEWHERE,
        STAND_IN_INSIDE
    }

    /** Chooses by the variables in {@code environment}. */
    static Target of(Map<String, String> environment) {
        Map<Boolean, List<String>> variables = VARIABLES.stream()
                .collect(Collectors.partitioningBy(
                        name -> !environment.getOrDefault(name, "").isBlank()));
        List<String> set = variables.get(true);
        String address = environment.getOrDefault("BC_ENDPOINT", "");
        if (!address.isBlank() && !set.isEmpty()) {
            throw new IllegalArgumentException("BC_ENDPOINT is for a stand-in server, and " + String.join(", ", set)
                    + " for a real environment. Set one or the other.");
        }
        if (!address.isBlank()) {
            return standInAt(address, guid(environment, JOURNAL));
        }
        if (set.isEmpty()) {
            if (!environment.getOrDefault(JOURNAL, "").isBlank()) {
                throw new IllegalArgumentException(
                        "Of the BC_… variables only BC_JOURNAL_ID is set. Set BC_ENDPOINT as well,"
                                + " or those of a real environment, or none.");
            }
            return standIn(newStandIn());
        }
        List<String> missing = variables.get(false);
        if (!missing.isEmpty() && !missing.equals(List.of(COMPANY))) {
            throw new IllegalArgumentException("Some of the BC_… variables are set, but not "
                    + String.join(", ", missing)
                    + ". Set all of them for a real environment, or none for the stand-in server.");
        }
        return real(environment);
    }

    /** A stand-in server with the sample company and a clearing account. */
    static FakeBusinessCentral newStandIn() {
        FakeBusinessCentral fake = SampleCompany.create();
        fake.addAccount(CLEARING_ACCOUNT, "Clearing account");
        return fake;
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

    static Target standIn(FakeBusinessCentral fake) {
        FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
        return new Target(
                Kind.STAND_IN_INSIDE,
                "a stand-in server in this program, at " + server.url(),
                BusinessCentralEndpoint.of(server.url()),
                ANY_TOKEN,
                Optional.of(fake.companyId()),
                Optional.of(fake.journalId()),
                server::close);
    }

    private static Target standInAt(String address, Optional<UUID> journal) {
        BusinessCentralEndpoint endpoint;
        try {
            endpoint = BusinessCentralEndpoint.of(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("BC_ENDPOINT is not the address of an API: " + e.getMessage(), e);
        }
        return new Target(
                Kind.STAND_IN_ELSEWHERE,
                "the stand-in server at " + endpoint.root(),
                endpoint,
                ANY_TOKEN,
                Optional.of(onlyCompany(endpoint)),
                journal,
                () -> {});
    }

    private static UUID onlyCompany(BusinessCentralEndpoint endpoint) {
        try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                .endpoint(endpoint)
                .tokenProvider(ANY_TOKEN)
                .build()) {
            return client.companies()
                    .list()
                    .first()
                    .orElseThrow(() -> new IllegalArgumentException("The server at BC_ENDPOINT has no company."))
                    .id();
        }
    }

    private static Target real(Map<String, String> environment) {
        String tenant = environment.get("BC_TENANT_ID");
        return new Target(
                Kind.REAL,
                "the environment " + environment.get("BC_ENVIRONMENT") + " of tenant " + tenant,
                BusinessCentralEndpoint.online(tenant, environment.get("BC_ENVIRONMENT")),
                MsalTokenProvider.clientSecret(
                        tenant, environment.get("BC_CLIENT_ID"), environment.get("BC_CLIENT_SECRET")),
                guid(environment, COMPANY),
                guid(environment, "BC_JOURNAL_ID"),
                () -> {});
    }

    private static Optional<UUID> guid(Map<String, String> environment, String name) {
        try {
            return Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isBlank())
                    .map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " is not a GUID such as 824820a2-508c-ed11-aada-000d3a298ab3.", e);
        }
    }

    boolean isReal() {
        return kind == Kind.REAL;
    }

    UUID companyId() {
        return company.orElseThrow(
                () -> new IllegalArgumentException("BC_COMPANY_ID is not set. Quickstart lists the companies."));
    }

    UUID journalId() {
        return journal.orElseThrow(
                () -> new IllegalArgumentException("BC_JOURNAL_ID is not set. Quickstart lists the journals."));
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
