package io.github.businesscentral.payments.importing;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** Throws unless it is safe to send again what is open; finds out which of it is there. */
    void run(List<Chunk> open) {
        if (earlier.hasBooked()) {
            long missing = earlier.missing(lines().prefetch());
            if (missing > 0) {
                throw missing(missing + " of the lines that earlier runs have booked are");
            }
        } else if (earlier.witness().isPresent() && !isThere(earlier.witness().get())) {
            throw missing("The line that was the journal's last one before the import is");
        }
        long seen = open.stream().mapToLong(this::look).sum();
        boolean unproven = !earlier.hasBooked() && earlier.witness().isEmpty() && seen == 0;
        if (unproven && earlier.hasUnknown()) {
            throw new ImportException(
                    Reason.START_UNKNOWN,
                    "An earlier run was interrupted with its first line under way to an empty journal, and it is not there:"
                            + " whether it was never executed, or was posted or deleted since, cannot be told. Nothing was"
                            + " sent. Look into the ledger; if it is not there, delete the resume file and import anew.",
                    null,
                    null);
        }
    }

    /**
     * Looks for the lines of a chunk that may have been sent, and returns how many are there. One that is not, when no request
     * for it can be executed any more, is as good as never sent.
     */
    private long look(Chunk chunk) {
        List<Integer> suspects = chunk.open().stream().filter(chunk::isSuspect).toList();
        if (suspects.isEmpty()) {
            return 0;
        }
        Map<Integer, CustomerPayment> there =
                byNumber(suspects.stream().map(chunk::number).collect(Collectors.toCollection(TreeSet::new)));
        boolean isOver = target.now().isAfter(chunk.mayCommitUntil());
        boolean mayBePosted = target.mayBePosted();
        for (int line : suspects) {
            CustomerPayment found = there.get(chunk.number(line));
            if (found == null && isOver) {
                chunk.clear(line);
            } else if (found == null && mayBePosted) {
                chunk.troubled(
                        line,
                        Outcome.UNKNOWN,
                        "a request of an earlier run may still be executed until " + chunk.mayCommitUntil()
                                + ", and a posting that was not answered as well: run the import again after that");
            } else if (found != null && chunk.draft(line).isStoredIn(found)) {
                chunk.booked(line, Outcome.BOOKED_BEFORE, found);
            } else if (found != null) {
                chunk.troubled(
                        line,
                        Outcome.UNKNOWN,
                        "its line number " + found.lineNumber()
                                + " is there with other values: it may have been changed"
                                + " since, or be another payment. Compare the two");
            }
        }
        return there.size();
    }

    /**
     * Keeps no more than these: a line that got another number can be far away, with the whole journal between. One that is
     * listed twice, since lines were inserted between two pages, counts once.
     */
    private Map<Integer, CustomerPayment> byNumber(SortedSet<Integer> numbers) {
        return target
                .list(Query.where(LINE_NUMBER.between(numbers.first(), numbers.last()))
                        .orderBy(LINE_NUMBER.ascending()))
                .stream()
                .filter(line -> numbers.contains(line.lineNumber()))
                .collect(Collectors.toMap(CustomerPayment::lineNumber, line -> line, (first, again) -> first));
    }

    private Paged<CustomerPayment> lines() {
        IntSummaryStatistics numbers = earlier.numbers();
        return target.list(Query.where(LINE_NUMBER.between(numbers.getMin(), numbers.getMax()))
                .orderBy(LINE_NUMBER.ascending())
                .select(ID, LINE_NUMBER));
    }

    private boolean isThere(ImportTarget.Line line) {
        return target.list(Query.where(LINE_NUMBER.equalTo(line.number())).top(1)).stream()
                .anyMatch(there -> there.id().equals(line.id()));
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
