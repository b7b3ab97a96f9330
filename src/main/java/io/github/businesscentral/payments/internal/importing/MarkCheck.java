package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.internal.run.RunIntake;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the marks of journals in a batch. An unchanged mark confirms the payments that were entered before the batch was sent. */
final class MarkCheck {
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

    void handleResponse() {
        List<Unconfirmed> confirmed = new ArrayList<>();
        List<Unconfirmed> others = new ArrayList<>();
        Map<RunJournal, Boolean> unchanged = new HashMap<>();
        for (Unconfirmed payment : payments) {
            boolean counts = unchanged.computeIfAbsent(payment.journal(), this::isUnchanged);
            (counts ? confirmed : others).add(payment);
        }
        owner.marksChecked(confirmed, others);
    }

    private boolean isUnchanged(RunJournal journal) {
        Handle<CustomerPaymentJournal> mark = Objects.requireNonNull(marks.get(journal.id()));
        return mark.status() == Handle.Status.SUCCEEDED && run.isUnchanged(journal, mark.value());
    }

    /** The batch failed, with the entries in it: another check follows. */
    void repeat() {
        owner.notChecked(payments);
    }

    void cancel() {
        owner.marksChecked(List.of(), payments);
    }
}
