package io.github.businesscentral.payments.internal.batch;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import io.github.businesscentral.payments.internal.write.LookUps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import okhttp3.HttpUrl;

/**
 * Sends members that the server executes one after another, independently of each other. The server stops at the first failure
 * unless asked to continue. This class decides what counts as a failure: if a failed member turns out to be executed, the members
 * after it are sent again.
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
        List<Member<?>> open = begun(members);
        while (!open.isEmpty()) {
            send(open);
            boolean progressed = open.stream().anyMatch(Member::isEnded);
            settle(open.stream().filter(Member::isUnsettled).toList());
            if (progressed || open.stream().anyMatch(Member::isEnded)) {
                progressed();
            }
            open = begun(members);
        }
        if (stops && stoppedBy.isEmpty()) {
            stoppedBy = members.stream()
                    .flatMap(member -> member.failure().stream())
                    .findFirst();
        }
    }

    /** The members to send now. None after a failure that stops the rest. */
    private List<Member<?>> begun(List<Member<?>> members) {
        List<Member<?>> ready = new ArrayList<>();
        Optional<BusinessCentralException> stop = stoppedBy;
        for (Member<?> member : members) {
            if (stop.isPresent()) {
                member.leave(
                        "An earlier member of the batch failed, so this one was not executed: "
                                + stop.get().reason(),
                        session.summary(),
                        stop.get());
            } else if (!member.isEnded()) {
                member.begin(session);
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
    void answered(BatchRequest request, List<Member<?>> open, List<Optional<MemberAnswer>> answers) {
        List<Confirmation<?>> confirmations = new ArrayList<>();
        boolean stopped = false;
        int last = answers.size() - 1;
        while (last >= 0 && answers.get(last).isEmpty()) {
            last--;
        }
        for (int i = 0; i < open.size(); i++) {
            Member<?> member = open.get(i);
            Optional<MemberAnswer> answer = answers.get(i);
            if (answer.isEmpty()) {
                // A response to a later member shows that the server did not stop before this one.
                if (!stopped || i < last) {
                    member.unanswered(request.nothingOn(member));
                } else {
                    member.notExecuted();
                }
            } else if (answer.get().isSuccessful()) {
                Confirmation.of(member, answer.get(), request).ifPresent(confirmations::add);
            } else {
                member.refused(request.exchange(), answer.get());
                stopped |= stops;
            }
        }
        LookUps lookUps = new LookUps(session);
        Set<UUID> repeated = Confirmation.repeatedIds(confirmations);
        for (Confirmation<?> confirmation : confirmations) {
            if (confirmation.hasCreatedOneOf(repeated)) {
                confirmation.member().unanswered(request.repeatedAnswer(confirmation.member()));
            } else {
                confirmation.take(lookUps);
            }
        }
    }

    private void settle(List<Member<?>> unsettled) {
        boolean attemptsLeft = firstPassing(unsettled).map(this::waits).orElse(true);
        LookUps lookUps = lookUps(unsettled);
        unsettled.forEach(member -> member.settle(lookUps, attemptsLeft));
    }
}
