package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.ModelState.NONE;
import static io.github.businesscentral.payments.internal.run.ModelState.PRESENT;
import static io.github.businesscentral.payments.internal.run.RunModel.is;
import static io.github.businesscentral.payments.internal.run.RunModel.left;
import static io.github.businesscentral.payments.internal.run.RunModel.spend;

import io.github.businesscentral.payments.internal.run.ModelState.At;
import io.github.businesscentral.payments.internal.run.ModelState.Fault;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.run.RunState;
import java.util.Arrays;
import java.util.Optional;

/**
 * The steps of the processes, those of a create being in {@link ModelCreates}: each is one request, followed by the library's decision. A process creates any payment and posts,
 * as often as it likes; it can die between any two steps and start again.
 */
final class ModelProcesses {
    private static final At[] AT = At.values();

    private final RunModel model;
    private final ModelState s;
    private final Search.Next next;
    private final ModelCreates creates;

    ModelProcesses(RunModel model, ModelState state, Search.Next next) {
        this.model = model;
        this.s = state;
        this.next = next;
        this.creates = new ModelCreates(model, state, next);
    }

    void of(int p) {
        At at = AT[s.at[p]];
        if (at != At.IDLE && left(s, Fault.DEATH)) {
            emit("a process dies", idle(spend(s, Fault.DEATH), p));
        }
        if (s.journalGone[p] == 1 && (at != At.LOOK_AT_MARK || model.rules.markReadById()) && at != At.ASK_LEDGER) {
            emit("404: the journal is gone", idle(s.copy(), p));
            return;
        }
        switch (at) {
            case IDLE -> {
                for (int i = 0; i < model.payments(); i++) {
                    creates.startCreate(p, i);
                }
                startPosting(p);
                startCleaning(p);
            }
            case OPEN_JOURNAL -> creates.openJournal(p);
            case ASK_LEDGER -> creates.askLedger(p);
            case SEND_CREATE -> creates.sendCreate(p);
            case LOOK_AT_MARK -> creates.lookAtMark(p);
            case BEGIN_SEALING -> change(p, RunState.SEALING, At.READ_TO_SEAL, "PATCH to SEALING");
            case READ_TO_SEAL -> readToSeal(p);
            case ASK_LEDGER_TO_SEAL -> {
                boolean close = model.decisions.mayClose(s, p, RunModel.ledger(s));
                go(close ? "asks the ledger: seals" : "asks the ledger: refuses", p, close ? At.SEAL : At.BACK_TO_OPEN);
            }
            case SEAL -> change(p, RunState.SEALED, At.TAKE_TURN, "PATCH to SEALED");
            case BACK_TO_OPEN -> change(p, RunState.OPEN, At.IDLE, "PATCH back to OPEN");
            case TAKE_TURN -> {
                if (model.rules.lookAfterThePatch()) {
                    change(p, RunState.POSTING, At.LOOK, "PATCH to POSTING");
                } else {
                    lookBeforeThePatch(p);
                }
            }
            case TAKE_TURN_BLINDLY -> change(p, RunState.POSTING, At.POST, "PATCH to POSTING, without a look after it");
            case LOOK -> look(p);
            case ASK_LEDGER_TO_SETTLE -> askLedgerToSettle(p);
            case READ_AFTER_LEDGER -> readAfterLedger(p);
            case DELETE_STRAYS, CLEAN -> deleteStrays(p, at);
            case POST -> post(p);
            case MARK_POSTED -> change(p, RunState.POSTED, At.IDLE, "PATCH to POSTED");
            case MARK_EMPTIED -> change(p, RunState.EMPTIED, At.IDLE, "PATCH to EMPTIED");
        }
    }

    private void startPosting(int p) {
        Optional<RunJournal> journal = model.decisions.toPost(s);
        if (journal.isEmpty()) {
            return;
        }
        ModelState n = s.copy();
        n.generation[p] = journal.get().mark().generation() - 1;
        n.currentTag[p] = 1;
        At at = switch (journal.get().state()) {
            case OPEN -> model.rules.sealingBeforeTheJournalIsRead() ? At.BEGIN_SEALING : At.READ_TO_SEAL;
            case SEALING -> At.READ_TO_SEAL;
            case SEALED -> At.TAKE_TURN;
            case POSTING -> At.LOOK;
            case POSTED, EMPTIED -> At.IDLE;
        };
        if (at != At.IDLE) {
            n.at[p] = at.ordinal();
            n.turn[p] = RunPosting.Turn.FOUND.ordinal();
            emit("post: reads the mark", n);
        }
    }

    private void startCleaning(int p) {
        for (int g = 0; g < ModelState.GENERATIONS; g++) {
            ModelState n = s.copy();
            n.generation[p] = g;
            RunModel.readLines(n, p, false);
            if (is(s, g, RunState.POSTED) && ModelDecisions.mask(n.seen[p]) != 0) {
                n.at[p] = At.CLEAN.ordinal();
                emit("finds strays in a posted journal", n);
            }
        }
    }

    /** A change of the mark under the ETag that the process holds. */
    private void change(int p, RunState to, At then, String name) {
        int g = s.generation[p];
        if (s.currentTag[p] == 0 && model.rules.ifMatch()) {
            emit(name + ": old ETag", idle(s.copy(), p));
            return;
        }
        int free = s.lateState[0] == 0 ? 0 : s.lateState[1] == 0 ? 1 : -1;
        if (left(s, Fault.LOST_ANSWER) && free >= 0) {
            ModelState n = spend(s, Fault.LOST_ANSWER);
            n.lateState[free] = to.ordinal() + 1;
            n.lateGeneration[free] = g;
            n.lateSeal[free] = to == RunState.SEALED ? s.seen[p].clone() : new int[model.payments()];
            emit(name + ": not answered, on its way", n);
        }
        ModelState n = s.copy();
        model.change(n, g, to, to == RunState.SEALED ? s.seen[p] : new int[model.payments()]);
        n.currentTag[p] = 1;
        n.at[p] = then.ordinal();
        n.known[p] = to == RunState.SEALED ? 1 : n.known[p];
        n.turn[p] = to == RunState.POSTING ? RunPosting.Turn.OWN_PATCH.ordinal() : RunPosting.Turn.FOUND.ordinal();
        Arrays.fill(n.seen[p], NONE);
        emit(name, then == At.IDLE ? idle(n, p) : n);
    }

    private void readToSeal(int p) {
        int g = s.generation[p];
        if (s.currentTag[p] == 0 && model.rules.ifMatch()) {
            emit("post: the mark has changed", idle(s.copy(), p));
            return;
        }
        if (s.oldOpen[g] == 1 && !model.rules.mayReadWithOldMarks()) {
            return;
        }
        ModelState n = s.copy();
        RunModel.readLines(n, p, false);
        n.at[p] = (model.decisions.goesBackAtOnce(n, p) ? At.BACK_TO_OPEN : At.ASK_LEDGER_TO_SEAL).ordinal();
        if (n.at[p] == At.BACK_TO_OPEN.ordinal()) {
            Arrays.fill(n.seen[p], NONE);
        }
        emit("post: reads the run's journals and the lines", n);
    }

    private void look(int p) {
        boolean mayPost = s.turn[p] == RunPosting.Turn.OWN_PATCH.ordinal();
        if (mayPost && s.oldAccount[s.generation[p]] == 1 && !model.rules.mayLookWithOldAccount()) {
            return;
        }
        ModelState n = s.copy();
        RunModel.readLines(n, p, true);
        follow(p, model.decisions.look(n, p), n, "post: reads the lines");
    }

    private void askLedgerToSettle(int p) {
        ModelState n = s.copy();
        if (!model.rules.linesReadAfterTheLedger()) {
            follow(p, model.decisions.settle(s, p, model.decisions.share(s, p)), n, "post: asks the ledger");
            return;
        }
        n.asked[p] = model.decisions.share(s, p);
        n.at[p] = At.READ_AFTER_LEDGER.ordinal();
        Arrays.fill(n.seen[p], NONE);
        emit("post: asks the ledger", n);
    }

    private void readAfterLedger(int p) {
        ModelState n = s.copy();
        RunModel.readLines(n, p, true);
        n.asked[p] = 0;
        follow(p, model.decisions.settle(n, p, s.asked[p]), n, "post: reads the lines after the ledger");
    }

    private void lookBeforeThePatch(int p) {
        ModelState n = s.copy();
        RunModel.readLines(n, p, true);
        n.turn[p] = RunPosting.Turn.OWN_PATCH.ordinal();
        boolean post = model.decisions.look(n, p) instanceof RunPosting.Step.Post;
        go("post: looks before its PATCH", p, post ? At.TAKE_TURN_BLINDLY : At.LOOK);
    }

    /** Follows a decision on the lines that {@code n} holds. */
    private void follow(int p, RunPosting.Step step, ModelState n, String name) {
        if (step instanceof RunPosting.Step.Post || step instanceof RunPosting.Step.TakeTurn) {
            n.known[p] |= isTheSeal(n, p) ? 1 : 0;
        }
        if (step instanceof RunPosting.Step.DeleteStrays strays) {
            boolean all = strays.lines().size()
                    == Arrays.stream(n.seen[p]).filter(it -> it != NONE).count();
            keepOnly(n, p, strays, all);
            n.at[p] = At.DELETE_STRAYS.ordinal();
            emit(name + ": strays", n);
            return;
        }
        if (step instanceof RunPosting.Step.AskLedger) {
            n.at[p] = At.ASK_LEDGER_TO_SETTLE.ordinal();
            emit(name + ": not those of the seal", n);
            return;
        }
        Arrays.fill(n.seen[p], NONE);
        if (step instanceof RunPosting.Step.LookAgain) {
            n.at[p] = At.LOOK.ordinal();
            emit(name + ": changed meanwhile", n);
        } else if (step instanceof RunPosting.Step.Post) {
            n.at[p] = At.POST.ordinal();
            emit(name + ": posts", n);
        } else if (step instanceof RunPosting.Step.TakeTurn turn && turn.after().isZero()) {
            n.at[p] = (model.rules.ownPatchForEachPosting() ? At.TAKE_TURN : At.POST).ordinal();
            emit(name + ": takes its turn", n);
        } else if (step instanceof RunPosting.Step.Posted) {
            n.at[p] = At.MARK_POSTED.ordinal();
            emit(name + ": posted", n);
        } else if (step instanceof RunPosting.Step.Emptied) {
            n.at[p] = At.MARK_EMPTIED.ordinal();
            emit(name + ": emptied", n);
        } else {
            emit(name + ": waits, or tells people", idle(n, p));
        }
    }

    private static boolean isTheSeal(ModelState n, int p) {
        int[] seal = n.seal[n.generation[p]];
        for (int i = 0; i < seal.length; i++) {
            if (n.seen[p][i] != (seal[i] == NONE ? NONE : ModelState.OF_SEAL)) {
                return false;
            }
        }
        return true;
    }

    private static void keepOnly(ModelState n, int p, RunPosting.Step.DeleteStrays strays, boolean all) {
        for (int i = 0; i < n.payments; i++) {
            String number = Rules.number(i);
            boolean named = strays.lines().stream()
                    .anyMatch(line -> line.documentNumber().equals(number));
            if (!named) {
                n.seen[p][i] = NONE;
            } else if (n.seen[p][i] == ModelState.OF_SEAL) {
                n.seen[p][i] = n.line[n.generation[p]][i] != 0 && n.seal[n.generation[p]][i] == PRESENT
                        ? PRESENT
                        : ModelState.GONE;
            }
        }
    }

    private void deleteStrays(int p, At at) {
        int g = s.generation[p];
        ModelState n = s.copy();
        for (int i = 0; i < model.payments(); i++) {
            boolean there =
                    s.seen[p][i] == PRESENT || s.seen[p][i] == ModelState.GONE && !model.rules.straysDeletedById();
            if (there && s.inRunning[g][i] == 1) {
                return; // Waits for the lock.
            }
            if (there) {
                model.remove(n, g, i);
            }
        }
        Arrays.fill(n.seen[p], NONE);
        n.at[p] = At.LOOK.ordinal();
        emit("deletes strays", at == At.CLEAN ? idle(n, p) : n);
    }

    private void post(int p) {
        int g = s.generation[p];
        model.posting(
                s,
                g,
                (step, n) -> {
                    boolean refused = step.contains("refused");
                    n.turn[p] = (refused ? RunPosting.Turn.REFUSED : RunPosting.Turn.ANSWERED).ordinal();
                    n.at[p] = At.LOOK.ordinal();
                    emit("its posting " + step, n);
                    if (!refused && left(n, Fault.POSTING_REFUSED)) {
                        ModelState error = spend(n, Fault.POSTING_REFUSED);
                        error.turn[p] = RunPosting.Turn.REFUSED.ordinal();
                        emit("its posting " + step + ", answered with an error", error);
                    }
                },
                false);
        if (s.running[g] == 1) {
            ModelState n = s.copy();
            n.turn[p] = RunPosting.Turn.REFUSED.ordinal();
            n.at[p] = At.LOOK.ordinal();
            emit("its posting is refused: nothing to post, by a read of what is not committed", n);
        }
        if (left(s, Fault.POSTING_REFUSED)) {
            ModelState n = spend(s, Fault.POSTING_REFUSED);
            n.turn[p] = RunPosting.Turn.REFUSED.ordinal();
            n.at[p] = At.LOOK.ordinal();
            emit("its posting is refused", n);
        }
        if (left(s, Fault.LOST_ANSWER)) {
            ModelState n = spend(s, Fault.LOST_ANSWER);
            n.latePostings[g]++;
            n.turn[p] = RunPosting.Turn.UNANSWERED.ordinal();
            n.at[p] = At.LOOK.ordinal();
            emit("its posting is not answered, on its way", n);
        }
    }

    private void go(String name, int p, At to) {
        ModelState n = s.copy();
        n.at[p] = to.ordinal();
        if (to == At.BACK_TO_OPEN) {
            Arrays.fill(n.seen[p], NONE);
        }
        emit(name, n);
    }

    static ModelState idle(ModelState n, int p) {
        n.at[p] = At.IDLE.ordinal();
        n.payment[p] = 0;
        n.generation[p] = 0;
        n.currentTag[p] = 0;
        n.journalGone[p] = 0;
        n.turn[p] = 0;
        n.known[p] = 0;
        n.asked[p] = 0;
        Arrays.fill(n.seen[p], NONE);
        return n;
    }

    private void emit(String step, ModelState n) {
        next.accept(step, n.key());
    }
}
