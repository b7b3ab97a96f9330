package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import java.io.Serial;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run met something on the server that is not its own doing and that it does not decide: people must look at it. */
public final class RunConflictException extends BusinessCentralException {
    /** What the run met. */
    public enum Reason {
        /** The run's journal has another display name than the run's mark: a person's, another run's, or an edited one. */
        NOT_THIS_RUN,
        /** The mark was written by a newer version of this library. */
        NEWER_VERSION,
        /** The run's journals do not agree on the number of parts. */
        PARTS_DIFFER,
        /** The ledger has the document number with another date, sign or balancing account. */
        LEDGER_DIFFERS,
        /** The payment was posted and reversed. */
        REVERSED,
        /** The journal has lines that the run did not enter, edited lines, or payments that are posted already. */
        LINES_REFUSED,
        /** Another journal of the run must be posted first, or is being posted. */
        OTHER_GENERATION,
        /** Sealed lines are missing or edited, or lines are there that were not sealed. */
        LINES_CHANGED,
        /** The ledger has some of the sealed payments and not all. */
        PARTLY_POSTED,
        /** The lines are gone and the ledger does not have them: deleted, or posted under other numbers. */
        EMPTIED,
        /** The server does not let the mark be changed, for example because an approval is pending. */
        MARK_REFUSED,
        /** The server gave up the posting (408): the journal has too many lines. */
        POSTING_TIMED_OUT,
        /** The run is being posted and cannot be opened again. */
        BEING_POSTED,
        /** The general ledger may not be read. */
        LEDGER_HIDDEN
    }

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason conflict;
    private final String[] problems;

    /** Makes an exception; {@code problems} names the lines or journals concerned. */
    public RunConflictException(Reason conflict, String message, List<String> problems, CallSummary call) {
        this(conflict, message, problems, call, null);
    }

    /** Makes an exception with the server's refusal as its cause. */
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

    /** What the run met. */
    public Reason conflict() {
        return conflict;
    }

    /** The lines or journals concerned, one sentence each: document numbers and line numbers, no names or amounts. */
    public List<String> problems() {
        return List.of(problems);
    }
}
