package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.ModelProcesses.idle;
import static io.github.businesscentral.payments.internal.run.ModelState.NONE;
import static io.github.businesscentral.payments.internal.run.ModelState.PRESENT;
import static io.github.businesscentral.payments.internal.run.RunModel.is;
import static io.github.businesscentral.payments.internal.run.RunModel.left;
import static io.github.businesscentral.payments.internal.run.RunModel.spend;

import io.github.businesscentral.payments.internal.run.ModelState.At;
import io.github.businesscentral.payments.internal.run.ModelState.Fault;
import io.github.businesscentral.payments.run.RunState;

/** The steps of a process that creates a payment. */
final class ModelCreates {
    private final RunModel model;
    private final ModelState s;
    private final Search.Next next;

    ModelCreates(RunModel model, ModelState state, Search.Next next) {
        this.model = model;
        this.s = state;
        this.next = next;
    }

    void startCreate(int p, int i) {
        Opening.Step step = model.decisions.forPayment(s, i);
        ModelState n = s.copy();
        n.payment[p] = i;
        if (step instanceof Opening.Step.Open open && open.generation() <= ModelState.GENERATIONS) {
            n.generation[p] = open.generation() - 1;
            n.at[p] = At.OPEN_JOURNAL.ordinal();
            emit("create: finds no journal for it", n);
        } else if (step instanceof Opening.Step.Use use) {
            int g = use.journal().mark().generation() - 1;
            if (is(s, g, RunState.OPEN) || s.oldOpen[g] == 1) {
                n.generation[p] = g;
                n.currentTag[p] = 1;
                n.at[p] = At.ASK_LEDGER.ordinal();
                emit("create: reads OPEN", n);
            }
            if (!is(s, g, RunState.OPEN)) {
                // Not open is the end unless the ledger has it; what the ledger has stays there, so one step is enough.
                RunState state = RunModel.STATES[s.state[g] - 1];
                confirm(p, i, model.decisions.beforePost(state, inLedger(i)), "create: not open, asks the ledger");
            }
        }
    }

    private void confirm(int p, int i, Creating.Step step, String name) {
        if (step instanceof Creating.Step.Confirmed) {
            ModelState n = idle(s.copy(), p);
            n.confirmed[i] = 1;
            emit(name + ": confirmed", n);
        } else {
            emit(name + ": refused", idle(s.copy(), p));
        }
    }

    void openJournal(int p) {
        int g = s.generation[p];
        ModelState n = idle(s.copy(), p);
        if (s.state[g] == 0) {
            n.state[g] = RunState.OPEN.ordinal() + 1;
            n.account[g] = 1;
        }
        emit("POST of the journal", n);
    }

    void askLedger(int p) {
        int i = s.payment[p];
        Creating.Step step = model.decisions.beforePost(RunState.OPEN, inLedger(i));
        if (step instanceof Creating.Step.Send) {
            ModelState n = s.copy();
            n.at[p] = At.SEND_CREATE.ordinal();
            emit("create: not in the ledger", n);
        } else if (step instanceof Creating.Step.LookAtMark) {
            ModelState n = s.copy();
            n.at[p] = At.LOOK_AT_MARK.ordinal();
            emit("create: in the ledger", n);
        } else {
            confirm(p, i, step, "create: in the ledger");
        }
    }

    void sendCreate(int p) {
        int g = s.generation[p];
        int i = s.payment[p];
        if (left(s, Fault.LOST_ANSWER)) {
            ModelState n = spend(s, Fault.LOST_ANSWER);
            n.lateCreates[g][i]++;
            emit("create: not answered, on its way", n);
        }
        if (s.inRunning[g][i] == 1) {
            return; // Waits for the lock.
        }
        ModelState n = s.copy();
        boolean created = s.line[g][i] == 0;
        if (created) {
            model.create(n, g, i);
            n.seen[p][i] = model.rules.creatorsDeleteTheirLines() ? PRESENT : NONE;
        }
        Creating.Step step =
                model.decisions.afterAnswer(created ? Creating.Answer.CREATED : Creating.Answer.EQUAL_LINE);
        if (step instanceof Creating.Step.LookAtMark) {
            n.at[p] = At.LOOK_AT_MARK.ordinal();
        } else {
            n.confirmed[i] = 1;
            idle(n, p);
        }
        emit(created ? "create: 201" : "create: duplicate key, equal", n);
    }

    void lookAtMark(int p) {
        int g = s.generation[p];
        int i = s.payment[p];
        if (s.state[g] == 0) {
            emit("create: the journal is gone", idle(s.copy(), p));
            return;
        }
        if (s.oldOpen[g] == 1 && s.journalGone[p] == 0) {
            confirm(p, i, model.rules.afterMark(RunState.OPEN, s.currentTag[p] == 1), "create: reads an old mark");
        }
        RunState state = RunModel.STATES[s.state[g] - 1];
        Creating.Step step = model.rules.afterMark(state, s.currentTag[p] == 1);
        if (step instanceof Creating.Step.Sealed && s.seen[p][i] == PRESENT) {
            ModelState n = s.copy();
            model.remove(n, g, i);
            emit("create: no longer open, deletes its own line", idle(n, p));
            return;
        }
        confirm(p, i, step, "create: reads the mark again");
    }

    private boolean inLedger(int i) {
        return (RunModel.ledger(s) >> i & 1) == 1;
    }

    private void emit(String step, ModelState n) {
        next.accept(step, n.key());
    }
}
