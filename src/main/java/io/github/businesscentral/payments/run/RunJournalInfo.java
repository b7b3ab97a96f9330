package io.github.businesscentral.payments.run;

import java.util.UUID;

/** A journal of a run, with its part, generation and state. Immutable. */
public final class RunJournalInfo {
    private final UUID id;
    private final int part;
    private final int generation;
    private final RunState state;

    /** Creates a description of the journal with this id. */
    public RunJournalInfo(UUID id, int part, int generation, RunState state) {
        this.id = id;
        this.part = part;
        this.generation = generation;
        this.state = state;
    }

    /** The id of the journal. */
    public UUID id() {
        return id;
    }

    /** The part of the run, from 1. */
    public int part() {
        return part;
    }

    /** The generation, from 1. Payments created after a posting go into the next generation. */
    public int generation() {
        return generation;
    }

    /** The state of the journal. */
    public RunState state() {
        return state;
    }

    @Override
    public String toString() {
        return "part " + part + ", generation " + generation + ": " + state;
    }
}
