package io.github.businesscentral.payments.chaos;

import static io.github.businesscentral.payments.testing.fault.Requests.to;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import okio.ByteString;

/** A company in which runs are entered and posted, what goes wrong there, and people who post and renumber single lines. */
public final class RunScene {
    private static final Duration REPLICA_LAG = Duration.ofSeconds(3);
    private static final Duration MARK_AGE = Duration.ofSeconds(30);
    private static final Pattern NONCE = Pattern.compile(" w[A-Z2-7]{8} ");

    private final FakeBusinessCentral fake;
    private final RunPlan plan;
    private final Random random;
    private final FaultSchedule ofRuns;
    private final FaultSchedule ofPeoplesJournal;
    private final Fault repeatable;
    private final Tally tally = new Tally();

    /** Sets the scene in {@code fake}, which must be new. */
    public RunScene(
            FakeBusinessCentral fake, String prefix, int runs, int payments, int parts, long seed, FaultMix mix) {
        this.fake = fake;
        this.random = new Random(seed);
        UUID account = fake.addAccount("9990", "Clearing");
        UUID peoplesJournal = fake.addJournal("PEOPLE");
        fake.setBalancingAccount(peoplesJournal, account);
        plan = new RunPlan(prefix, runs, payments, parts, account, peoplesJournal);
        ofRuns = mix.quiet(seed).on(to(peoplesJournal.toString()).negate());
        ofPeoplesJournal =
                mix.disturbed(seed, Faults.anotherWriter(request -> disturb())).on(to(peoplesJournal.toString()));
        repeatable = (request, server) -> ofRuns.answer(withoutNonce(request), new Original(request, server));
        fake.addFault(repeatable);
        fake.addFault(ofPeoplesJournal);
        fake.switches().replicaLag(REPLICA_LAG).staleMarks(MARK_AGE);
    }

    /** The nonce of a mark is random, and what happens to a request must depend on the seed alone. */
    private static FakeRequest withoutNonce(FakeRequest request) {
        ByteString body =
                ByteString.encodeUtf8(NONCE.matcher(request.bodyText()).replaceAll(" w "));
        return new FakeRequest(request.method(), request.url(), request.headers(), body);
    }

    private synchronized void disturb() {
        List<Map<String, Object>> lines = fake.payments(plan.peoplesJournal());
        if (lines.isEmpty()) {
            return;
        }
        Map<String, Object> line = lines.get(random.nextInt(lines.size()));
        try {
            if (random.nextBoolean()) {
                fake.people().postDocument(plan.peoplesJournal(), (String) line.get("documentNumber"));
                tally.count("people posted a line");
            } else {
                fake.people().changeLineNumber((UUID) line.get("id"), 1 + random.nextInt(5_000_000));
                tally.count("people renumbered a line");
            }
        } catch (IllegalArgumentException refused) {
            tally.count("people were refused");
        }
    }

    /** The stand-in. */
    public FakeBusinessCentral fake() {
        return fake;
    }

    /** What there is to be done here. */
    public RunPlan plan() {
        return plan;
    }

    /** Carries out what is outstanding; nothing goes wrong from now on. */
    public void calm() {
        fake.removeFault(repeatable);
        fake.removeFault(ofPeoplesJournal);
        fake.switches().allOff();
        fake.commitOutstanding();
    }

    /** How many requests arrived. */
    public int attempts() {
        return ofRuns.attempts() + ofPeoplesJournal.attempts();
    }

    /** How many of them met which fault. */
    public SortedMap<String, Long> faults() {
        SortedMap<String, Long> faults = new TreeMap<>(ofRuns.counts());
        ofPeoplesJournal.counts().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        // It makes no attempt fail.
        faults.remove("another-writer");
        return faults;
    }

    /** The part of the attempts that failed. */
    public double failingShare() {
        return (double) faults().values().stream().mapToLong(Long::longValue).sum() / attempts();
    }

    /** What people did. */
    public SortedMap<String, Long> people() {
        return tally.counts();
    }

    /** Carries out the request as it came. */
    private record Original(FakeRequest request, Fault.Server server) implements Fault.Server {
        @Override
        public FakeResponse apply(FakeRequest changed) {
            return server.apply(request);
        }

        @Override
        public void applyAfter(int furtherRequests, FakeRequest changed) {
            server.applyAfter(furtherRequests, request);
        }

        @Override
        public void applyAfter(Duration time, FakeRequest changed) {
            server.applyAfter(time, request);
        }
    }
}
