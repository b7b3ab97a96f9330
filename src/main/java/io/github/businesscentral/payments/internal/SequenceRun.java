package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Members that are carried out one after the other, each for itself. The server stops at the first failure unless it is told
 * to go on; what counts as one is decided here: a member that has taken effect after all does not keep the others from being
 * sent again.
 */
final class SequenceRun extends BatchRun {
    private final boolean stops;
    private Optional<BusinessCentralException> stoppedBy = Optional.empty();

    SequenceRun(Session session, CallSpec<?> batch, HttpUrl root, BatchMode mode) {
        super(session, batch, root, mode);
        this.stops = mode == BatchMode.STOP_AT_FIRST_FAILURE;
    }

    @Override
    void run(List<Member<?>> members) {
        List<Member<?>> open = drafted(members);
        while (!open.isEmpty()) {
            send(open);
            boolean progressed = open.stream().anyMatch(Member::isEnded);
            settle(open.stream().filter(Member::isTroubled).toList());
            if (progressed || open.stream().anyMatch(Member::isEnded)) {
                progressed();
            }
            open = drafted(members);
        }
        if (stops && stoppedBy.isEmpty()) {
            stoppedBy = members.stream()
                    .flatMap(member -> member.failure().stream())
                    .findFirst();
        }
    }

    /** Those that are to be sent now. Where a failure stops the rest, nothing behind it is. */
    private List<Member<?>> drafted(List<Member<?>> members) {
        List<Member<?>> ready = new ArrayList<>();
        Optional<BusinessCentralException> stop = stoppedBy;
        for (Member<?> member : members) {
            if (stop.isPresent()) {
                member.leave(
                        "An earlier member of the batch failed, so that this one was not executed: "
                                + stop.get().reason(),
                        session.execution().summary(),
                        stop.get());
            } else if (!member.isEnded()) {
                member.draft(session);
                if (!member.isEnded()) {
                    ready.add(member);
                }
            }
            if (stops && stop.isEmpty()) {
                stop = member.failure();
            }
        }
        return ready;
    }

    @Override
    void answered(Envelope envelope, List<Member<?>> open, List<Optional<MemberAnswer>> answers) {
        boolean stopped = false;
        int last = answers.size() - 1;
        while (last >= 0 && answers.get(last).isEmpty()) {
            last--;
        }
        for (int i = 0; i < open.size(); i++) {
            Member<?> member = open.get(i);
            Optional<MemberAnswer> answer = answers.get(i);
            if (answer.isEmpty()) {
                // What comes behind shows that the server has not stopped before it.
                if (!stopped || i < last) {
                    member.unanswered(envelope.nothingOn(member));
                } else {
                    member.notExecuted();
                }
            } else if (answer.get().isSuccessful()) {
                succeed(member, envelope, answer.get());
            } else {
                member.refused(envelope.exchange(), answer.get());
                stopped |= stops;
            }
        }
    }

    private static <T> void succeed(Member<T> member, Envelope envelope, MemberAnswer answer) {
        member.read(envelope.exchange(), answer).ifPresent(member::succeed);
    }

    private void settle(List<Member<?>> troubled) {
        boolean again = worthAWait(troubled).map(this::waits).orElse(true);
        Session looking = looking(session, troubled);
        troubled.forEach(member -> member.settle(looking, again));
    }
}
