package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Sightings;
import io.github.businesscentral.payments.internal.Verdict;
import io.github.businesscentral.payments.internal.WriteRules;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates with a line number: the number is part of the journal's primary key, so at most one attempt with it gets in, and
 * whichever did can be found by it.
 */
final class NumberedCreate implements WriteRules<CustomerPayment> {
    /** Where the number comes from. */
    enum Origin {
        /** From the caller, who can have used it in an earlier run. */
        GIVEN,
        /** From the book: nobody can have had it before. */
        RESERVED,
        /** From the book, which is not asked for another. */
        LAST_RESERVED
    }

    private final JournalLines lines;
    private final NewCustomerPayment payment;
    private final int number;
    private final Origin origin;
    private final JournalLines.@Nullable Line witness;

    NumberedCreate(JournalLines lines, NewCustomerPayment payment, int number, Origin origin) {
        this.lines = lines;
        this.payment = payment;
        this.number = number;
        this.origin = origin;
        this.witness = lines.book().witness();
    }

    @Override
    public void announce(Sightings to) {
        to.wanted(lines.address(), number);
    }

    @Override
    public Verdict<CustomerPayment> refusedAtOnce(BusinessCentralException failure, Session session) {
        if (!(failure instanceof DuplicateKeyException taken)) {
            return new Verdict.Refused<>(failure);
        }
        return switch (origin) {
            case GIVEN ->
                KeyedCreate.existing(session, asking -> lines.byNumber(asking, number), payment::isStoredIn, taken);
            case RESERVED -> new Verdict.Afresh<>();
            case LAST_RESERVED -> {
                // The next create looks at the last line again, and begins elsewhere.
                lines.book().close();
                yield new Verdict.Refused<>(taken);
            }
        };
    }

    @Override
    public Verdict<CustomerPayment> unknown(Session session) {
        // Asked first: one that begins later is kept back by this create unless it is forced, and one that has ended is
        // seen.
        boolean mayBePosted = lines.book().mayBePosted(session.nanoTime());
        ApiResponse<Optional<CustomerPayment>> found = lines.byNumber(session, number);
        return found.value().isPresent() ? compared(found, found.value().get()) : absent(session, mayBePosted);
    }

    private Verdict<CustomerPayment> compared(ApiResponse<?> answer, CustomerPayment found) {
        return payment.isStoredIn(found)
                ? new Verdict.Settled<>(
                        answer.withValue(found), CreateOutcome.FOUND_AFTER_RETRY, origin != Origin.GIVEN)
                : new Verdict.Unknown<>("line " + number + " is another payment", found);
    }

    /** Not there, and neither posted nor deleted in the meantime: the same number can be sent again. */
    private Verdict<CustomerPayment> absent(Session session, boolean mayBePosted) {
        if (mayBePosted) {
            return new Verdict.Unknown<>(
                    "line " + number + " is not there, and a posting of the journal that was not answered may be"
                            + " executed at any moment, after which a second attempt could book again",
                    null);
        }
        if (witness == null) {
            return new Verdict.Unknown<>(
                    "line " + number + " is not there, and the journal was empty before: it may have been posted since",
                    null);
        }
        if (lines.isThere(session, witness)) {
            return new Verdict.Again<>();
        }
        lines.book().close();
        return new Verdict.Unknown<>(
                "line " + number + " is not there, and neither is line " + witness.number()
                        + " that was there before: lines were posted, deleted or renumbered",
                null);
    }

    @Override
    public Verdict<CustomerPayment> refusedLater(ApiException refusal, Session session) {
        if (!(refusal instanceof DuplicateKeyException)) {
            return WriteRules.super.refusedLater(refusal, session);
        }
        ApiResponse<Optional<CustomerPayment>> found = lines.byNumber(session, number);
        return found.value().isPresent()
                ? compared(found, found.value().get())
                : new Verdict.Unknown<>("line " + number + " is there but cannot be seen", null);
    }

    @Override
    public void succeeded(CustomerPayment created) {
        lines.book().confirmed(created.id(), number);
    }

    @Override
    public void unsettled() {
        lines.book().unsettled();
    }

    @Override
    public void ended() {
        lines.book().settled();
    }

    @Override
    public void mayCommitUntil(long nanoTime) {
        lines.book().mayCommitUntil(nanoTime);
    }

    @Override
    public Resolution resolve(Session session, Duration age) {
        Optional<CustomerPayment> found = lines.byNumber(session, number).value();
        if (found.isPresent()) {
            return payment.isStoredIn(found.get())
                    ? Resolution.booked(found.get())
                    : Resolution.stillUnknown("line " + number + " is another payment");
        }
        if (witness == null || !lines.isThere(session, witness)) {
            return Resolution.stillUnknown(
                    "line " + number + " is not there, and lines may have been posted or deleted");
        }
        return age.compareTo(LATEST_COMMIT) > 0
                ? Resolution.notBooked("line " + number + " is not there, and nothing was posted or deleted")
                : Resolution.stillUnknown("line " + number + " is not there, but an attempt may still be executed");
    }
}
