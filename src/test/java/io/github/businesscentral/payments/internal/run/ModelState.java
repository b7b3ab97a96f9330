package io.github.businesscentral.payments.internal.run;

import java.util.Arrays;

/**
 * One state of the model: two generations of a run's journal, processes, requests on their way, and what can still go wrong. It
 * packs into two longs.
 *
 * <p>Ids and ETags are not numbered: each holder only knows whether what it holds is still the present one, which keeps the state
 * space finite. Processes are interchangeable, and so are payments; {@link #key} takes the least of all arrangements.
 */
final class ModelState {
    static final int GENERATIONS = 2;

    private static final At[] AT = At.values();

    /** Which line a process or a seal means: none, the one that is there, one that is gone. */
    static final int NONE = 0;

    static final int PRESENT = 1;
    static final int GONE = 2;

    /** For a process that looks at a sealed journal: the line of the seal. The others are strays. */
    static final int OF_SEAL = 3;

    /** Which line stands in a journal. */
    static final int WITH_ACCOUNT = 1;

    static final int WITHOUT_ACCOUNT = 2;

    final int payments;
    final int processes;

    // Per generation. A state is 0 (no journal) or the ordinal of its RunState + 1.
    final int[] state = new int[GENERATIONS];
    final int[] account = new int[GENERATIONS];
    /** Whether an instance can still show the account that was taken off, and give it to a line that enters. */
    final int[] oldAccount = new int[GENERATIONS];

    final int[] oldOpen = new int[GENERATIONS];
    final int[] longAgo = new int[GENERATIONS];
    final int[] running = new int[GENERATIONS];
    final int[][] line;
    final int[][] inRunning;
    final int[][] seal;
    final int[][] lateCreates;
    final int[] latePostings = new int[GENERATIONS];
    // Late changes of the mark: none, or the generation and state they lead to. Those with an old ETag are dropped.
    final int[] lateState = new int[2];
    final int[] lateGeneration = new int[2];
    final int[][] lateSeal;

    final int[] at;
    final int[] payment;
    final int[] generation;
    /** Whether the mark that the process has read is the present one; for a create, the last one that was OPEN. */
    final int[] currentTag;

    final int[] journalGone;
    final int[] turn;
    final int[] known;
    final int[][] seen;
    /** What the ledger had of the seal when the process asked it ({@link ModelDecisions#share}). */
    final int[] asked;

    final int[] ledger;
    /** Whether ten minutes have passed since the payment was booked. */
    final int[] aged;

    final int[] confirmed;
    final int[] deletedByPeople;
    /** What can still go wrong, in the order of {@link Fault}. */
    final int[] left = new int[Fault.values().length];

    ModelState(int payments, int processes) {
        this.payments = payments;
        this.processes = processes;
        line = new int[GENERATIONS][payments];
        inRunning = new int[GENERATIONS][payments];
        seal = new int[GENERATIONS][payments];
        lateCreates = new int[GENERATIONS][payments];
        lateSeal = new int[2][payments];
        at = new int[processes];
        payment = new int[processes];
        generation = new int[processes];
        currentTag = new int[processes];
        journalGone = new int[processes];
        turn = new int[processes];
        known = new int[processes];
        seen = new int[processes][payments];
        asked = new int[processes];
        ledger = new int[payments];
        aged = new int[payments];
        confirmed = new int[payments];
        deletedByPeople = new int[payments];
    }

    /** Faults that are budgeted. */
    enum Fault {
        LOST_ANSWER,
        DEATH,
        PERSON_POSTS,
        ROLLED_BACK,
        PERSON_DELETES_LINES,
        JOURNAL_DELETED,
        POSTING_REFUSED,
        REOPENED
    }

    /** The first four can happen twice or three times. */
    private static int width(int fault) {
        return fault <= Fault.ROLLED_BACK.ordinal() ? 2 : 1;
    }

    /** What a process is about to do. */
    enum At {
        IDLE(false),
        OPEN_JOURNAL(true),
        ASK_LEDGER(true),
        SEND_CREATE(true),
        LOOK_AT_MARK(true),
        BEGIN_SEALING(false),
        READ_TO_SEAL(false),
        ASK_LEDGER_TO_SEAL(false),
        SEAL(false),
        BACK_TO_OPEN(false),
        TAKE_TURN(false),
        TAKE_TURN_BLINDLY(false),
        LOOK(false),
        ASK_LEDGER_TO_SETTLE(false),
        READ_AFTER_LEDGER(false),
        DELETE_STRAYS(false),
        POST(false),
        MARK_POSTED(false),
        MARK_EMPTIED(false),
        CLEAN(false);

        final boolean hasPayment;

        At(boolean hasPayment) {
            this.hasPayment = hasPayment;
        }
    }

    ModelState copy() {
        ModelState copy = new ModelState(payments, processes);
        int[][] from = {
            state, account, oldAccount, oldOpen, longAgo, running, latePostings, lateState, lateGeneration, at, payment
        };
        int[][] to = {
            copy.state,
            copy.account,
            copy.oldAccount,
            copy.oldOpen,
            copy.longAgo,
            copy.running,
            copy.latePostings,
            copy.lateState,
            copy.lateGeneration,
            copy.at,
            copy.payment
        };
        copy(from, to);
        copy(
                new int[][] {generation, currentTag, journalGone, turn, known, ledger, aged, confirmed, left},
                new int[][] {
                    copy.generation,
                    copy.currentTag,
                    copy.journalGone,
                    copy.turn,
                    copy.known,
                    copy.ledger,
                    copy.aged,
                    copy.confirmed,
                    copy.left
                });
        copy(line, copy.line);
        copy(inRunning, copy.inRunning);
        copy(seal, copy.seal);
        copy(lateCreates, copy.lateCreates);
        copy(lateSeal, copy.lateSeal);
        copy(seen, copy.seen);
        System.arraycopy(deletedByPeople, 0, copy.deletedByPeople, 0, payments);
        System.arraycopy(asked, 0, copy.asked, 0, processes);
        return copy;
    }

    private static void copy(int[][] from, int[][] to) {
        for (int k = 0; k < from.length; k++) {
            System.arraycopy(from[k], 0, to[k], 0, from[k].length);
        }
    }

    void read(long[] from) {
        Bits bits = new Bits(from);
        for (int g = 0; g < GENERATIONS; g++) {
            state[g] = bits.get(3);
            account[g] = bits.get(1);
            oldAccount[g] = bits.get(1);
            oldOpen[g] = bits.get(1);
            longAgo[g] = bits.get(1);
            running[g] = bits.get(1);
            latePostings[g] = bits.get(2);
            for (int i = 0; i < payments; i++) {
                line[g][i] = bits.get(2);
                inRunning[g][i] = bits.get(1);
                seal[g][i] = bits.get(2);
                lateCreates[g][i] = bits.get(2);
            }
        }
        for (int k = 0; k < 2; k++) {
            lateState[k] = bits.get(3);
            lateGeneration[k] = bits.get(1);
            for (int i = 0; i < payments; i++) {
                lateSeal[k][i] = bits.get(2);
            }
        }
        for (int p = 0; p < processes; p++) {
            at[p] = bits.get(5);
            payment[p] = bits.get(1);
            generation[p] = bits.get(1);
            currentTag[p] = bits.get(1);
            journalGone[p] = bits.get(1);
            turn[p] = bits.get(3);
            known[p] = bits.get(1);
            asked[p] = bits.get(2);
            for (int i = 0; i < payments; i++) {
                seen[p][i] = bits.get(2);
            }
        }
        for (int i = 0; i < payments; i++) {
            ledger[i] = bits.get(2);
            aged[i] = bits.get(1);
            confirmed[i] = bits.get(1);
            deletedByPeople[i] = bits.get(1);
        }
        for (int f = 0; f < left.length; f++) {
            left[f] = bits.get(width(f));
        }
    }

    private long[] packed(int[] processOrder, int[] paymentOrder) {
        Bits bits = new Bits(new long[2]);
        for (int g = 0; g < GENERATIONS; g++) {
            bits.put(state[g], 3);
            bits.put(account[g], 1);
            bits.put(oldAccount[g], 1);
            bits.put(oldOpen[g], 1);
            bits.put(longAgo[g], 1);
            bits.put(running[g], 1);
            bits.put(latePostings[g], 2);
            for (int i : paymentOrder) {
                bits.put(line[g][i], 2);
                bits.put(inRunning[g][i], 1);
                bits.put(seal[g][i], 2);
                bits.put(lateCreates[g][i], 2);
            }
        }
        for (int k = 0; k < 2; k++) {
            bits.put(lateState[k], 3);
            bits.put(lateGeneration[k], 1);
            for (int i : paymentOrder) {
                bits.put(lateSeal[k][i], 2);
            }
        }
        for (int p : processOrder) {
            bits.put(at[p], 5);
            bits.put(heldPayment(p, paymentOrder), 1);
            bits.put(generation[p], 1);
            bits.put(currentTag[p], 1);
            bits.put(journalGone[p], 1);
            bits.put(turn[p], 3);
            bits.put(known[p], 1);
            bits.put(asked[p], 2);
            for (int i : paymentOrder) {
                bits.put(seen[p][i], 2);
            }
        }
        for (int i : paymentOrder) {
            bits.put(ledger[i], 2);
            bits.put(aged[i], 1);
            bits.put(confirmed[i], 1);
            bits.put(deletedByPeople[i], 1);
        }
        for (int f = 0; f < left.length; f++) {
            bits.put(left[f], width(f));
        }
        return bits.longs;
    }

    long[] key() {
        long[] least = leastFor(identity(payments));
        if (payments == 2) {
            long[] swapped = leastFor(new int[] {1, 0});
            return Arrays.compare(swapped, least) < 0 ? swapped : least;
        }
        return least;
    }

    private long[] leastFor(int[] paymentOrder) {
        // Sorting by what each process holds is enough: processes that hold the same are the same.
        int[] order = identity(processes);
        for (int k = 1; k < processes; k++) {
            for (int at = k; at > 0 && held(order[at], paymentOrder) < held(order[at - 1], paymentOrder); at--) {
                int process = order[at];
                order[at] = order[at - 1];
                order[at - 1] = process;
            }
        }
        return packed(order, paymentOrder);
    }

    private int held(int p, int[] paymentOrder) {
        int held = at[p];
        held = held << 1 | heldPayment(p, paymentOrder);
        held = held << 1 | generation[p];
        held = held << 1 | currentTag[p];
        held = held << 1 | journalGone[p];
        held = held << 3 | turn[p];
        held = held << 1 | known[p];
        held = held << 2 | asked[p];
        for (int i : paymentOrder) {
            held = held << 2 | seen[p][i];
        }
        return held;
    }

    // An order of two is its own inverse.
    private int heldPayment(int p, int[] paymentOrder) {
        return AT[at[p]].hasPayment ? paymentOrder[payment[p]] : 0;
    }

    private static int[] identity(int length) {
        int[] order = new int[length];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** A row of small numbers in two longs; no number is divided between them. */
    private static final class Bits {
        private final long[] longs;
        private int index;
        private int used;

        Bits(long[] longs) {
            this.longs = longs;
        }

        void put(int value, int width) {
            if (value < 0 || value >= 1 << width) {
                throw new IllegalStateException("a value of " + value + " does not fit into " + width + " bits");
            }
            advance(width);
            longs[index] |= (long) value << used - width;
        }

        int get(int width) {
            advance(width);
            return (int) (longs[index] >>> used - width) & (1 << width) - 1;
        }

        private void advance(int width) {
            if (used + width > Long.SIZE) {
                index++;
                used = 0;
            }
            used += width;
        }
    }
}
