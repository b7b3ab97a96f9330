package io.github.businesscentral.payments.importing;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that what earlier runs have booked is still in the journal. If it is not, the journal was posted or lines were
 * deleted, and lines whose fate is open may be in the ledger: sent again, they could be booked a second time.
 */
final class Verification {
    private final EarlierRun earlier;
    private final ImportTarget target;

    Verification(EarlierRun earlier, ImportTarget target) {
        this.earlier = earlier;
        this.target = target;
    }

    /** Throws unless it is safe to send again what is open. */
    void run(List<Chunk> open) {
        if (earlier.hasBooked()) {
            long missing = earlier.missing(lines().prefetch());
            if (missing > 0) {
                throw missing(missing + " of the lines that earlier runs have booked are");
            }
        } else if (earlier.witness().isPresent()) {
            if (!isThere(earlier.witness().get())) {
                throw missing("The line that was the journal's last one before the import is");
            }
        } else if (earlier.hasUnknown() && open.stream().noneMatch(this::isSeen)) {
            throw new ImportException(
                    Reason.START_UNKNOWN,
                    "An earlier run was interrupted with its first line under way to an empty journal, and it is not there:"
                            + " whether it was never executed, or was posted or deleted since, cannot be told. Nothing was"
                            + " sent. Look into the ledger; if it is not there, delete the resume file and import anew.",
                    null,
                    null);
        }
    }

    private Paged<CustomerPayment> lines() {
        IntSummaryStatistics numbers = earlier.numbers();
        return target.list(Query.where(LINE_NUMBER.between(numbers.getMin(), numbers.getMax()))
                .orderBy(LINE_NUMBER.ascending())
                .select(ID, LINE_NUMBER));
    }

    private boolean isThere(ImportTarget.Line line) {
        return byNumber(line.number())
                .filter(there -> there.id().equals(line.id()))
                .isPresent();
    }

    private boolean isSeen(Chunk chunk) {
        return chunk.open().stream()
                .anyMatch(i -> byNumber(chunk.number(i))
                        .filter(chunk.numbered(i)::isStoredIn)
                        .isPresent());
    }

    private Optional<CustomerPayment> byNumber(int number) {
        return target.list(Query.where(LINE_NUMBER.equalTo(number)).top(1)).stream()
                .filter(line -> line.lineNumber() == number)
                .findFirst();
    }

    private static ImportException missing(String what) {
        return new ImportException(
                Reason.LINES_MISSING,
                what
                        + " not in the journal any more: it was posted, or lines were deleted or renumbered. Nothing was sent,"
                        + " since lines whose outcome is open could be in the ledger already. Compare the ledger with the"
                        + " input, and import what is missing with another resume file.",
                null,
                null);
    }
}
