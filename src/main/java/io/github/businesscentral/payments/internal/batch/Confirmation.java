package io.github.businesscentral.payments.internal.batch;

import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import io.github.businesscentral.payments.internal.write.LookUps;
import io.github.businesscentral.payments.internal.write.Settlement;
import io.github.businesscentral.payments.model.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A member of a batch with the result from its response. */
record Confirmation<T>(Member<T> member, Settlement.Answer<T> answer) {
    /** Reads a successful response. Empty if it is unreadable, which the member records. */
    static <T> Optional<Confirmation<T>> of(Member<T> member, MemberAnswer answer, BatchRequest request) {
        return member.read(request.exchange(), answer).map(read -> new Confirmation<>(member, read));
    }

    /** Returns the ids that more than one member created. Such responses do not match their members. */
    static Set<UUID> repeatedIds(List<Confirmation<?>> all) {
        Set<UUID> ids = new HashSet<>();
        Set<UUID> repeated = new HashSet<>();
        all.forEach(one -> one.createdId().filter(id -> !ids.add(id)).ifPresent(repeated::add));
        return repeated;
    }

    /** Whether the member created an entity with one of these ids. */
    boolean hasCreatedOneOf(Set<UUID> ids) {
        return createdId().filter(ids::contains).isPresent();
    }

    private Optional<UUID> createdId() {
        return member.kind().isCreate() && answer.value() instanceof Entity<?> entity && entity.hasId()
                ? Optional.of(entity.id())
                : Optional.empty();
    }

    void take(LookUps lookUps) {
        member.succeed(answer, lookUps);
    }
}
