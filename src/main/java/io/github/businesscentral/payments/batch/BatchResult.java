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

/** The results of a {@link Batch}. */
public final class BatchResult {
    private final List<Handle<?>> members;
    private final CallSummary call;
    private final @Nullable BusinessCentralException failure;

    private BatchResult(List<Handle<?>> members, CallSummary call, @Nullable BusinessCentralException failure) {
        this.failure = failure;
        this.members = List.copyOf(members);
        this.call = Objects.requireNonNull(call, "call");
    }

    /** Returns the result of these members. For fakes. */
    public static BatchResult of(List<Handle<?>> members, CallSummary call) {
        return new BatchResult(members, call, null);
    }

    /** Returns this result with a failure that all its members share. */
    public BatchResult withFailure(BusinessCentralException shared) {
        return new BatchResult(members, call, Objects.requireNonNull(shared, "shared"));
    }

    /**
     * The failure of a whole request, for example a missing permission or a server that cannot be reached. All members of that
     * request failed with the same exception. Empty if each member had its own response.
     */
    public Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The members in the order in which they were added. */
    public List<Handle<?>> members() {
        return members;
    }

    /** The number of members with this status. */
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
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if the outcome of a member is unknown; that of the
     *     first such member
     * @throws BusinessCentralException otherwise the failure of the first member that failed on its own
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

    /** Statistics of the batch, such as the number of requests and the elapsed time. */
    public CallSummary call() {
        return call;
    }

    /** Prints the number of members by status. */
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
