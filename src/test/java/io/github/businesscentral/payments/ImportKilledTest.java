package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A program of its own that imports over sockets while requests fail in every way that the stand-in knows, is killed without
 * warning at moments that the server chooses, and is started again.
 */
@Tag("process")
class ImportKilledTest {
    private static final double FAILING = 0.10;

    private final FakeBusinessCentral fake =
            FakeBusinessCentral.builder().requestsKept(10).build();
    private final UUID account = fake.addAccount("9990", "Clearing");
    private final ReadWriteLock atWork = new ReentrantReadWriteLock();
    private final AtomicReference<String> run = new AtomicReference<>("first");
    private final FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicReference<Runnable> atBatch = new AtomicReference<>(() -> {});
    private int killAt = Integer.MAX_VALUE;

    ImportKilledTest() {
        fake.addFault(everyWay(17));
        // In front of all others: the server's threads kill the program in the middle of things.
        fake.addFault(Faults.custom("counted", (request, behind) -> {
                    atWork.readLock().lock();
                    try {
                        // What a program had sent before it was killed can arrive long after its end.
                        if (!String.valueOf(request.header("Authorization")).contains(run.get())) {
                            return FakeResponse.brokenConnection();
                        }
                        batches.incrementAndGet();
                        atBatch.get().run();
                        return behind.apply(request);
                    } finally {
                        atWork.readLock().unlock();
                    }
                })
                .on(to("$batch")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Every fault there is a name for, each as often as the others; those that take time take less of it. */
    private static FaultSchedule everyWay(long seed) {
        List<ScriptedFault> faults = new ArrayList<>();
        for (String name : Faults.names()) {
            // Nothing shows that a created line has another id than the answer says.
            boolean cannotBeTold = name.equals("another-id");
            if (!cannotBeTold && !name.startsWith("silence") && !name.equals("trickle") && !name.equals("delay")) {
                ScriptedFault fault = Faults.named(name);
                faults.add(name.startsWith("50") ? fault.withHeader("Retry-After", "0") : fault);
            }
        }
        faults.add(Faults.delay(Duration.ofMillis(200)));
        faults.add(Faults.trickle(20_000, Duration.ofMillis(20)));
        faults.add(Faults.cutThenCommit(50));
        FaultSchedule schedule = FaultSchedule.seeded(seed);
        for (ScriptedFault fault : faults) {
            schedule = schedule.with(FAILING / faults.size(), fault.on(to("$batch")));
        }
        return schedule;
    }

    private Process start(int payments) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportProgram.class.getName(),
                        server.url().toString(),
                        fake.companyId().toString(),
                        account.toString(),
                        String.valueOf(payments),
                        String.valueOf(Math.max(1, payments / 5_000)),
                        run.get())
                .redirectErrorStream(true)
                .start();
    }

    /** Runs the program to its end and returns what it said last. */
    private String run(int payments) throws Exception {
        Process program = start(payments);
        String last = "";
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
            }
        }
        program.waitFor();
        return last;
    }

    /** Runs the program and kills it when the server has been asked so many more times. */
    private void runAndKill(int payments, int after) throws Exception {
        killAt = batches.get() + after;
        Process program = start(payments);
        atBatch.set(() -> {
            if (batches.get() >= killAt) {
                program.destroyForcibly();
            }
        });
        program.waitFor();
        atBatch.set(() -> {});
        assertThat(program.exitValue()).as("killed").isNotZero();
    }

    private void importWithThreeKills(int payments) throws Exception {
        Random random = new Random(4);
        int all = payments / 100;
        for (int kill = 1; kill <= 3; kill++) {
            runAndKill(payments, all / 8 + random.nextInt(all / 8));
        }
        complete(payments);

        requireImported(payments);
    }

    private void complete(int payments) throws Exception {
        String said = run(payments);
        for (int more = 0; more < 10 && !said.equals("complete"); more++) {
            said = run(payments);
        }
        fake.commitOutstanding();
        assertThat(said).isEqualTo("complete");
    }

    private PaymentRun open(CustomerPaymentsClient client) {
        return client.company(fake.companyId())
                .run(ImportProgram.NAME, RunOptions.balancingAccount(account).cacheWait(Duration.ZERO));
    }

    /** Exactly these lines, once each and with their values, in the open journals of the run. */
    private void requireImported(int payments) {
        try (CustomerPaymentsClient client = Payments.client(server.url()).build()) {
            BitSet seen = new BitSet();
            Set<UUID> others = new HashSet<>();
            open(client).lines().forEach(line -> {
                int number = Integer.parseInt(line.externalDocumentNumber().replace("WIRE-", ""));
                if (seen.get(number) || !ImportProgram.draft(number).isStoredIn(line)) {
                    others.add(line.id());
                }
                seen.set(number);
            });
            assertThat(others).as("second or other lines").isEmpty();
            assertThat(seen.cardinality()).isEqualTo(payments);
            assertThat(seen.length()).isEqualTo(payments + 1);
        }
    }

    private RunState post() {
        try (CustomerPaymentsClient client = Payments.client(server.url()).build()) {
            return open(client).post();
        }
    }

    private List<String> posted() {
        return fake.customerLedgerEntries().stream()
                .map(entry -> String.valueOf(entry.get("documentNumber")))
                .sorted()
                .toList();
    }

    private static List<String> numbers(int payments) {
        return IntStream.rangeClosed(1, payments)
                .mapToObj(number -> "PAY-" + number)
                .sorted()
                .toList();
    }

    @Test
    void threeKillsLoseAndDoubleNothing() throws Exception {
        importWithThreeKills(3_000);
    }

    @Test
    @Tag("chaos")
    void threeKillsOfAnImportOfAHundredThousandLoseAndDoubleNothing() throws Exception {
        importWithThreeKills(100_000);
    }

    /** Killed, posted as far as it came, killed in the next generation, completed, posted: once each in the ledger. */
    @Test
    void postingsBetweenTheStartsLoseAndDoubleNothing() throws Exception {
        runAndKill(3_000, 12);
        fake.commitOutstanding();
        assertThat(post()).isEqualTo(RunState.POSTED);
        assertThat(posted()).isNotEmpty().hasSizeLessThan(3_000);
        runAndKill(3_000, 6);
        complete(3_000);

        assertThat(post()).isEqualTo(RunState.POSTED);

        assertThat(posted()).isEqualTo(numbers(3_000));
        assertThat(run(3_000)).isEqualTo("complete");
        assertThat(posted()).hasSize(3_000);
    }
}
