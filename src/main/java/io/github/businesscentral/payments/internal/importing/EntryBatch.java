package io.github.businesscentral.payments.internal.importing;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
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

/** Payments on their way in a batch. */
final class EntryFlight implements Flight {
    private static final UUID NO_JOURNAL = new UUID(0, 0);

    private final List<Entry> entries;
    private final PaymentImport back;
    private final List<Handle<RunPayment>> handles;
    private final CompletableFuture<BatchResult> result;

    /** Sends the payments and reports their outcomes to {@code back}. */
    EntryFlight(List<Entry> entries, Batch batch, PaymentImport back) {
        this.entries = entries;
        this.back = back;
        this.handles = entries.stream().map(entry -> batch.add(entry.call())).toList();
        this.result = sent(batch);
    }

    static CompletableFuture<BatchResult> sent(Batch batch) {
        try {
            return batch.executeAsync();
        } catch (IllegalStateException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    @Override
    public CompletableFuture<BatchResult> result() {
        return result;
    }

    @Override
    public void arrive() {
        // If the whole batch failed, no single payment was refused.
        Optional<BusinessCentralException> shared = result.isCompletedExceptionally()
                ? Optional.empty()
                : result.join().failure();
        shared.ifPresent(failure -> back.stop(failure.reason()));
        List<ImportedLine> told = new ArrayList<>();
        List<Unconfirmed> gone = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Handle<RunPayment> handle = handles.get(i);
            if (isWithoutJournal(entry, handle)) {
                gone.add(new Unconfirmed(entry.booked(Outcome.BOOKED, null), entry.journal()));
                continue;
            }
            switch (handle.status()) {
                case SUCCEEDED -> entered(entry, handle.value()).ifPresent(told::add);
                case UNKNOWN -> told.add(entry.troubled(Outcome.UNKNOWN, reason(handle)));
                case FAILED -> told.add(failed(entry, handle, shared.isPresent()));
                case NOT_EXECUTED, PENDING -> told.add(notSent(entry, reason(handle)));
            }
        }
        try {
            back.tell(told);
        } finally {
            // The listener can throw.
            back.gone(gone);
        }
    }

    /** Its journal was deleted. Once, it is judged again; what is refused so in its next journal too, is not understood. */
    private static boolean isWithoutJournal(Entry entry, Handle<RunPayment> handle) {
        return entry.earlier().isEmpty()
                && handle.failure().filter(NotFoundException.class::isInstance).isPresent();
    }

    /** Returns the outcome to report; empty if it must be confirmed first. */
    private Optional<ImportedLine> entered(Entry entry, RunPayment payment) {
        ImportedLine line = entry.booked(outcome(entry, payment), payment.line().orElse(null));
        UUID sentTo = entry.journal().id();
        // The journal that it was sent to was gone. A create that found another journal has looked at its mark itself.
        boolean isElsewhere = payment.line()
                .filter(there -> there.has(JOURNAL_ID))
                .map(CustomerPayment::journalId)
                .filter(there -> !there.equals(NO_JOURNAL) && !there.equals(sentTo))
                .isPresent();
        if (isElsewhere || payment.line().isEmpty()) {
            return Optional.of(line);
        }
        back.unconfirmed(new Unconfirmed(line, entry.journal()));
        return Optional.empty();
    }

    private static Outcome outcome(Entry entry, RunPayment payment) {
        return switch (payment.outcome()) {
            case CREATED, FOUND_AFTER_RETRY -> Outcome.BOOKED;
            case ALREADY_EXISTED -> entry.earlier().orElse(Outcome.BOOKED_BEFORE);
            case ALREADY_POSTED -> Outcome.POSTED_BEFORE;
        };
    }

    private ImportedLine failed(Entry entry, Handle<RunPayment> handle, boolean withBatch) {
        BusinessCentralException failure = handle.failure().orElseThrow();
        if (failure instanceof RunSealedException) {
            back.stop("the run is being sealed or posted by another process");
            return entry.troubled(Outcome.UNKNOWN, failure.reason());
        }
        return withBatch || !isOfTheLine(failure)
                ? notSent(entry, failure.reason())
                : entry.troubled(Outcome.REFUSED, failure.reason());
    }

    private ImportedLine notSent(Entry entry, String reason) {
        back.stop(reason);
        return entry.notSent(reason);
    }

    /** Whether the server has refused this line, and not all that is sent to it; the code counts before the status. */
    private static boolean isOfTheLine(BusinessCentralException failure) {
        return failure instanceof InvalidRequestException
                || failure instanceof DuplicateKeyException
                || (failure instanceof RunConflictException conflict
                        && (conflict.conflict() == Reason.LEDGER_DIFFERS || conflict.conflict() == Reason.REVERSED));
    }

    private String reason(Handle<?> handle) {
        return handle.failure().map(BusinessCentralException::reason).orElseGet(this::endOfBatch);
    }

    /** Why the members have no answers: the batch never started. */
    private String endOfBatch() {
        return result.handle((answer, failure) -> failure instanceof BusinessCentralException known
                        ? known.reason()
                        : failure == null ? "the batch ended without it" : String.valueOf(failure.getMessage()))
                .join();
    }

    @Override
    public void lost() {
        result.cancel(true);
        back.tell(entries.stream()
                .map(entry -> entry.troubled(Outcome.UNKNOWN, "interrupted on its way"))
                .toList());
    }
}
