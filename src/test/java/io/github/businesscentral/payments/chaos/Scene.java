package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The journals of a run and what goes wrong there. Two are quiet: nobody but the client writes in them. In two others
 * somebody else adds, deletes and posts. One of each is empty at first, so that its first create has no witness.
 */
final class Scene {
    static final String COUNTER = "COUNTER";
    private static final BigDecimal START = new BigDecimal("-1000.00");
    private static final Duration REPLICA_LAG = Duration.ofSeconds(3);
    private static final int FIRST_LINE = 1_000_000;

    private final FakeBusinessCentral fake;
    private final OtherWriter other;
    private final List<UUID> quiet;
    private final List<UUID> disturbed;
    private final Counter counter;
    private final FaultSchedule inQuiet;
    private final FaultSchedule inDisturbed;

    /** Puts journals and faults into {@code fake}. */
    Scene(FakeBusinessCentral fake, long seed, FaultMix mix, OtherWriter other) {
        this.fake = fake;
        this.other = other;
        UUID account = fake.addAccount("12345", "Balancing");
        quiet = List.of(journal("QUIET", account), journal("QUIETEMPTY", account));
        disturbed = List.of(journal("BUSY", account), journal("BUSYEMPTY", account));
        counter = new Counter(line(quiet.get(0), COUNTER), START);
        line(disturbed.get(0), OtherWriter.NAME + "FIRST");
        inQuiet = mix.quiet(seed).on(isToDisturbed().negate());
        inDisturbed = mix.disturbed(seed, Faults.anotherWriter(this::disturb)).on(isToDisturbed());
        // Whatever is read from a replica is as old as this.
        fake.switches().replicaLag(REPLICA_LAG);
        fake.addFault(inQuiet);
        fake.addFault(inDisturbed);
    }

    /** Posting needs the account. */
    private UUID journal(String code, UUID account) {
        UUID journal = fake.addJournal(code);
        fake.setBalancingAccount(journal, account);
        return journal;
    }

    private UUID line(UUID journal, String reference) {
        return fake.addPayment(
                journal,
                Map.of(
                        "lineNumber", FIRST_LINE,
                        "customerNumber", "10000",
                        "documentNumber", reference,
                        "externalDocumentNumber", reference,
                        "amount", START));
    }

    private Predicate<FakeRequest> isToDisturbed() {
        return request -> disturbed.stream().anyMatch(journal -> isTo(request, journal));
    }

    private static boolean isTo(FakeRequest request, UUID journal) {
        return request.path().contains(journal.toString());
    }

    private void disturb(FakeRequest request) {
        disturbed.stream().filter(journal -> isTo(request, journal)).forEach(other::act);
    }

    /**
     * The journals as {@code client} reaches them.
     *
     * @param patience for calls to quiet journals. In the others an attempt may take as long as it likes: one that the
     *     client has turned away from could be executed after somebody else has posted
     */
    List<Site> sites(CustomerPaymentsClient client, RequestOptions patience) {
        CompanyPayments company = client.company(fake.companyId());
        List<Site> sites = new ArrayList<>();
        quiet.forEach(id -> sites.add(new Site(company.journal(id), true, patience, () -> ids(id))));
        disturbed.forEach(id -> sites.add(new Site(company.journal(id), false, RequestOptions.none(), () -> ids(id))));
        return sites;
    }

    private Set<UUID> ids(UUID journal) {
        return fake.payments(journal).stream()
                .map(line -> (UUID) line.get("id"))
                .collect(Collectors.toSet());
    }

    /** A line of the first site. */
    Counter counter() {
        return counter;
    }

    Stream<Map<String, Object>> lines() {
        return Stream.concat(quiet.stream(), disturbed.stream()).flatMap(id -> fake.payments(id).stream());
    }

    Stream<Map<String, Object>> entries() {
        return fake.customerLedgerEntries().stream();
    }

    /** Nobody waits for these any more, but they are carried out. */
    void commitOutstanding() {
        fake.commitOutstanding();
    }

    int attempts() {
        return inQuiet.attempts() + inDisturbed.attempts();
    }

    /** How many attempts met which fault. */
    SortedMap<String, Long> faults() {
        SortedMap<String, Long> faults = new TreeMap<>(inQuiet.counts());
        inDisturbed.counts().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        // It makes no attempt fail.
        faults.remove("another-writer");
        return faults;
    }
}
