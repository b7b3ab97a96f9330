package io.github.businesscentral.payments.batch;

import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What became of a {@link Batch}, all members together. */
public final class BatchResult {
    private final List<Handle<?>> members;
    private final CallSummary call;

    private BatchResult(List<Handle<?>> members, CallSummary call) {
        this.members = List.copyOf(members);
        this.call = Objects.requireNonNull(call, "call");
    }

    /** Returns the result of these members; for fakes. */
    public static BatchResult of(List<Handle<?>> members, CallSummary call) {
        return new BatchResult(members, call);
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
     * @throws BusinessCentralException the failure of the first member that has one of its own, with those of the others
     *     {@linkplain Throwable#getSuppressed() suppressed}
     */
    public BatchResult orThrow() {
        List<BusinessCentralException> failures = members.stream()
                .filter(member -> member.status() != Status.NOT_EXECUTED)
                .flatMap(member -> member.failure().stream())
                .distinct()
                .toList();
        if (failures.isEmpty()) {
            members.forEach(Handle::response);
            return this;
        }
        BusinessCentralException first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        throw first;
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
