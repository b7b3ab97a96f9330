package io.github.businesscentral.payments.internal.run.journal;

/** The meaning of a journal's {@code displayName} for a run that looks for its own mark. */
public sealed interface MarkReading {
    /** The run's own mark. */
    public record Own(Mark mark) implements MarkReading {}

    /** A mark written by a newer version of this library. Refused, because this version does not know its rules. */
    public record NewerVersion(int version) implements MarkReading {}

    /** A mark of another run, or of another generation or part than the journal's code. */
    public record OtherJournal(Mark mark) implements MarkReading {}

    /** Not a mark. The journal belongs to a person, or someone edited the mark. */
    public record NoMark() implements MarkReading {}

    /**
     * Reads the mark of the journal with this code.
     *
     * @param name the name of the run, which the codes are derived from
     * @param identity the value that distinguishes runs in the mark
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
