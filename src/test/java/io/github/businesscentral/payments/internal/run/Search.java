package io.github.businesscentral.payments.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A breadth-first search over packed states: open addressing, with each state's parent kept for the schedule that leads to it. */
final class Search {
    /** What is searched. */
    interface Space {
        /** Hands each state after {@code state} to {@code next}. */
        void successors(long[] state, Next next);

        /** What is wrong with {@code state}, if anything is. */
        Optional<String> fault(long[] state);

        boolean isGoal(long[] state);
    }

    /** Takes a successor with the name of the step. */
    interface Next {
        void accept(String step, long[] state);
    }

    /** What a search has found. */
    record Result(int states, boolean complete, String fault, List<String> schedule) {
        boolean clean() {
            return fault.isEmpty();
        }

        @Override
        public String toString() {
            return states + " states" + (complete ? "" : ", stopped there")
                    + (clean() ? "" : ": " + fault + "\n  " + String.join("\n  ", schedule));
        }
    }

    private final Space space;
    private final int most;
    private long[] high = new long[1 << 12];
    private long[] low = new long[1 << 12];
    private int[] parent = new int[1 << 12];
    private int[] table = new int[1 << 14];
    private int size;

    Search(Space space, int most) {
        this.space = space;
        this.most = most;
        Arrays.fill(table, -1);
    }

    /** Visits all states from {@code start} on, up to the first that is wrong. */
    Result run(long[] start) {
        add(start, -1);
        for (int i = 0; i < size; i++) {
            int from = i;
            int before = size;
            space.successors(state(i), (step, next) -> add(next, from));
            for (int j = before; j < size; j++) {
                Optional<String> fault = space.fault(state(j));
                if (fault.isPresent()) {
                    return new Result(size, true, fault.get(), schedule(j));
                }
            }
            if (size > most) {
                return new Result(size, false, "", List.of());
            }
        }
        return new Result(size, true, "", List.of());
    }

    /** After a complete {@link #run}: whether a goal can be reached from every state that was visited. */
    Result goalFromEverywhere() {
        int[][] successors = new int[size][];
        BitSet reaches = new BitSet(size);
        for (int i = 0; i < size; i++) {
            List<Integer> next = new ArrayList<>();
            space.successors(state(i), (step, it) -> next.add(find(it)));
            successors[i] = next.stream().mapToInt(Integer::intValue).toArray();
            reaches.set(i, space.isGoal(state(i)));
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = reaches.previousClearBit(size - 1); i >= 0; i = reaches.previousClearBit(i - 1)) {
                if (Arrays.stream(successors[i]).anyMatch(reaches::get)) {
                    reaches.set(i);
                    changed = true;
                }
            }
        }
        int stuck = reaches.nextClearBit(0);
        return stuck >= size
                ? new Result(size, true, "", List.of())
                : new Result(
                        size,
                        true,
                        "the goal cannot be reached from " + (size - reaches.cardinality()) + " of them, such as",
                        schedule(stuck));
    }

    private long[] state(int index) {
        return new long[] {high[index], low[index]};
    }

    private List<String> schedule(int last) {
        List<String> steps = new ArrayList<>();
        for (int at = last; parent[at] >= 0; at = parent[at]) {
            int to = at;
            String[] name = new String[1];
            space.successors(state(parent[at]), (step, next) -> {
                if (name[0] == null && next[0] == high[to] && next[1] == low[to]) {
                    name[0] = step;
                }
            });
            steps.add(0, name[0]);
        }
        return steps;
    }

    private void add(long[] key, int from) {
        int slot = slot(key);
        if (table[slot] >= 0) {
            return;
        }
        if (size == high.length) {
            high = Arrays.copyOf(high, size * 2);
            low = Arrays.copyOf(low, size * 2);
            parent = Arrays.copyOf(parent, size * 2);
        }
        high[size] = key[0];
        low[size] = key[1];
        parent[size] = from;
        table[slot] = size++;
        if (size * 2L > table.length) {
            table = new int[table.length * 2];
            Arrays.fill(table, -1);
            for (int i = 0; i < size; i++) {
                table[slot(state(i))] = i;
            }
        }
    }

    private int find(long[] key) {
        return table[slot(key)];
    }

    private int slot(long[] key) {
        long mixed = key[0] * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(key[1] * 0xC2B2AE3D27D4EB4FL, 31);
        mixed ^= mixed >>> 29;
        mixed *= 0xBF58476D1CE4E5B9L;
        int slot = (int) (mixed >>> 33) & table.length - 1;
        while (table[slot] >= 0 && (high[table[slot]] != key[0] || low[table[slot]] != key[1])) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
