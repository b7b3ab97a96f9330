package io.github.businesscentral.payments.internal.run.journal;

/** What the {@code displayName} of a journal says to a run that looks for its own mark. */
public sealed interface MarkReading {
    /** The run's own mark. */
    public record Own(Mark mark) implements MarkReading {}

    /** A mark of a newer version of this library; refused, since its rules are unknown here. */
    public record NewerVersion(int version) implements MarkReading {}

    /** A mark of another run, or of another generation or part than the journal's code says. */
    public record OtherJournal(Mark mark) implements MarkReading {}

    /** No mark: a person's journal, or an edited mark. */
    public record NoMark() implements MarkReading {}

    /**
     * Reads the mark of the journal with this code.
     *
     * @param name the name of the run that asks, of which the codes are made
     * @param identity what the mark tells runs apart by
     */
    public static MarkReading of(String name, String identity, String code, String displayName) {
        return Mark.parse(displayName)
                .<MarkReading>map(mark -> mark.isOf(identity)
                                && JournalCode.of(name, mark.generation(), mark.part())
                                        .equals(code)
                        ? new Own(mark)
                        : new OtherJournal(mark))
                .orElseGet(() -> Mark.newerVersion(displayName)
                        .<MarkReading>map(NewerVersion::new)
                        .orElseGet(NoMark::new));
    }
}
