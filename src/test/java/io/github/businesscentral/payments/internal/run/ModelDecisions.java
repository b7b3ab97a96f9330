package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.ModelState.GENERATIONS;
import static io.github.businesscentral.payments.internal.run.ModelState.NONE;
import static io.github.businesscentral.payments.internal.run.ModelState.OF_SEAL;

import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Translates the model's numbers into what the decisions read, and remembers each answer. */
final class ModelDecisions {
    private static final RunState[] STATES = RunState.values();
    private static final List<SealedInLedger> SHARES = List.of(Rules.NONE, Rules.SOME, Rules.ALL, Rules.ALL_LONG_AGO);

    private final Rules rules;
    private final Map<Integer, Opening.Step> forPayment = new HashMap<>();
    private final Map<Integer, Creating.Step> beforePost = new HashMap<>();
    private final Map<Creating.Answer, Creating.Step> afterAnswer = new EnumMap<>(Creating.Answer.class);
    private final Map<Integer, Optional<RunJournal>> toPost = new HashMap<>();
    private final Map<Integer, Sealing.Step> seal = new HashMap<>();
    private final Map<Integer, RunPosting.Step> look = new HashMap<>();
    private final Map<Integer, RunPosting.Step> settle = new HashMap<>();

    ModelDecisions(Rules rules) {
        this.rules = rules;
    }

    Opening.Step forPayment(ModelState s, int payment) {
        return forPayment.computeIfAbsent(journalsKey(s) << 1 | payment, key -> rules.forPayment(payment, journals(s)));
    }

    Creating.Step beforePost(RunState state, boolean inLedger) {
        return beforePost.computeIfAbsent(
                state.ordinal() << 1 | (inLedger ? 1 : 0), key -> rules.beforePost(state, Rules.finding(inLedger)));
    }

    Creating.Step afterAnswer(Creating.Answer answer) {
        return afterAnswer.computeIfAbsent(answer, rules::afterAnswer);
    }

    Optional<RunJournal> toPost(ModelState s) {
        return toPost.computeIfAbsent(journalsKey(s), key -> rules.toPost(journals(s)));
    }

    /** After journals and lines were read, with an empty ledger: whether the journal must go back to OPEN at once. */
    boolean goesBackAtOnce(ModelState s, int p) {
        int g = s.generation[p];
        Sealing.Step step = seal.computeIfAbsent((journalsKey(s) << 2 | mask(s.seen[p])) << 3 | g << 2, key -> {
            List<RunJournal> journals = journals(s);
            return rules.decide(own(journals, g), journals, Rules.lines(mask(s.seen[p]), 1), Set.of());
        });
        return !(step instanceof Sealing.Step.Close);
    }

    boolean mayClose(ModelState s, int p, int ledger) {
        int lines = mask(s.seen[p]);
        Sealing.Step step = seal.computeIfAbsent(-1 - (lines << 2 | ledger), key -> {
            RunJournal own = Rules.journal(1, RunState.SEALING, false);
            Set<String> inLedger =
                    Rules.lines(ledger, 1).stream().map(RunLine::documentNumber).collect(Collectors.toSet());
            return rules.decide(own, List.of(own), Rules.lines(lines, 1), inLedger);
        });
        return step instanceof Sealing.Step.Close;
    }

    RunPosting.Step look(ModelState s, int p) {
        int g = s.generation[p];
        int sealed = mask(s.seal[g]);
        int there = of(s.seen[p], true);
        int strays = of(s.seen[p], false);
        int key = ((sealed << 2 | there) << 2 | strays) << 4 | s.turn[p] << 1 | s.longAgo[g];
        return look.computeIfAbsent(
                key,
                it -> rules.look(
                        turn(s, p),
                        Seal.of(Rules.lines(sealed, 1)),
                        lines(there, strays),
                        s.longAgo[g] == 1 ? Duration.ofHours(1) : Duration.ZERO));
    }

    /** What the ledger has of the seal: an index of {@link #SHARES}. Who does not know the lines cannot see some of them. */
    int share(ModelState s, int p) {
        int sealed = mask(s.seal[s.generation[p]]);
        int there = RunModel.ledger(s) & sealed;
        if (there == sealed) {
            return (mask(s.aged) & sealed) == sealed ? 3 : 2;
        }
        return there != 0 && s.known[p] == 1 ? 1 : 0;
    }

    RunPosting.Step settle(ModelState s, int p, int share) {
        int sealed = mask(s.seal[s.generation[p]]);
        int there = of(s.seen[p], true);
        int strays = of(s.seen[p], false);
        int key = (((sealed << 2 | there) << 2 | strays) << 1 | s.known[p]) << 5 | s.turn[p] << 2 | share;
        return settle.computeIfAbsent(
                key,
                it -> rules.settle(
                        turn(s, p),
                        Seal.of(Rules.lines(sealed, 1)),
                        lines(there, strays),
                        known(s, p, sealed),
                        SHARES.get(share)));
    }

    static int mask(int[] lines) {
        int mask = 0;
        for (int i = 0; i < lines.length; i++) {
            mask |= lines[i] != NONE ? 1 << i : 0;
        }
        return mask;
    }

    private static int of(int[] seen, boolean seal) {
        int mask = 0;
        for (int i = 0; i < seen.length; i++) {
            mask |= seen[i] != NONE && seen[i] == OF_SEAL == seal ? 1 << i : 0;
        }
        return mask;
    }

    private static List<RunLine> lines(int there, int strays) {
        List<RunLine> lines = Rules.lines(there, 1);
        lines.addAll(Rules.lines(strays, 2));
        return lines;
    }

    private static Optional<List<RunLine>> known(ModelState s, int p, int sealed) {
        return s.known[p] == 1 ? Optional.of(Rules.lines(sealed, 1)) : Optional.empty();
    }

    private static RunPosting.Turn turn(ModelState s, int p) {
        return RunPosting.Turn.values()[s.turn[p]];
    }

    private static int journalsKey(ModelState s) {
        return ((s.state[0] << 1 | s.longAgo[0]) << 3 | s.state[1]) << 1 | s.longAgo[1];
    }

    private static List<RunJournal> journals(ModelState s) {
        List<RunJournal> journals = new ArrayList<>();
        for (int g = 0; g < GENERATIONS; g++) {
            if (s.state[g] != 0) {
                journals.add(Rules.journal(g + 1, STATES[s.state[g] - 1], s.longAgo[g] == 1));
            }
        }
        return journals;
    }

    private static RunJournal own(List<RunJournal> journals, int g) {
        return journals.stream()
                .filter(journal -> journal.mark().generation() == g + 1)
                .findFirst()
                .orElseThrow();
    }
}
