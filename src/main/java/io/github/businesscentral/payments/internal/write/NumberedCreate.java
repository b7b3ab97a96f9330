package io.github.businesscentral.payments.internal.write;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Creates with a line number. The number is part of the journal's primary key, so the server accepts at most one attempt, and a
 * look-up by number finds it.
 */
public final class NumberedCreate implements WriteRules<CustomerPayment> {
    /**
     * Creates a payment exactly once. Reserves a line number, unless the caller chose one, and sends the payment with it.
     * Reserves another number only if the first one is taken, and not by an attempt of this payment.
     *
     * @param json writes the request body
     * @param answer reads the response
     */
    public record ExactlyOnce(
            JournalLines lines,
            NewCustomerPayment payment,
            Function<NewCustomerPayment, ByteString> json,
            AnswerReader<CustomerPayment> answer)
            implements Write<CustomerPayment> {
        // More are needed only if other programs take each number between its reservation and the request.
        private static final int MOST_NUMBERS = 10;

        @Override
        public void enter(Session session) {
            lines.book().gate().enterToCreate(session);
        }

        @Override
        public Settlement<CustomerPayment> begin(Session session, CallSpec<CustomerPayment> spec, int tries) {
            Optional<Integer> chosen = payment.value(LINE_NUMBER);
            if (chosen.isPresent()) {
                lines.open(session);
                return numbered(session, spec, payment, chosen.get(), NumberedBy.CALLER);
            }
            int number = lines.reserve(session);
            NumberedBy by = tries < MOST_NUMBERS ? NumberedBy.LIBRARY : NumberedBy.LIBRARY_FOR_THE_LAST_TIME;
            return numbered(
                    session, spec, payment.toBuilder().lineNumber(number).build(), number, by);
        }

        private Settlement<CustomerPayment> numbered(
                Session session,
                CallSpec<CustomerPayment> spec,
                NewCustomerPayment numbered,
                int number,
                NumberedBy by) {
            NumberedCreate rules = new NumberedCreate(lines, numbered, number, by);
            AnswerReader<CustomerPayment> created = answer.expecting(rules::isAnswer, "the line number " + number);
            return new Settlement<>(session, spec.withContent(json.apply(numbered)), created, rules);
        }

        /** Leaves out the payment, which is customer data. */
        @Override
        public String toString() {
            return "ExactlyOnce";
        }
    }

    /** Who chose the number. */
    enum NumberedBy {
        /** The caller, who may have used it in an earlier start of the program. */
        CALLER,
        /** The library, which has not used it before. */
        LIBRARY,
        /** The library, which chooses no other number if this one is taken. */
        LIBRARY_FOR_THE_LAST_TIME
    }

    private static final int MOST_DECIMAL_PLACES = 3;

    private final JournalLines lines;
    private final NewCustomerPayment payment;
    private final int number;
    private final NumberedBy numberedBy;
    private final JournalBook book;
    private final JournalLines.@Nullable SeenLine witness;
    private @Nullable CustomerPayment renumbered;

    NumberedCreate(JournalLines lines, NewCustomerPayment payment, int number, NumberedBy numberedBy) {
        this.lines = lines;
        this.payment = payment;
        this.number = number;
        this.numberedBy = numberedBy;
        this.book = lines.book();
        this.witness = book.witness();
    }

    /** Whether the server's response is about the line that was sent. */
    boolean isAnswer(CustomerPayment line) {
        boolean isAnswer = line.has(LINE_NUMBER) && line.lineNumber() == number;
        if (!isAnswer && payment.differencesFrom(line).equals(List.of(LINE_NUMBER.name()))) {
            renumbered = line;
        }
        return isAnswer;
    }

    @Override
    public void announce(LookUps lookUps) {
        lookUps.announce(lines.address(), number);
        payment.value(DOCUMENT_NUMBER).ifPresent(document -> lookUps.announceDocument(lines.address(), document));
    }

    @Override
    public NextStep<CustomerPayment> refused(BusinessCentralException failure, LookUps lookUps) {
        if (!(failure instanceof DuplicateKeyException taken)) {
            return new NextStep.Fail<>(failure);
        }
        return switch (numberedBy) {
            case CALLER -> KeyedCreate.existing(() -> lines.byNumber(lookUps, number), payment::differencesFrom, taken);
            case LIBRARY -> new NextStep.Restart<>();
            case LIBRARY_FOR_THE_LAST_TIME -> {
                // The next create reads the last line again and starts at another number.
                book.close();
                yield new NextStep.Fail<>(taken);
            }
        };
    }

    @Override
    public NextStep<CustomerPayment> unknown(LookUps lookUps) {
        // Checked before the look-up. A forced posting does not wait for this create, and the effect of one that has
        // ended is visible in the journal.
        boolean mayBePosted = book.mayBePosted();
        Optional<ApiResponse<CustomerPayment>> found = lines.byNumber(lookUps, number);
        return found.isPresent() ? compared(found.get()) : absent(lookUps, mayBePosted);
    }

    private NextStep<CustomerPayment> compared(ApiResponse<CustomerPayment> found) {
        return isStoredIn(found.value())
                ? new NextStep.Done<>(found, CreateOutcome.FOUND_AFTER_RETRY, numberedBy != NumberedBy.CALLER)
                : new NextStep.Unknown<>("line " + number + " is another payment", found.value());
    }

    /**
     * Whether the line has the values that were sent. If the library chose the number, an amount may also be rounded to fewer
     * than two decimal places, because the line's currency is hidden ({@code business-central.md} 2.2). If the caller chose it, a
     * different amount is a correction.
     */
    private boolean isStoredIn(CustomerPayment line) {
        List<String> different = payment.differencesFrom(line);
        return different.isEmpty()
                || (numberedBy != NumberedBy.CALLER
                        && different.equals(List.of(AMOUNT.name()))
                        && isRounded(payment.value(AMOUNT).orElseThrow(), line.amount()));
    }

    private static boolean isRounded(BigDecimal sent, BigDecimal stored) {
        return IntStream.rangeClosed(0, MOST_DECIMAL_PLACES)
                .anyMatch(places -> sent.setScale(places, RoundingMode.HALF_UP).compareTo(stored) == 0);
    }

    /**
     * Decides when the line does not exist. The same number can be sent again if the journal was neither posted nor emptied
     * since.
     */
    private NextStep<CustomerPayment> absent(LookUps lookUps, boolean mayBePosted) {
        if (mayBePosted) {
            return new NextStep.Unknown<>("line " + number + " is not there, and a posting of the journal that was not"
                    + " answered may be executed at any moment, after which a second attempt could book again");
        }
        if (renumbered != null) {
            return new NextStep.Unknown<>(
                    "line " + number + " is not there, and the server answered with line " + renumbered.lineNumber()
                            + ", which has the same values: an extension may have given it another number",
                    renumbered);
        }
        Optional<SameDocument> document = sameDocument(lookUps);
        Optional<String> obstacle = document.flatMap(SameDocument::obstacle);
        if (obstacle.isPresent()) {
            return new NextStep.Unknown<>(
                    "line " + number + " is not there, and " + obstacle.get(),
                    document.flatMap(SameDocument::line).orElse(null));
        }
        if (document.filter(SameDocument::ledgerRead).isPresent()) {
            return new NextStep.Resend<>();
        }
        return byWitness(lookUps, document.isPresent() ? ", and the ledger may not be read" : "");
    }

    private Optional<SameDocument> sameDocument(LookUps lookUps) {
        return payment.value(DOCUMENT_NUMBER).map(document -> lines.sameDocument(lookUps, document));
    }

    /** Without a document number or access to the ledger, only the witness can show that nothing was posted. */
    private NextStep<CustomerPayment> byWitness(LookUps lookUps, String also) {
        if (witness == null) {
            return new NextStep.Unknown<>("line " + number
                    + " is not there, and the journal was empty before: it may have been posted since" + also);
        }
        if (lines.isThere(lookUps, witness)) {
            return new NextStep.Resend<>();
        }
        book.close();
        return new NextStep.Unknown<>("line " + number + " is not there, and neither is line " + witness.number()
                + " that was there before: lines were posted, deleted or renumbered" + also);
    }

    @Override
    public NextStep<CustomerPayment> refusedAfterUnknown(ApiException refusal, LookUps lookUps) {
        if (!(refusal instanceof DuplicateKeyException)) {
            return WriteRules.super.refusedAfterUnknown(refusal, lookUps);
        }
        return lines.byNumber(lookUps, number)
                .map(this::compared)
                .orElseGet(() -> new NextStep.Unknown<>("line " + number + " is there but cannot be seen"));
    }

    @Override
    public void succeeded(CustomerPayment created) {
        book.confirmed(created.id(), number);
    }

    @Override
    public void unsettled() {
        book.unsettled();
    }

    @Override
    public void ended() {
        book.settled();
    }

    @Override
    public void mayCommitUntil(long nanoTime) {
        book.mayCommitUntil(nanoTime);
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        Optional<CustomerPayment> found = lines.byNumber(lookUps, number).map(ApiResponse::value);
        if (found.isPresent()) {
            return isStoredIn(found.get())
                    ? Resolution.booked(found.get())
                    : Resolution.stillUnknown("line " + number + " is another payment");
        }
        Optional<SameDocument> document = sameDocument(lookUps);
        Optional<String> obstacle = document.flatMap(SameDocument::obstacle);
        if (obstacle.isPresent()) {
            return Resolution.stillUnknown("line " + number + " is not there, and " + obstacle.get());
        }
        boolean complete = document.filter(SameDocument::ledgerRead).isPresent();
        if (!complete && (witness == null || !lines.isThere(lookUps, witness))) {
            return Resolution.stillUnknown(
                    "line " + number + " is not there, and lines may have been posted or deleted");
        }
        return age.compareTo(LateCommit.LATEST) > 0
                ? Resolution.notBooked("line " + number + " is not there, and nothing was posted or deleted")
                : Resolution.stillUnknown("line " + number + " is not there, but an attempt may still be executed");
    }
}
