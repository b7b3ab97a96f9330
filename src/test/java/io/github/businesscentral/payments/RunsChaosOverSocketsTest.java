package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.patches;
import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.chaos.FaultMix;
import io.github.businesscentral.payments.chaos.RunClaims;
import io.github.businesscentral.payments.chaos.RunScene;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.Switches;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * 20,000 payments through 8 runs of 3 parts in 4 companies, entered, sealed, reopened and posted by three programs over sockets that
 * are killed while the server answers them and are started again with nothing, while a third of all attempts fail. All clocks run
 * {@value HastenedTime#FACTOR} times as fast as the machine's. The seed is printed; {@code mvn -Pchaos test -Dchaos.seed=17} repeats
 * work and faults, though not the order in which the programs come to their turns.
 */
@Tag("chaos")
@ResourceLock(QuietLog.LEVELS)
class RunsChaosOverSocketsTest {
    private static final int PROCESSES = 3;
    private static final int COMPANIES = 4;
    private static final int RUNS = 2;
    private static final int PAYMENTS = Integer.getInteger("chaos.payments", 20_000) / (COMPANIES * RUNS);
    private static final int PARTS = 3;
    private static final int MOST_KILLS = 20;
    private static final double KILLED_AT_CHANGES_OF_STATE = 0.02;
    private static final double KILLED_AT_ANY_REQUEST = 0.0001;

    private final QuietLog log = new QuietLog();
    private final Instant timeStart = Instant.now();
    private final HastenedTime time = new HastenedTime(timeStart);
    private final RunClaims claims = new RunClaims();
    private final List<RunScene> scenes = new ArrayList<>();
    private final List<FakeBusinessCentralServer> servers = new ArrayList<>();
    private final Map<String, Process> running = new ConcurrentHashMap<>();
    private final AtomicInteger starts = new AtomicInteger();
    private int kills;

    @AfterEach
    void stop() {
        running.values().forEach(Process::destroyForcibly);
        servers.forEach(FakeBusinessCentralServer::close);
        time.close();
        log.restore();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void eachPaymentIsPostedOnceAndNoClaimIsFalse() {
        long seed = Long.getLong("chaos.seed", new SecureRandom().nextInt());
        System.out.println("runs: seed " + seed);
        long began = System.nanoTime();
        log.keepShort();
        Random random = new Random(seed);
        for (int company = 0; company < COMPANIES; company++) {
            addCompany(String.valueOf((char) ('A' + company)), seed + company, random);
        }

        runPrograms(seed);
        scenes.forEach(RunScene::calm);

        print(began);
        for (int company = 0; company < COMPANIES; company++) {
            FakeBusinessCentral fake = scenes.get(company).fake();
            try (CustomerPaymentsClient calm =
                    RunsProgram.client(servers.get(company).url(), new HastenedTime(timeStart), "calm", random)) {
                assertThat(claims.complaints(fake, scenes.get(company).plan(), calm.company(fake.companyId())))
                        .as("seed %d", seed)
                        .isEmpty();
            }
            assertThat(scenes.get(company).failingShare()).isGreaterThan(0.25);
        }
        assertThat(claims.claimed()).isEqualTo(COMPANIES * RUNS * PAYMENTS);
    }

    private void addCompany(String prefix, long seed, Random random) {
        FakeBusinessCentral fake = FakeBusinessCentral.builder()
                .clock(((InstantSource) time::now).withZone(ZoneOffset.UTC))
                .sleeper(wait -> new CountDownLatch(1)
                        .await(wait.dividedBy(HastenedTime.FACTOR).toNanos(), TimeUnit.NANOSECONDS))
                .requestsKept(10)
                .build();
        scenes.add(new RunScene(fake, prefix, RUNS, PAYMENTS, PARTS, seed, FaultMix.hastened(Duration.ofMinutes(20))));
        fake.onAnswer((request, response) -> killNowAndThen(request, random));
        servers.add(FakeBusinessCentralServer.start(fake));
    }

    /** Before the answer leaves. The handle's way to kill leaves what the program has printed to be read. */
    private synchronized void killNowAndThen(FakeRequest request, Random random) {
        double probability =
                postings().or(patches()).test(request) ? KILLED_AT_CHANGES_OF_STATE : KILLED_AT_ANY_REQUEST;
        Process program = running.get(String.valueOf(request.header(Switches.INSTANCE_HEADER)));
        if (kills < MOST_KILLS && program != null && random.nextDouble() < probability) {
            kills++;
            program.toHandle().destroyForcibly();
        }
    }

    private void runPrograms(long seed) {
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            for (int number = 0; number < PROCESSES; number++) {
                String process = String.valueOf(number);
                ends.add(CompletableFuture.runAsync(() -> runToItsEnd(process, seed), threads));
            }
            ends.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Starts the program again until it is done. */
    private void runToItsEnd(String process, long seed) {
        boolean done = false;
        while (!done) {
            try {
                Process program = start(process, seed);
                running.put(process, program);
                done = readToItsEnd(program);
                running.remove(process);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean readToItsEnd(Process program) throws IOException {
        boolean done = false;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("done")) {
                    done = true;
                } else {
                    claims.accept(line);
                }
            }
        }
        return done;
    }

    private Process start(String process, long seed) throws IOException {
        int number = starts.incrementAndGet();
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file=none",
                "-cp",
                System.getProperty("java.class.path"),
                RunsProgram.class.getName(),
                timeStart.toString(),
                process,
                String.valueOf(number),
                String.valueOf(seed + number)));
        for (int company = 0; company < COMPANIES; company++) {
            command.add(servers.get(company).url().toString());
            command.add(scenes.get(company).fake().companyId().toString());
            command.add(scenes.get(company).plan().text());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private void print(long began) {
        int attempts = scenes.stream().mapToInt(RunScene::attempts).sum();
        System.out.printf(
                "runs: %d payments, %d attempts, %.1f %% failed, %d starts, %d kills, %d s%n%s%n%s%n%s%n",
                claims.claimed(),
                attempts,
                scenes.get(0).failingShare() * 100,
                starts.get(),
                kills,
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                claims.outcomes(),
                scenes.get(0).faults(),
                scenes.get(0).people());
    }
}
