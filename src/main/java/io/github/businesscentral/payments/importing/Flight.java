package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A chunk on its way: its open lines in a batch, and what their handles say when it is answered. */
final class Flight {
    final Chunk chunk;
    private final Map<Integer, Handle<CustomerPayment>> handles = new LinkedHashMap<>();
    private final List<Integer> taken = new ArrayList<>();
    private CompletableFuture<BatchResult> result =
            CompletableFuture.failedFuture(new IllegalStateException("not sent"));
    private boolean arrived;

    Flight(Chunk chunk) {
        this.chunk = chunk;
    }

    /** Puts the lines that can be imported into {@code batch}; the others are refused here. */
    void board(Batch batch, ImportTarget target) {
        for (int i : chunk.open()) {
            String obstacle = chunk.obstacle(i).orElse("");
            if (obstacle.isEmpty()) {
                try {
                    handles.put(i, batch.add(target.create(chunk.numbered(i))));
                } catch (IllegalArgumentException e) {
                    obstacle = String.valueOf(e.getMessage());
                }
            }
            if (!obstacle.isEmpty()) {
                chunk.troubled(i, Outcome.REFUSED, obstacle);
            }
        }
    }

    boolean isEmpty() {
        return handles.isEmpty();
    }

    /** Sends the lines. */
    void depart(Batch batch) {
        try {
            result = batch.executeAsync();
        } catch (IllegalStateException closed) {
            result = CompletableFuture.failedFuture(closed);
        }
    }

    CompletableFuture<BatchResult> result() {
        return result;
    }

    /** Gives the lines their outcomes; those that need another number are left open. Happens once. */
    void arrive(Score score, Instant now) {
        if (arrived) {
            return;
        }
        arrived = true;
        // What has failed with the batch as a whole is nobody's fault.
        Optional<BusinessCentralException> shared = result.isCompletedExceptionally()
                ? Optional.empty()
                : result.join().failure();
        shared.ifPresent(failure -> score.stop(failure.reason()));
        handles.forEach((i, handle) -> {
            switch (handle.status()) {
                case SUCCEEDED -> booked(i, handle.response(), score);
                case UNKNOWN -> unknown(i, reason(handle), now.plus(LateCommit.LATEST), score);
                case FAILED -> failed(i, handle, shared.isPresent(), score);
                case NOT_EXECUTED, PENDING -> notSent(i, reason(handle), score);
            }
        });
    }

    private void booked(int i, ApiResponse<CustomerPayment> response, Score score) {
        boolean before = response.createOutcome()
                .filter(CreateOutcome.ALREADY_EXISTED::equals)
                .isPresent();
        chunk.booked(i, before ? Outcome.BOOKED_BEFORE : Outcome.BOOKED, response.value());
        response.lateCommitPossibleUntil().ifPresent(score::mayCommitUntil);
    }

    private void failed(int i, Handle<CustomerPayment> handle, boolean withBatch, Score score) {
        BusinessCentralException failure = handle.failure().orElseThrow();
        if (withBatch || !isOfTheLine(failure)) {
            notSent(i, failure.reason(), score);
        } else if (chunk.isSuspect(i)) {
            suspected(i, failure.reason(), score);
        } else if (failure instanceof DuplicateKeyException) {
            taken.add(i);
        } else {
            chunk.troubled(i, Outcome.REFUSED, failure.reason());
        }
    }

    private void notSent(int i, String reason, Score score) {
        score.stop(reason);
        if (chunk.isSuspect(i)) {
            suspected(i, reason, score);
        } else {
            chunk.troubled(i, Outcome.NOT_SENT, reason);
        }
    }

    /** This run has not booked the line. A request of an earlier one, which nobody has answered, still may. */
    private void suspected(int i, String reason, Score score) {
        unknown(
                i,
                "a request of an earlier run may still be executed until " + chunk.mayCommitUntil()
                        + "; run the import again after that. This run could not book it: " + reason,
                chunk.mayCommitUntil(),
                score);
    }

    private void unknown(int i, String reason, Instant until, Score score) {
        chunk.troubled(i, Outcome.UNKNOWN, reason);
        score.mayCommitUntil(until);
    }

    /** Whether the server has refused this line, and not all that is sent to it; the code counts before the status. */
    private static boolean isOfTheLine(BusinessCentralException failure) {
        return failure instanceof InvalidRequestException
                || failure instanceof DuplicateKeyException
                || failure instanceof ConcurrentChangeException;
    }

    /** The lines whose numbers are other payments'. */
    List<Integer> taken() {
        return taken;
    }

    private String reason(Handle<?> handle) {
        return handle.failure().map(BusinessCentralException::reason).orElseGet(this::endOfBatch);
    }

    /** Why nothing was said to the members: the batch was never begun. */
    private String endOfBatch() {
        return result.handle((answer, failure) -> failure instanceof BusinessCentralException known
                        ? known.reason()
                        : failure == null ? "the batch ended without it" : String.valueOf(failure.getMessage()))
                .join();
    }
}
