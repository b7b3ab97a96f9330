package io.github.businesscentral.payments.batch;

import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Batch}, all members together. */
public final class BatchResult {
    private final List<Handle<?>> members;
    private final CallSummary call;
    private final @Nullable BusinessCentralException failure;

    private BatchResult(List<Handle<?>> members, CallSummary call, @Nullable BusinessCentralException failure) {
        this.failure = failure;
        this.members = List.copyOf(members);
        this.call = Objects.requireNonNull(call, "call");
    }

    /** Returns the result of these members; for fakes. */
    public static BatchResult of(List<Handle<?>> members, CallSummary call) {
        return new BatchResult(members, call, null);
    }

    /** Returns this result of members that have failed together with this failure. */
    public BatchResult withFailure(BusinessCentralException shared) {
        return new BatchResult(members, call, Objects.requireNonNull(shared, "shared"));
    }

    /**
     * Why a whole request was refused or could not be sent, with all the members in it: a missing permission, a server that
     * cannot be reached. Its members have failed with the same exception. Empty if each had an answer of its own.
     */
    public Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The members in the order in which they were added. */
    public List<Handle<?>> members() {
        return members;
    }

    /** How many members have this status. */
    public int count(Status status) {
        return (int)
                members.stream().filter(member -> member.status() == status).count();
    }

    /** Whether every member has taken effect. */
    public boolean isComplete() {
        return count(Status.SUCCEEDED) == members.size();
    }

    /**
     * Returns this result if every member has taken effect.
     *
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException that of the first member of which it is not known
     *     what became of it
     * @throws BusinessCentralException otherwise the failure of the first member that has one of its own
     */
    public BatchResult orThrow() {
        for (Status worst : List.of(Status.UNKNOWN, Status.FAILED)) {
            members.stream()
                    .filter(member -> member.status() == worst)
                    .findFirst()
                    .ifPresent(Handle::response);
        }
        members.forEach(Handle::response);
        return this;
    }

    /** How the batch went: how many requests it took, and how long. */
    public CallSummary call() {
        return call;
    }

    /** Counts the members by what became of them. */
    @Override
    public String toString() {
        String counts = Arrays.stream(Status.values())
                .filter(status -> count(status) > 0)
                .map(status -> count(status) + " "
                        + status.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return members.size() + " members: " + counts + " [" + call + "]";
    }
}
