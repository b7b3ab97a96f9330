package io.github.businesscentral.payments.chaos;

import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static io.github.businesscentral.payments.testing.fault.Requests.gets;
import static io.github.businesscentral.payments.testing.fault.Requests.patches;
import static io.github.businesscentral.payments.testing.fault.Requests.postings;
import static io.github.businesscentral.payments.testing.fault.Requests.writes;

import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import io.github.businesscentral.payments.testing.fault.WrongAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong how often: about a third of all attempts.
 *
 * <p>Late commits and timeouts are for quiet journals: where somebody else posts meanwhile, an attempt that is executed late
 * finds its number free again and books a second line. exactly-once.md says so under "Where the promise ends".
 */
public final class FaultMix {
    private static final double OTHER_WRITER = 0.10;
    /** A refusal for good, such as a permission that is taken away between two attempts. */
    private static final FakeResponse DENIED =
            FakeResponse.refusal(403, "Authorization_RequestDenied", "Insufficient privileges.");

    private final Duration hang;
    private final double hangs;
    private final boolean asksToWait;
    private final List<ScriptedFault> late = new ArrayList<>();

    private FaultMix(Duration hang, double hangs, boolean asksToWait) {
        this.hang = hang;
        this.hangs = hangs;
        this.asksToWait = asksToWait;
    }

    /** For time that is virtual: waits as long as a real server's, commits at any moment of the following 16 minutes. */
    public static FaultMix virtual() {
        return committingLate(new FaultMix(Duration.ofMinutes(3), 0.01, true));
    }

    /** For time that passes quickly over sockets: the same, but hangs seldom and for {@code hang}. */
    public static FaultMix hastened(Duration hang) {
        return committingLate(new FaultMix(hang, 0.0003, true));
    }

    private static FaultMix committingLate(FaultMix mix) {
        for (Duration after : List.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                Duration.ofSeconds(959))) {
            mix.late.add(Faults.cutThenCommit(after));
            mix.late.add(Faults.gatewayTimeout().thenCommit(after));
        }
        return mix;
    }

    /** For real time: hangs for {@code hang}, which must be longer than an attempt may take, and asks nobody to wait. */
    public static FaultMix real(Duration hang) {
        FaultMix mix = new FaultMix(hang, 0.002, false);
        // The last ones wait until everything outstanding is committed.
        for (int requests : List.of(1, 2, 10, 500, Integer.MAX_VALUE)) {
            mix.late.add(Faults.cutThenCommit(requests));
            mix.late.add(Faults.gatewayTimeout().thenCommit(requests));
        }
        return mix;
    }

    /** The faults of journals that nobody else writes in. */
    FaultSchedule quiet(long seed) {
        FaultSchedule schedule = common(FaultSchedule.seeded(seed))
                .with(hangs, Faults.silence(hang))
                .with(hangs, Faults.delay(hang));
        for (ScriptedFault fault : late) {
            schedule = schedule.with(0.005, fault);
        }
        return schedule;
    }

    /** The faults of journals in which {@code other} writes. */
    FaultSchedule disturbed(long seed, ScriptedFault other) {
        return common(FaultSchedule.seeded(seed)).with(OTHER_WRITER, other);
    }

    private FaultSchedule common(FaultSchedule none) {
        FaultSchedule schedule = wrong(none)
                .with(0.02, Faults.lockTimeout())
                .with(
                        0.01,
                        Faults.answering("lock-timeout-on-read", FakeResponse.lockTimeout())
                                .on(gets()));
        for (int status : List.of(400, 408, 409)) {
            schedule = schedule.with(0.02, Faults.errorAfterPosting(status));
        }
        return schedule.with(0.04, Faults.cutBeforeCommit())
                .with(0.06, Faults.cutAfterCommit())
                .with(0.04, Faults.cutMidBody())
                .with(0.01, Faults.requestTimeout())
                .with(0.01, Faults.requestTimeout().afterCommit())
                .with(0.03, Faults.tooManyRequests())
                .with(0.01, waiting(Faults.tooManyRequests(Duration.ofSeconds(2))))
                .with(0.01, Faults.serverError())
                .with(0.02, Faults.serverError().afterCommit())
                .with(0.01, waiting(Faults.badGateway()))
                .with(0.01, waiting(Faults.badGateway()).afterCommit())
                .with(0.01, waiting(Faults.unavailable()))
                .with(0.02, waiting(Faults.unavailable()).afterCommit())
                .with(0.01, Faults.gatewayTimeout())
                .with(0.02, Faults.gatewayTimeout().afterCommit())
                .with(0.02, Faults.unauthorized())
                .with(0.01, Faults.answering("403", DENIED));
    }

    /**
     * Successes that are not about what was asked. Only those that can be told: nothing shows that a 204 to a delete, or another
     * id in the answer to a create, is not so.
     */
    private static FaultSchedule wrong(FaultSchedule none) {
        return none.with(0.005, WrongAnswers.okWithAnyBody().on(writes()))
                .with(0.005, WrongAnswers.okWithAnyBody().afterCommit().on(writes()))
                .with(0.005, WrongAnswers.okWithoutBody().afterCommit().on(writes()))
                .with(0.005, WrongAnswers.createdWithoutBody().afterCommit().on(writes()))
                .with(0.005, WrongAnswers.noContent().on(creates().or(patches())))
                .with(0.005, WrongAnswers.noContent().afterCommit().on(creates().or(patches())))
                // As with background posting: the lines are still there.
                .with(0.02, WrongAnswers.noContent().on(postings()))
                .with(0.01, WrongAnswers.anotherLineNumber().on(creates()))
                .with(0.005, WrongAnswers.onlyAnId().on(creates()))
                .with(0.01, WrongAnswers.anotherId().on(patches()));
    }

    private ScriptedFault waiting(ScriptedFault fault) {
        return asksToWait ? fault : fault.withHeader("Retry-After", "0");
    }
}
