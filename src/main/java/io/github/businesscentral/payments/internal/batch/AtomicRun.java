package io.github.businesscentral.payments.internal.batch;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import io.github.businesscentral.payments.internal.write.FailedAttempt;
import io.github.businesscentral.payments.internal.write.FailedAttempt.Effect;
import io.github.businesscentral.payments.internal.write.LookUps;
import io.github.businesscentral.payments.internal.write.NextStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Sends members as one transaction ({@code Isolation: snapshot}). If one fails, the server rolls all of them back, but still
 * answers 201 to the creates before it, with ids that do not exist ({@code business-central.md} 7). A single response is
 * therefore not trusted. The members have taken effect only if each has a response and all are successes.
 */
final class AtomicRun extends BatchRun {
    AtomicRun(Session session, CallSpec<?> batch, HttpUrl root) {
        super(session, batch, root, BatchMode.ATOMIC);
    }

    @Override
    void run(List<Member<?>> members) {
        List<Member<?>> open = begun(members);
        while (!open.isEmpty()) {
            send(open);
            settle(open);
            open = begun(members);
        }
    }

    private List<Member<?>> begun(List<Member<?>> members) {
        List<Member<?>> ready = new ArrayList<>();
        for (Member<?> member : members) {
            if (!member.isEnded()) {
                member.begin(session);
                if (member.hasFailed()) {
                    takenBack(members, member.failure());
                    return List.of();
                }
                if (!member.isEnded()) {
                    ready.add(member);
                }
            }
        }
        return ready;
    }

    private void takenBack(List<Member<?>> members, Optional<BusinessCentralException> because) {
        String reason = because.map(BusinessCentralException::reason).orElse("");
        leave(members, "Another member of the atomic batch failed, so that none has taken effect: " + reason, because);
    }

    private void leave(List<Member<?>> members, String why, Optional<BusinessCentralException> because) {
        members.forEach(member -> member.leave(why, session.summary(), because.orElse(null)));
    }

    @Override
    void answered(BatchRequest request, List<Member<?>> open, List<Optional<MemberAnswer>> answers) {
        for (int i = 0; i < open.size(); i++) {
            Optional<MemberAnswer> failure = answers.get(i).filter(answer -> !answer.isSuccessful());
            if (failure.isPresent()) {
                refused(open.get(i), request, failure.get(), open);
                return;
            }
        }
        List<Confirmation<?>> confirmations = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Member<?> member = open.get(i);
            answers.get(i)
                    .flatMap(answer -> Confirmation.of(member, answer, request))
                    .ifPresent(confirmations::add);
        }
        if (confirmations.size() == open.size()
                && Confirmation.repeatedIds(confirmations).isEmpty()) {
            LookUps lookUps = new LookUps(session);
            confirmations.forEach(confirmation -> confirmation.take(lookUps));
        } else {
            int missing = Math.max(0, answers.indexOf(Optional.<MemberAnswer>empty()));
            unanswered(open, request.nothingOn(open.get(missing)));
        }
    }

    private static void refused(Member<?> member, BatchRequest request, MemberAnswer answer, List<Member<?>> open) {
        member.refused(request.exchange(), answer);
        FailedAttempt failed = member.failedAttempt().orElseThrow();
        if (failed.effect() == Effect.UNKNOWN) {
            unanswered(open, failed.failure());
        }
    }

    private static void unanswered(List<Member<?>> open, BusinessCentralException reason) {
        open.stream().filter(member -> !member.isUnsettled()).forEach(member -> member.unanswered(reason));
    }

    /** Settles all members by the failure of one, which rolled the others back. */
    private void settle(List<Member<?>> open) {
        Optional<Member<?>> first = open.stream().filter(Member::isUnsettled).findFirst();
        if (first.isEmpty()) {
            return;
        }
        FailedAttempt failed = first.get().failedAttempt().orElseThrow();
        open.forEach(member -> member.share(failed));
        Optional<Member<?>> passing = firstPassing(open);
        boolean attemptsLeft = passing.map(this::waits).orElse(true);
        LookUps lookUps = lookUps(open);
        if (open.stream().anyMatch(Member::mayBeExecuted)) {
            settleUnknown(lookedUp(open, lookUps), attemptsLeft && passing.isPresent());
        } else if (failed.ofWholeBatch() && !failed.isPassing()) {
            open.forEach(member -> member.settle(lookUps, attemptsLeft));
        } else {
            settleRefused(first.get(), open, lookUps, attemptsLeft);
        }
    }

    private static List<Decided<?>> lookedUp(List<Member<?>> open, LookUps lookUps) {
        List<Decided<?>> decided = new ArrayList<>();
        open.forEach(member -> decided.add(Decided.byLookUp(member, lookUps)));
        return decided;
    }

    /** The batch was executed completely or not at all, so the look-up of one member is evidence for all. */
    private static void settleUnknown(List<Decided<?>> all, boolean attemptsLeft) {
        List<Decided<?>> writes = all.stream().filter(Decided::isWrite).toList();
        boolean executed = writes.stream().anyMatch(Decided::isDone);
        boolean untouched = writes.stream().allMatch(Decided::isAbsent);
        if (executed) {
            writes.forEach(one -> one.takeUnlessAbsent(
                    "other members of the atomic batch have taken effect, but this one" + " can no longer be found"));
            all.stream().filter(one -> !one.isWrite()).forEach(Decided::sendAgain);
        } else if (untouched && attemptsLeft) {
            all.forEach(Decided::sendAgain);
        } else {
            all.forEach(one -> one.takeUnlessAbsent("it was not found, and no further attempt is allowed"));
        }
    }

    /** Settles a batch that was not executed, even if members were answered with 201. */
    private void settleRefused(Member<?> refused, List<Member<?>> open, LookUps lookUps, boolean attemptsLeft) {
        Decided<?> decided = Decided.byRules(refused, lookUps, attemptsLeft);
        if (decided.isDone()) {
            // The entity already exists. If those of all writes exist, an earlier run has executed the batch.
            List<Decided<?>> all = lookedUp(open, lookUps);
            List<Decided<?>> writes = all.stream().filter(Decided::isWrite).toList();
            if (writes.stream().allMatch(Decided::isDone)) {
                writes.forEach(Decided::take);
                all.stream().filter(one -> !one.isWrite()).forEach(Decided::sendAgain);
            } else {
                leave(open, partlyExecuted(writes), refused.failedAttempt().map(FailedAttempt::failure));
            }
            return;
        }
        decided.take();
        if (refused.hasFailed()) {
            takenBack(open, refused.failure());
        } else {
            open.stream().filter(Member::isUnsettled).forEach(Member::sendAgain);
        }
    }

    /** A create without a number from the caller gets a new one in each run, so a look-up never finds it. */
    private static String partlyExecuted(List<Decided<?>> writes) {
        String blind = writes.stream()
                .flatMap(one -> one.notSeen().stream())
                .findFirst()
                .map(why -> ", and another could not be looked for" + (why.isEmpty() ? "" : " (" + why + ")"))
                .orElse("");
        return "An earlier run may have executed the batch, because one of its lines exists" + blind
                + ". Check whether this member's line exists before you send it again.";
    }

    /** A member and its next step. */
    private record Decided<T>(Member<T> member, NextStep<T> next, LookUps lookUps) {
        static <T> Decided<T> byLookUp(Member<T> member, LookUps lookUps) {
            return new Decided<>(member, member.lookUp(lookUps), lookUps);
        }

        static <T> Decided<T> byRules(Member<T> member, LookUps lookUps, boolean attemptsLeft) {
            return new Decided<>(member, member.next(lookUps, attemptsLeft), lookUps);
        }

        boolean isWrite() {
            return member.kind().isWrite();
        }

        boolean isDone() {
            return next instanceof NextStep.Done<T>;
        }

        /** Why the member was not found, if the look-up failed. */
        Optional<String> notSeen() {
            return next instanceof NextStep.Unknown<T> unknown ? Optional.of(unknown.why()) : Optional.empty();
        }

        boolean isAbsent() {
            return next instanceof NextStep.Resend<T>;
        }

        void take() {
            member.take(next, lookUps);
        }

        void takeUnlessAbsent(String why) {
            member.take(isAbsent() ? new NextStep.Unknown<>(why) : next, lookUps);
        }

        void sendAgain() {
            member.sendAgain();
        }
    }
}
