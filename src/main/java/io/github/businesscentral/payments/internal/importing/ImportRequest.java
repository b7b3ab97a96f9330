package io.github.businesscentral.payments.internal.importing;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.internal.run.RunIntake;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunSealedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A request of an import: a batch that enters payments, reads marks, or does both. */
final class ImportRequest {
    private static final UUID NO_JOURNAL = new UUID(0, 0);

    private final List<Entry> entries;
    private final PaymentImport owner;
    private final List<Handle<RunPayment>> handles;
    private final Optional<MarkCheck> check;
    private final CompletableFuture<BatchResult> result;

    /** Sends {@code entries}, checks the marks for {@code toCheck}, and reports the outcomes to {@code owner}. */
    ImportRequest(List<Entry> entries, List<Unconfirmed> toCheck, RunIntake run, Batch batch, PaymentImport owner) {
        this.entries = entries;
        this.owner = owner;
        this.check = toCheck.isEmpty() ? Optional.empty() : Optional.of(new MarkCheck(toCheck, run, batch, owner));
        this.handles = entries.stream().map(entry -> batch.add(entry.call())).toList();
        this.result = sent(batch);
    }

    private static CompletableFuture<BatchResult> sent(Batch batch) {
        try {
            return batch.executeAsync();
        } catch (IllegalStateException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    /** Completes when the response has arrived or the request has failed. */
    CompletableFuture<?> result() {
        return result;
    }

    /** Handles the response. Called once, on the importing thread. */
    void handleResponse() {
        // If the whole batch failed, the server did not refuse any single payment.
        Optional<BusinessCentralException> shared = result.isCompletedExceptionally()
                ? Optional.empty()
                : result.join().failure();
        try {
            if (!entries.isEmpty()) {
                shared.ifPresent(failure -> owner.stop(failure.reason()));
                handleEntries(shared);
            }
        } finally {
            // Also when the listener throws.
            check.ifPresent(marks -> marks.handleResponse(!entries.isEmpty()));
        }
    }

    private void handleEntries(Optional<BusinessCentralException> shared) {
        List<ImportedLine> settled = new ArrayList<>();
        List<Unconfirmed> gone = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Handle<RunPayment> handle = handles.get(i);
            if (isWithoutJournal(entry, handle)) {
                gone.add(new Unconfirmed(entry.booked(Outcome.BOOKED, null), entry.journal()));
                continue;
            }
            switch (handle.status()) {
                case SUCCEEDED -> entered(entry, handle.value()).ifPresent(settled::add);
                case UNKNOWN -> settled.add(entry.troubled(Outcome.UNKNOWN, reason(handle)));
                case FAILED -> settled.add(failed(entry, handle, shared));
                case NOT_EXECUTED, PENDING -> settled.add(notSent(entry, reason(handle)));
            }
        }
        try {
            owner.settled(settled);
        } finally {
            // Also when the listener throws.
            owner.gone(gone);
        }
    }

    /**
     * Whether the payment's journal was deleted. Such a payment is judged again once. If its next journal is missing as well, the
     * failure is reported.
     */
    private static boolean isWithoutJournal(Entry entry, Handle<RunPayment> handle) {
        return entry.earlier().isEmpty()
                && handle.failure().filter(NotFoundException.class::isInstance).isPresent();
    }

    /** Returns the outcome to report. Empty if it must be confirmed first. */
    private Optional<ImportedLine> entered(Entry entry, RunPayment payment) {
        ImportedLine line = entry.booked(outcome(entry, payment), payment.line().orElse(null));
        UUID sentTo = entry.journal().id();
        // True if the journal was deleted and the create found another one. Such a create has already checked that
        // journal's mark.
        boolean isElsewhere = payment.line()
                .filter(there -> there.has(JOURNAL_ID))
                .map(CustomerPayment::journalId)
                .filter(there -> !there.equals(NO_JOURNAL) && !there.equals(sentTo))
                .isPresent();
        if (isElsewhere || payment.line().isEmpty()) {
            return Optional.of(line);
        }
        owner.unconfirmed(new Unconfirmed(line, entry.journal()));
        return Optional.empty();
    }

    private static Outcome outcome(Entry entry, RunPayment payment) {
        return switch (payment.outcome()) {
            case CREATED, FOUND_AFTER_RETRY -> Outcome.BOOKED;
            case ALREADY_EXISTED -> entry.earlier().orElse(Outcome.BOOKED_BEFORE);
            case ALREADY_POSTED -> Outcome.POSTED_BEFORE;
        };
    }

    private ImportedLine failed(Entry entry, Handle<RunPayment> handle, Optional<BusinessCentralException> shared) {
        BusinessCentralException failure = handle.failure().orElseThrow();
        if (failure instanceof RunSealedException) {
            owner.stop("the run is being sealed or posted by another process");
            return entry.troubled(Outcome.UNKNOWN, failure.reason());
        }
        return shared.filter(failure::equals).isPresent() || !isOfTheLine(failure)
                ? notSent(entry, failure.reason())
                : entry.troubled(Outcome.REFUSED, failure.reason());
    }

    private ImportedLine notSent(Entry entry, String reason) {
        owner.stop(reason);
        return entry.notSent(reason);
    }

    /** Whether the server refused this line only, rather than every line. The error code decides before the status. */
    private static boolean isOfTheLine(BusinessCentralException failure) {
        return failure instanceof InvalidRequestException
                || failure instanceof DuplicateKeyException
                || (failure instanceof RunConflictException conflict
                        && (conflict.conflict() == Reason.LEDGER_DIFFERS || conflict.conflict() == Reason.REVERSED));
    }

    private String reason(Handle<?> handle) {
        return handle.failure().map(BusinessCentralException::reason).orElseGet(this::endOfBatch);
    }

    /** Why the members have no responses: the batch never started. */
    private String endOfBatch() {
        return result.handle((answer, failure) -> failure instanceof BusinessCentralException known
                        ? known.reason()
                        : failure == null ? "the batch ended without it" : String.valueOf(failure.getMessage()))
                .join();
    }

    /** Cancels the request. The outcomes of its payments are then unknown. */
    void cancel() {
        result.cancel(true);
        check.ifPresent(MarkCheck::cancel);
        owner.settled(entries.stream()
                .map(entry -> entry.troubled(Outcome.UNKNOWN, "interrupted while it was being sent"))
                .toList());
    }
}
