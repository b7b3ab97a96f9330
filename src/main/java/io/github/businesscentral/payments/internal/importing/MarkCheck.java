package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.internal.run.RunIntake;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A batch that reads the marks of journals. An unchanged mark confirms the payments that were entered before this batch was sent.
 */
final class MarkCheck implements ImportRequest {
    private final List<Unconfirmed> payments;
    private final RunIntake run;
    private final PaymentImport owner;
    private final Map<UUID, Handle<CustomerPaymentJournal>> marks = new HashMap<>();
    private final CompletableFuture<BatchResult> result;

    MarkCheck(List<Unconfirmed> payments, RunIntake run, Batch batch, PaymentImport owner) {
        this.payments = payments;
        this.run = run;
        this.owner = owner;
        payments.forEach(
                payment -> marks.computeIfAbsent(payment.journal().id(), journal -> batch.add(run.look(journal))));
        this.result = EntryBatch.sent(batch);
    }

    @Override
    public CompletableFuture<BatchResult> result() {
        return result;
    }

    @Override
    public void handleResponse() {
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

    @Override
    public void cancel() {
        result.cancel(true);
        owner.marksChecked(List.of(), payments);
    }
}
