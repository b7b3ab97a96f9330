package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Members of one transaction ({@code Isolation: snapshot}). A failure of one takes back all, and the server reports those
 * before it as it had answered them, a create as 201 with an id that does not exist ({@code business-central.md} 7). So no
 * single answer is believed: all have taken effect if there are as many answers as members and each is a success.
 */
final class AtomicRun extends BatchRun {
    AtomicRun(Session session, CallSpec<?> batch, HttpUrl root) {
        super(session, batch, root, BatchMode.ATOMIC);
    }

    @Override
    void run(List<Member<?>> members) {
        List<Member<?>> open = drafted(members);
        while (!open.isEmpty()) {
            send(open);
            settle(open);
            open = drafted(members);
        }
    }

    private List<Member<?>> drafted(List<Member<?>> members) {
        List<Member<?>> ready = new ArrayList<>();
        for (Member<?> member : members) {
            if (!member.isEnded()) {
                member.draft(session);
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
        members.forEach(member -> member.leave(why, session.execution().summary(), because.orElse(null)));
    }

    @Override
    void answered(Envelope envelope, List<Member<?>> open, List<Optional<MemberAnswer>> answers) {
        for (int i = 0; i < open.size(); i++) {
            Optional<MemberAnswer> failure = answers.get(i).filter(answer -> !answer.isSuccessful());
            if (failure.isPresent()) {
                refused(open.get(i), envelope, failure.get(), open);
                return;
            }
        }
        List<Runnable> successes = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            read(open.get(i), envelope, answers.get(i)).ifPresent(successes::add);
        }
        if (successes.size() == open.size()) {
            successes.forEach(Runnable::run);
        } else {
            int missing = Math.max(0, answers.indexOf(Optional.<MemberAnswer>empty()));
            unanswered(open, envelope.nothingOn(open.get(missing)));
        }
    }

    private static void refused(Member<?> member, Envelope envelope, MemberAnswer answer, List<Member<?>> open) {
        member.refused(envelope.exchange(), answer);
        Trouble trouble = member.trouble().orElseThrow();
        if (trouble.kind() == Trouble.Kind.UNKNOWN) {
            unanswered(open, trouble.failure());
        }
    }

    private static void unanswered(List<Member<?>> open, BusinessCentralException reason) {
        open.stream().filter(member -> !member.isTroubled()).forEach(member -> member.unanswered(reason));
    }

    private static <T> Optional<Runnable> read(Member<T> member, Envelope envelope, Optional<MemberAnswer> answer) {
        return answer.flatMap(there -> member.read(envelope.exchange(), there))
                .map(value -> () -> member.succeed(value));
    }

    /** Settles all by the trouble of one: its failure has taken back the others. */
    private void settle(List<Member<?>> open) {
        Optional<Member<?>> first = open.stream().filter(Member::isTroubled).findFirst();
        if (first.isEmpty()) {
            return;
        }
        Trouble trouble = first.get().trouble().orElseThrow();
        open.forEach(member -> member.share(trouble));
        Optional<Member<?>> waiting = worthAWait(open);
        boolean again = waiting.map(this::waits).orElse(true);
        Session looking = looking(session, open);
        if (open.stream().anyMatch(Member::mayBeExecuted)) {
            settleUnknown(looked(open, looking), again && waiting.isPresent());
        } else if (trouble.kind() == Trouble.Kind.BATCH_REFUSED) {
            open.forEach(member -> member.settle(looking, again));
        } else {
            settleRefused(first.get(), open, looking, again);
        }
    }

    private static List<Looked<?>> looked(List<Member<?>> open, Session looking) {
        List<Looked<?>> looked = new ArrayList<>();
        open.forEach(member -> looked.add(Looked.at(member, looking)));
        return looked;
    }

    /** The batch may have been executed, as a whole or not at all: what is seen of one says something of all. */
    private static void settleUnknown(List<Looked<?>> all, boolean again) {
        List<Looked<?>> writes = all.stream().filter(Looked::isWrite).toList();
        boolean executed = writes.stream().anyMatch(Looked::isSettled);
        boolean untouched = writes.stream().allMatch(Looked::isAbsent);
        if (executed) {
            writes.forEach(
                    one -> one.takeUnlessAbsent("other members of the atomic batch have taken effect, and this one"
                            + " is not to be seen any more"));
            all.stream().filter(one -> !one.isWrite()).forEach(Looked::sendAgain);
        } else if (untouched && again) {
            all.forEach(Looked::sendAgain);
        } else {
            all.forEach(one -> one.takeUnlessAbsent("it was not found, and no further attempt is allowed"));
        }
    }

    /** Nothing was executed, whatever the others were answered. */
    private void settleRefused(Member<?> refused, List<Member<?>> open, Session looking, boolean again) {
        Looked<?> verdict = Looked.verdict(refused, looking, again);
        if (verdict.isSettled()) {
            // What it was to make is there already: an earlier run has executed the batch if all writes are there.
            List<Looked<?>> all = looked(open, looking);
            List<Looked<?>> writes = all.stream().filter(Looked::isWrite).toList();
            if (writes.stream().allMatch(Looked::isSettled)) {
                writes.forEach(Looked::take);
                all.stream().filter(one -> !one.isWrite()).forEach(Looked::sendAgain);
            } else {
                leave(open, halfThere(writes), refused.trouble().map(Trouble::failure));
            }
            return;
        }
        verdict.take();
        if (refused.hasFailed()) {
            takenBack(open, refused.failure());
        } else {
            open.stream().filter(Member::isTroubled).forEach(Member::sendAgain);
        }
    }

    /** A create without a number of its own has another one in each run, under which it is never there. */
    private static String halfThere(List<Looked<?>> writes) {
        String blind = writes.stream()
                .flatMap(one -> one.notSeen().stream())
                .findFirst()
                .map(why -> ", and another could not be looked for" + (why.isEmpty() ? "" : " (" + why + ")"))
                .orElse("");
        return "An earlier run may have executed the batch: a line of it is there" + blind
                + ". Look for this member's before you send it again.";
    }

    /** A member with what was found out about it. */
    private record Looked<T>(Member<T> member, Verdict<T> verdict) {
        static <T> Looked<T> at(Member<T> member, Session session) {
            return new Looked<>(member, member.lookedUp(session));
        }

        static <T> Looked<T> verdict(Member<T> member, Session session, boolean again) {
            return new Looked<>(member, member.verdict(session, again));
        }

        boolean isWrite() {
            return member.kind().isWrite();
        }

        boolean isSettled() {
            return verdict instanceof Verdict.Settled<T>;
        }

        /** Why it was not seen, if the look failed. */
        Optional<String> notSeen() {
            return verdict instanceof Verdict.Unknown<T> unknown ? Optional.of(unknown.why()) : Optional.empty();
        }

        boolean isAbsent() {
            return verdict instanceof Verdict.Again<T>;
        }

        void take() {
            member.take(verdict);
        }

        void takeUnlessAbsent(String why) {
            member.take(isAbsent() ? new Verdict.Unknown<>(why, null) : verdict);
        }

        void sendAgain() {
            member.sendAgain();
        }
    }
}
