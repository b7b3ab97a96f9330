package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.ModelState.GENERATIONS;
import static io.github.businesscentral.payments.internal.run.ModelState.GONE;
import static io.github.businesscentral.payments.internal.run.ModelState.NONE;
import static io.github.businesscentral.payments.internal.run.ModelState.OF_SEAL;
import static io.github.businesscentral.payments.internal.run.ModelState.PRESENT;
import static io.github.businesscentral.payments.internal.run.ModelState.WITHOUT_ACCOUNT;
import static io.github.businesscentral.payments.internal.run.ModelState.WITH_ACCOUNT;

import io.github.businesscentral.payments.internal.run.ModelState.At;
import io.github.businesscentral.payments.internal.run.ModelState.Fault;
import io.github.businesscentral.payments.run.RunState;
import java.util.Arrays;
import java.util.Optional;

/**
 * The server of the model: journals, ledger, requests that are executed late, people, and time. What processes do is in
 * {@link ModelProcesses}.
 *
 * <p>Reductions, each of which loses no schedule that could end badly:
 *
 * <ul>
 *   <li>A change of the mark under an old ETag is always refused, so it is dropped once the ETag is old, and a process that
 *       holds one starts again.
 *   <li>An old mark matters only if it shows OPEN; other old marks lead to changes under an old ETag or to a refusal.
 *   <li>A request that is executed with its answer lost equals one that is answered: the process repeats it and finds it
 *       done (duplicate key, nonce).
 *   <li>A process that sleeps is one whose steps come late: the search takes the steps of all processes in every order.
 *   <li>Journals and lines are read in one step before sealing. A journal of another generation that is sealed in between
 *       sees this one in SEALING.
 *   <li>A posting that is rolled back after others have seen its work is one that is not answered; the process that waits
 *       for an answer does nothing meanwhile.
 * </ul>
 */
final class RunModel implements Search.Space {
    static final RunState[] STATES = RunState.values();
    private static final At[] AT = At.values();

    private final int payments;
    private final int processes;
    private final boolean peopleTidy;
    private final int[] budget = new int[Fault.values().length];
    final Rules rules;
    final ModelDecisions decisions;

    /** @param peopleTidy whether people delete the lines that a run has named to them as strays */
    RunModel(int processes, int payments, boolean peopleTidy, Rules rules) {
        this.processes = processes;
        this.payments = payments;
        this.peopleTidy = peopleTidy;
        this.rules = rules;
        this.decisions = new ModelDecisions(rules);
    }

    RunModel with(Fault fault, int times) {
        budget[fault.ordinal()] = times;
        return this;
    }

    long[] start() {
        ModelState s = new ModelState(payments, processes);
        System.arraycopy(budget, 0, s.left, 0, budget.length);
        return s.key();
    }

    @Override
    public Optional<String> fault(long[] key) {
        ModelState s = read(key);
        for (int i = 0; i < payments; i++) {
            boolean inJournal = false;
            for (int g = 0; g < GENERATIONS; g++) {
                boolean settled = is(s, g, RunState.POSTED) || is(s, g, RunState.EMPTIED);
                inJournal |= s.line[g][i] != 0 && s.state[g] != 0 && !settled;
                if (is(s, g, RunState.POSTED) && s.seal[g][i] != NONE && s.ledger[i] == 0 && !partlyDeleted(s, i)) {
                    return Optional.of("POSTED, but a sealed payment is not in the ledger");
                }
            }
            if (s.ledger[i] > 1) {
                return Optional.of("a payment is twice in the ledger");
            }
            if (s.confirmed[i] == 1 && s.ledger[i] == 0 && !inJournal && s.deletedByPeople[i] == 0) {
                return Optional.of("a confirmed payment is lost");
            }
        }
        return Optional.empty();
    }

    // Not covered by runs: people delete some of the lines, between the last look and the posting.
    private static boolean partlyDeleted(ModelState s, int i) {
        return s.deletedByPeople[i] == 1 && Arrays.stream(s.ledger).anyMatch(times -> times > 0);
    }

    /** Posted; or, when people have posted, reopened or deleted it, nothing left to post in a journal that is open or gone. */
    @Override
    public boolean isGoal(long[] key) {
        ModelState s = read(key);
        boolean nothingLeft = Arrays.stream(s.ledger).allMatch(times -> times == 1)
                && Arrays.stream(s.line[0]).allMatch(line -> line == 0);
        boolean openOrGone = is(s, 0, RunState.OPEN) || s.state[0] == 0;
        return is(s, 0, RunState.POSTED) || is(s, 0, RunState.EMPTIED) || (openOrGone && nothingLeft);
    }

    @Override
    public void successors(long[] key, Search.Next next) {
        ModelState s = read(key);
        for (int g = 0; g < GENERATIONS; g++) {
            lateRequests(s, g, next);
            if (s.state[g] != 0) {
                time(s, g, next);
                people(s, g, next);
            }
        }
        lateChanges(s, next);
        ageLedger(s, next);
        ModelProcesses steps = new ModelProcesses(this, s, next);
        for (int p = 0; p < processes; p++) {
            steps.of(p);
        }
    }

    private ModelState read(long[] key) {
        ModelState s = new ModelState(payments, processes);
        s.read(key);
        return s;
    }

    private void lateRequests(ModelState s, int g, Search.Next next) {
        for (int i = 0; i < payments; i++) {
            if (s.lateCreates[g][i] > 0 && s.inRunning[g][i] == 0) {
                ModelState n = s.copy();
                n.lateCreates[g][i]--;
                if (s.line[g][i] == 0) {
                    create(n, g, i);
                    next.accept("a late create is executed", n.key());
                } else {
                    next.accept("a late create is refused: duplicate key", n.key());
                }
            }
        }
        if (s.latePostings[g] > 0) {
            ModelState n = s.copy();
            n.latePostings[g]--;
            next.accept("a late posting is never executed", n.key());
            posting(n, g, (step, it) -> next.accept("a late posting " + step, it.key()), true);
        }
        if (s.running[g] == 1) {
            ModelState n = s.copy();
            for (int i = 0; i < payments; i++) {
                if (s.inRunning[g][i] == 1) {
                    book(n, g, i);
                }
            }
            end(n, g);
            next.accept("the running posting commits", n.key());
            ModelState back = s.copy();
            end(back, g);
            next.accept("the running posting is rolled back", back.key());
        }
    }

    private static void end(ModelState n, int g) {
        n.running[g] = 0;
        Arrays.fill(n.inRunning[g], 0);
    }

    private void lateChanges(ModelState s, Search.Next next) {
        for (int k = 0; k < 2; k++) {
            if (s.lateState[k] != 0) {
                ModelState n = s.copy();
                int g = s.lateGeneration[k];
                int[] seal = s.lateSeal[k].clone();
                n.lateState[k] = 0;
                n.lateGeneration[k] = 0;
                Arrays.fill(n.lateSeal[k], NONE);
                change(n, g, STATES[s.lateState[k] - 1], seal);
                next.accept("a late change of the mark is executed", n.key());
            }
        }
    }

    private void ageLedger(ModelState s, Search.Next next) {
        ModelState n = s.copy();
        for (int i = 0; i < payments; i++) {
            n.aged[i] = s.ledger[i] > 0 ? 1 : 0;
        }
        if (!Arrays.equals(n.aged, s.aged)) {
            next.accept("ten minutes pass: what is booked is old", n.key());
        }
    }

    private void time(ModelState s, int g, Search.Next next) {
        if (s.oldOpen[g] == 1) {
            ModelState n = s.copy();
            n.oldOpen[g] = 0;
            next.accept("60 seconds pass: no instance shows OPEN any more", n.key());
        }
        if (s.oldAccount[g] == 1) {
            ModelState n = s.copy();
            n.oldAccount[g] = 0;
            next.accept("60 seconds pass: no instance shows the account any more", n.key());
        }
        if (s.longAgo[g] == 0 && (is(s, g, RunState.POSTING) || is(s, g, RunState.POSTED))) {
            ModelState n = s.copy();
            n.longAgo[g] = 1;
            next.accept("ten minutes pass", n.key());
        }
    }

    private void people(ModelState s, int g, Search.Next next) {
        boolean sealed = is(s, g, RunState.SEALED) || is(s, g, RunState.POSTING);
        if (sealed && left(s, Fault.PERSON_POSTS)) {
            ModelState n = spend(s, Fault.PERSON_POSTS);
            posting(n, g, (step, it) -> next.accept("a person's posting " + step, it.key()), true);
        }
        for (int lines = 1; sealed && left(s, Fault.PERSON_DELETES_LINES) && lines < 1 << payments; lines++) {
            ModelState n = spend(s, Fault.PERSON_DELETES_LINES);
            for (int i = 0; i < payments; i++) {
                if ((lines >> i & 1) == 1 && visible(s, g, i)) {
                    remove(n, g, i);
                    n.deletedByPeople[i] = 1;
                }
            }
            next.accept("a person deletes lines of a sealed run", n.key());
        }
        boolean empty = s.running[g] == 0 && Arrays.stream(s.line[g]).allMatch(line -> line == 0);
        if (is(s, g, RunState.POSTED) && empty && left(s, Fault.JOURNAL_DELETED)) {
            next.accept(
                    "a person deletes a posted journal",
                    deleteJournal(spend(s, Fault.JOURNAL_DELETED), g).key());
        }
        RunState state = STATES[s.state[g] - 1];
        if (left(s, Fault.REOPENED) && rules.mayReopen(state)) {
            ModelState n = spend(s, Fault.REOPENED);
            change(n, g, RunState.OPEN, new int[payments]);
            next.accept("a process reopens the run", n.key());
        }
        for (int i = 0; peopleTidy && i < payments; i++) {
            boolean stray = is(s, g, RunState.POSTING) && s.seal[g][i] != PRESENT;
            boolean copy = (is(s, g, RunState.OPEN) || is(s, g, RunState.SEALING)) && s.ledger[i] > 0;
            if (s.line[g][i] != 0 && s.inRunning[g][i] == 0 && (stray || copy)) {
                ModelState n = s.copy();
                remove(n, g, i);
                next.accept("a person deletes a line that the run has named", n.key());
            }
        }
    }

    private ModelState deleteJournal(ModelState n, int g) {
        n.state[g] = 0;
        n.account[g] = 0;
        n.oldAccount[g] = 0;
        n.oldOpen[g] = 0;
        n.longAgo[g] = 0;
        n.latePostings[g] = 0;
        Arrays.fill(n.lateCreates[g], 0);
        Arrays.fill(n.seal[g], NONE);
        markChanged(n, g, true);
        for (int p = 0; p < processes; p++) {
            if (n.generation[p] == g && n.at[p] != At.IDLE.ordinal() && n.at[p] != At.OPEN_JOURNAL.ordinal()) {
                n.journalGone[p] = 1;
            }
        }
        return n;
    }

    /** Takes what a posting can do; none if another one holds the locks. */
    interface Outcome {
        void accept(String step, ModelState state);
    }

    void posting(ModelState s, int g, Outcome outcome, boolean mayBeSeenEarly) {
        if (s.state[g] == 0 || s.running[g] == 1) {
            return;
        }
        boolean balanced = Arrays.stream(s.line[g]).noneMatch(line -> line == WITHOUT_ACCOUNT);
        if (balanced) {
            ModelState n = s.copy();
            for (int i = 0; i < payments; i++) {
                book(n, g, i);
            }
            outcome.accept("is executed", n);
        } else {
            outcome.accept("is refused: out of balance", s.copy());
        }
        boolean strays = false;
        ModelState n = s.copy();
        for (int i = 0; i < payments; i++) {
            boolean stray = s.line[g][i] != 0 && s.seal[g][i] != PRESENT;
            strays |= stray;
            if (stray) {
                remove(n, g, i);
            } else {
                book(n, g, i);
            }
        }
        if (strays) {
            outcome.accept("is executed; lines that came meanwhile vanish", n);
        }
        if (mayBeSeenEarly && balanced && left(s, Fault.ROLLED_BACK)) {
            ModelState early = spend(s, Fault.ROLLED_BACK);
            early.running[g] = 1;
            for (int i = 0; i < payments; i++) {
                early.inRunning[g][i] = s.line[g][i] != 0 ? 1 : 0;
            }
            outcome.accept("runs, and GETs show its work", early);
        }
    }

    private void book(ModelState n, int g, int i) {
        if (n.line[g][i] != 0) {
            n.ledger[i]++;
            remove(n, g, i);
        }
    }

    void create(ModelState n, int g, int i) {
        n.line[g][i] = n.account[g] == 1 || n.oldAccount[g] == 1 ? WITH_ACCOUNT : WITHOUT_ACCOUNT;
    }

    void remove(ModelState n, int g, int i) {
        n.line[g][i] = 0;
        n.inRunning[g][i] = 0;
        n.seal[g][i] = gone(n.seal[g][i]);
        for (int k = 0; k < 2; k++) {
            if (n.lateState[k] != 0 && n.lateGeneration[k] == g) {
                n.lateSeal[k][i] = gone(n.lateSeal[k][i]);
            }
        }
        for (int p = 0; p < processes; p++) {
            if (n.generation[p] == g && n.journalGone[p] == 0) {
                n.seen[p][i] = gone(n.seen[p][i]);
            }
        }
    }

    private static int gone(int held) {
        return held == PRESENT ? GONE : held;
    }

    /** Executes a change of the mark. */
    void change(ModelState n, int g, RunState to, int[] seal) {
        n.oldOpen[g] = is(n, g, RunState.OPEN) ? 1 : to == RunState.OPEN ? 0 : n.oldOpen[g];
        n.state[g] = to.ordinal() + 1;
        n.longAgo[g] = 0;
        if (to == RunState.POSTING && rules.accountOffInPosting()) {
            n.oldAccount[g] |= n.account[g];
            n.account[g] = 0;
        }
        if (to == RunState.SEALED || to.compareTo(RunState.SEALED) < 0) {
            System.arraycopy(seal, 0, n.seal[g], 0, payments);
            for (int p = 0; p < processes; p++) {
                n.known[p] = n.generation[p] == g ? 0 : n.known[p];
            }
        }
        markChanged(n, g, to == RunState.OPEN);
    }

    private void markChanged(ModelState n, int g, boolean opened) {
        for (int p = 0; p < processes; p++) {
            boolean creates = AT[n.at[p]].hasPayment;
            if (n.generation[p] == g && (opened || !creates)) {
                n.currentTag[p] = 0;
            }
        }
        for (int k = 0; k < 2; k++) {
            if (n.lateState[k] != 0 && n.lateGeneration[k] == g && rules.ifMatch()) {
                n.lateState[k] = 0;
                n.lateGeneration[k] = 0;
                Arrays.fill(n.lateSeal[k], NONE);
            }
        }
    }

    static boolean is(ModelState s, int g, RunState state) {
        return s.state[g] == state.ordinal() + 1;
    }

    static boolean left(ModelState s, Fault fault) {
        return s.left[fault.ordinal()] > 0;
    }

    static ModelState spend(ModelState s, Fault fault) {
        ModelState n = s.copy();
        n.left[fault.ordinal()]--;
        return n;
    }

    int payments() {
        return payments;
    }

    static boolean visible(ModelState s, int g, int i) {
        return s.line[g][i] != 0 && s.inRunning[g][i] == 0;
    }

    /** Which payments a look into the ledger finds, those of a posting that still runs among them. */
    static int ledger(ModelState s) {
        int mask = 0;
        for (int i = 0; i < s.payments; i++) {
            boolean running = s.inRunning[0][i] == 1 || s.inRunning[1][i] == 1;
            mask |= s.ledger[i] > 0 || running ? 1 << i : 0;
        }
        return mask;
    }

    /** What a process that looks at a sealed journal holds of its lines. */
    static void readLines(ModelState n, int p, boolean againstTheSeal) {
        int g = n.generation[p];
        for (int i = 0; i < n.payments; i++) {
            boolean ofSeal = againstTheSeal && n.seal[g][i] == PRESENT;
            n.seen[p][i] = !visible(n, g, i) ? NONE : ofSeal ? OF_SEAL : PRESENT;
        }
    }
}
