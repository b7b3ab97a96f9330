package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A run: a scene, workers that write in it, and what must be true when they have ended. */
public final class Chaos {
    // Longer than a request can be queued and executed.
    private static final Duration SETTLED = Duration.ofMinutes(17);
    private static final int LONGEST_PAUSE_SECONDS = 120;

    private final long seed;
    private final Time time;
    private final Tally tally = new Tally();
    private final Map<String, Expectation> expectations = new ConcurrentHashMap<>();
    private final OtherWriter other;
    private final Scene scene;
    private final List<Worker> workers;

    /**
     * Sets the scene in {@code fake}, which must be new.
     *
     * @param patience what calls are told where attempts can hang
     */
    public Chaos(
            long seed,
            FakeBusinessCentral fake,
            FaultMix mix,
            Time time,
            CustomerPaymentsClient client,
            RequestOptions patience,
            int workers) {
        this.seed = seed;
        this.time = time;
        this.other = new OtherWriter(fake, tally, this::isSettled, seed);
        this.scene = new Scene(fake, seed, mix, other);
        List<Site> sites = scene.sites(client, patience);
        this.workers = IntStream.range(0, workers)
                .mapToObj(number -> new Worker(this, sites, new Writes(tally, time), number, workers))
                .toList();
    }

    private boolean isSettled(String reference) {
        Expectation line = expectations.get(reference);
        return line != null && line.isSettled();
    }

    long seed() {
        return seed;
    }

    Time time() {
        return time;
    }

    Counter counter() {
        return scene.counter();
    }

    void expect(Expectation line) {
        expectations.put(line.reference(), line);
    }

    /** One task per worker, to be run at the same time. Together they make so many calls that write, or a few more. */
    public List<Runnable> tasks(int calls) {
        int each = (calls + workers.size() - 1) / workers.size();
        return workers.stream()
                .<Runnable>map(worker -> () -> {
                    while (worker.calls() < each) {
                        worker.step();
                    }
                })
                .toList();
    }

    /** How many calls that write the workers have made. */
    public int calls() {
        return workers.stream().mapToInt(Worker::calls).sum();
    }

    /** Lets the workers make so many calls by turns, or a few more, and time pass in between. */
    public void work(int calls) {
        Random random = new Random(seed);
        for (int turn = 0; calls() < calls; turn++) {
            Worker worker = workers.get(turn % workers.size());
            worker.step();
            if (random.nextInt(5) == 0) {
                time.pass(Duration.ofSeconds(random.nextInt(LONGEST_PAUSE_SECONDS)));
            }
            if (random.nextInt(20) == 0) {
                time.pass(Duration.ofSeconds(random.nextInt((int) SETTLED.toSeconds())));
                worker.settleOne();
            }
        }
    }

    /** Lets everything that is outstanding be executed, then resolves what is unknown. */
    public void settle() {
        scene.commitOutstanding();
        time.pass(SETTLED);
        workers.forEach(Worker::settleAll);
        scene.commitOutstanding();
    }

    /** What is not as it must be. */
    public List<String> complaints() {
        return new Audit(scene, expectations.values(), other).complaints();
    }

    /** How many requests arrived. */
    public int attempts() {
        return scene.attempts();
    }

    /** How many of them met which fault. */
    public SortedMap<String, Long> faults() {
        return scene.faults();
    }

    /** The part of the attempts that failed. */
    public double failingShare() {
        return (double) faults().values().stream().mapToLong(Long::longValue).sum() / attempts();
    }

    /** How the calls ended, and what the other writer did. */
    public SortedMap<String, Long> outcomes() {
        return tally.counts();
    }
}
