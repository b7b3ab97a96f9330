package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.internal.run.RunIntake;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the marks of journals in a batch. An unchanged mark confirms the payments that were entered before the batch was sent. */
final class MarkCheck {
    /** What the read of a mark has shown. */
    private enum Finding {
        UNCHANGED,
        /** Or the journal is gone. */
        CHANGED,
        UNANSWERED
    }

    private final List<Unconfirmed> payments;
    private final RunIntake run;
    private final PaymentImport owner;
    private final Map<UUID, Handle<CustomerPaymentJournal>> marks = new HashMap<>();

    /** Adds the reads to {@code batch}. */
    MarkCheck(List<Unconfirmed> payments, RunIntake run, Batch batch, PaymentImport owner) {
        this.payments = payments;
        this.run = run;
        this.owner = owner;
        journals(payments).forEach(journal -> marks.put(journal, batch.add(run.look(journal))));
    }

    /** The journals that these payments are in. Each takes a member of the batch. */
    static Set<UUID> journals(List<Unconfirmed> payments) {
        return payments.stream().map(payment -> payment.journal().id()).collect(Collectors.toSet());
    }

    /**
     * Passes the payments to the import.
     *
     * @param withEntries whether the request also contained entries. Then a mark without an answer can be read again
     */
    void handleResponse(boolean withEntries) {
        Map<Finding, List<Unconfirmed>> byFinding = new EnumMap<>(Finding.class);
        Map<RunJournal, Finding> known = new HashMap<>();
        for (Unconfirmed payment : payments) {
            Finding finding = known.computeIfAbsent(payment.journal(), this::finding);
            byFinding.computeIfAbsent(finding, any -> new ArrayList<>()).add(payment);
        }
        List<Unconfirmed> unanswered = byFinding.getOrDefault(Finding.UNANSWERED, List.of());
        List<Unconfirmed> others = new ArrayList<>(byFinding.getOrDefault(Finding.CHANGED, List.of()));
        others.addAll(withEntries ? List.of() : unanswered);
        owner.marksChecked(
                byFinding.getOrDefault(Finding.UNCHANGED, List.of()), others, withEntries ? unanswered : List.of());
    }

    private Finding finding(RunJournal journal) {
        Handle<CustomerPaymentJournal> mark = Objects.requireNonNull(marks.get(journal.id()));
        if (mark.status() == Handle.Status.SUCCEEDED) {
            return run.isUnchanged(journal, mark.value()) ? Finding.UNCHANGED : Finding.CHANGED;
        }
        return mark.failure().filter(NotFoundException.class::isInstance).isPresent()
                ? Finding.CHANGED
                : Finding.UNANSWERED;
    }

    void cancel() {
        owner.marksChecked(List.of(), payments, List.of());
    }
}
