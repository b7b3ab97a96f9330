package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A chunk on its way: its open lines in a batch, and what their handles say when it is answered. */
final class Flight {
    /** The longest that an unanswered request can still be executed (business-central.md 8). */
    static final Duration LATEST_COMMIT = Duration.ofMinutes(16);

    final Chunk chunk;
    private final Map<Integer, Handle<CustomerPayment>> handles = new LinkedHashMap<>();
    private final List<Integer> taken = new ArrayList<>();
    private CompletableFuture<BatchResult> result =
            CompletableFuture.failedFuture(new IllegalStateException("not sent"));

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

    void depart(Batch batch) {
        result = batch.executeAsync();
    }

    CompletableFuture<BatchResult> result() {
        return result;
    }

    /** Gives the lines their outcomes; those that need another number are left open. */
    void arrive(Score score, Instant now) {
        handles.forEach((i, handle) -> {
            switch (handle.status()) {
                case SUCCEEDED -> booked(i, handle.response(), score);
                case UNKNOWN -> {
                    chunk.troubled(i, Outcome.UNKNOWN, reason(handle));
                    score.mayCommitUntil(now.plus(LATEST_COMMIT));
                }
                case FAILED -> failed(i, handle, score, now);
                case NOT_EXECUTED, PENDING -> {
                    chunk.troubled(i, Outcome.NOT_SENT, reason(handle));
                    score.stop("a batch ended before it was sent: " + reason(handle));
                }
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

    private void failed(int i, Handle<CustomerPayment> handle, Score score, Instant now) {
        BusinessCentralException failure = handle.failure().orElseThrow();
        if (failure instanceof DuplicateKeyException) {
            // An attempt of an earlier run with this number may still be under way: a new one could book it a second
            // time.
            if (chunk.isFresh() || now.isAfter(chunk.mayCommitUntil())) {
                taken.add(i);
            } else {
                chunk.troubled(
                        i,
                        Outcome.UNKNOWN,
                        "its line number is another payment's, and an attempt of an earlier run"
                                + " may still be executed: run the import again later");
            }
        } else if (isOfTheLine(failure)) {
            chunk.troubled(i, Outcome.REFUSED, failure.reason());
        } else {
            chunk.troubled(i, Outcome.NOT_SENT, failure.reason());
            score.stop(failure.reason());
        }
    }

    /** Whether the server has refused this line, and not all that is sent to it. */
    private boolean isOfTheLine(BusinessCentralException failure) {
        boolean shared = handles.values().stream()
                        .filter(other -> other.failure().filter(failure::equals).isPresent())
                        .count()
                > 1;
        return !shared
                && failure instanceof ApiException answer
                && switch (answer.status()) {
                    case 401, 403, 404, 408, 429 -> false;
                    default -> answer.status() < 500;
                };
    }

    /** The lines whose numbers are other payments'. */
    List<Integer> taken() {
        return taken;
    }

    private static String reason(Handle<?> handle) {
        return handle.failure().map(BusinessCentralException::reason).orElse("the client was closed");
    }
}
