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

/** A look at the marks of journals. It confirms the payments that were entered before it was sent. */
final class LookFlight implements Flight {
    private final List<Unconfirmed> payments;
    private final RunIntake run;
    private final PaymentImport back;
    private final Map<UUID, Handle<CustomerPaymentJournal>> marks = new HashMap<>();
    private final CompletableFuture<BatchResult> result;

    LookFlight(List<Unconfirmed> payments, RunIntake run, Batch batch, PaymentImport back) {
        this.payments = payments;
        this.run = run;
        this.back = back;
        payments.forEach(
                payment -> marks.computeIfAbsent(payment.journal().id(), journal -> batch.add(run.look(journal))));
        this.result = EntryFlight.sent(batch);
    }

    @Override
    public CompletableFuture<BatchResult> result() {
        return result;
    }

    @Override
    public void arrive() {
        List<Unconfirmed> confirmed = new ArrayList<>();
        List<Unconfirmed> others = new ArrayList<>();
        Map<RunJournal, Boolean> unchanged = new HashMap<>();
        for (Unconfirmed payment : payments) {
            boolean counts = unchanged.computeIfAbsent(payment.journal(), this::isUnchanged);
            (counts ? confirmed : others).add(payment);
        }
        back.looked(confirmed, others);
    }

    private boolean isUnchanged(RunJournal journal) {
        Handle<CustomerPaymentJournal> mark = Objects.requireNonNull(marks.get(journal.id()));
        return mark.status() == Handle.Status.SUCCEEDED && run.isUnchanged(journal, mark.value());
    }

    @Override
    public void lost() {
        result.cancel(true);
        back.looked(List.of(), payments);
    }
}
