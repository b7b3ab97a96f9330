package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import java.io.Serial;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The run found something on the server that it did not cause and must not decide by itself. People have to look at it. */
public final class RunConflictException extends BusinessCentralException {
    /** The conflict that the run found. */
    public enum Reason {
        /**
         * The run's journal has a display name other than the run's mark: it belongs to a person or another run, or someone
         * edited it.
         */
        NOT_THIS_RUN,
        /** The mark was written by a newer version of this library. */
        NEWER_VERSION,
        /** The run's journals state different numbers of parts. */
        PARTS_DIFFER,
        /** The ledger has the document number with another date, sign or balancing account. */
        LEDGER_DIFFERS,
        /** The payment was posted and reversed. */
        REVERSED,
        /** The journal has lines that the run did not enter, edited lines, or payments that are already posted. */
        LINES_REFUSED,
        /** Another journal of the run is being posted, or must be posted first. */
        OTHER_GENERATION,
        /** Sealed lines are missing or edited, or the journal has lines that were not sealed. */
        LINES_CHANGED,
        /** The ledger has some of the sealed payments, but not all. */
        PARTLY_POSTED,
        /** The lines are gone and not in the ledger. They were deleted, or posted under other numbers. */
        EMPTIED,
        /** The server refuses to change the mark, for example because an approval is pending. */
        MARK_REFUSED,
        /** The server aborted the posting (408) because the journal has too many lines. */
        POSTING_TIMED_OUT,
        /** The run is being posted and cannot be reopened. */
        BEING_POSTED,
        /** The user has no permission to read the general ledger. */
        LEDGER_HIDDEN
    }

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason conflict;
    private final String[] problems;

    /** Creates an exception. {@code problems} lists the lines or journals concerned. */
    public RunConflictException(Reason conflict, String message, List<String> problems, CallSummary call) {
        this(conflict, message, problems, call, null);
    }

    /** Creates an exception whose cause is the server's refusal. */
    public RunConflictException(
            Reason conflict, String message, List<String> problems, CallSummary call, @Nullable Throwable cause) {
        super(message + (problems.isEmpty() ? "" : " " + shown(problems)), call, cause);
        this.conflict = Objects.requireNonNull(conflict, "conflict");
        this.problems = problems.toArray(String[]::new);
    }

    private static String shown(List<String> problems) {
        int most = 10;
        String first = String.join("; ", problems.subList(0, Math.min(most, problems.size())));
        return "(" + first + (problems.size() > most ? "; and " + (problems.size() - most) + " more)" : ")");
    }

    /** The conflict that the run found. */
    public Reason conflict() {
        return conflict;
    }

    /**
     * The lines or journals concerned, one sentence each. They contain document numbers and line numbers, but no names or
     * amounts.
     */
    public List<String> problems() {
        return List.of(problems);
    }
}
