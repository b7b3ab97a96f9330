package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.POSTING_DATE;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.write.Settlement;
import io.github.businesscentral.payments.internal.write.Write;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.DocumentNumber;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/** Enters one payment into a run: the requests around the decisions of {@link Creating}. */
final class RunCreate implements Write<RunPayment> {
    private static final String OTHER_VALUES = "with another date, sign or account";
    private static final String REVERSED = "and a reversal of it";

    private final RunContext run;
    private final NewCustomerPayment payment;
    private final String documentNumber;
    private final Optional<RunJournal> looked;

    private RunCreate(RunContext run, NewCustomerPayment payment, Optional<RunJournal> looked) {
        this.run = run;
        this.payment = payment;
        this.documentNumber = payment.value(DOCUMENT_NUMBER).orElseThrow();
        this.looked = looked;
    }

    /**
     * Returns the create of {@code payment}.
     *
     * @throws IllegalArgumentException if a run does not accept it
     */
    static RunCreate of(RunContext run, NewCustomerPayment payment) {
        require(
                payment.has(DOCUMENT_NUMBER),
                "documentNumber is missing, and a run recognizes a payment by it. Set one, for example"
                        + " DocumentNumber.of(prefix, key).");
        DocumentNumber.require(payment.value(DOCUMENT_NUMBER).orElseThrow());
        require(
                payment.has(POSTING_DATE),
                "postingDate is missing: the server would copy that of another line. Set it.");
        require(
                payment.value(AMOUNT).filter(amount -> amount.signum() != 0).isPresent(),
                "amount is missing or zero, and such a line cannot be posted. Set amountReceived.");
        require(
                !payment.has(LINE_NUMBER),
                "lineNumber is set, but a run derives it from the document number. Leave it out.");
        return new RunCreate(run, payment, Optional.empty());
    }

    /**
     * Returns this create for a caller that has read the mark of {@code open} and then the ledger. The caller also reads the mark
     * again before it confirms the outcome.
     */
    RunCreate into(RunJournal open) {
        return new RunCreate(run, payment, Optional.of(open));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public Settlement<RunPayment> begin(Session session, CallSpec<RunPayment> spec, int tries) {
        if (tries == 1 && looked.isPresent()) {
            return entering(session, spec, looked.get(), 0, true);
        }
        RunReader reader = run.reader(session::read);
        RunJournals journals = new RunJournals(run, reader, session::now, session::pause);
        Optional<RunJournal> found = journals.find(documentNumber);
        LedgerFinding ledger = inLedger(reader);
        if (found.isEmpty() && ledger instanceof LedgerFinding.NotThere) {
            // The ledger is asked again below, because others may have opened and posted the journal first.
            found = Optional.of(journals.findOrOpen(documentNumber));
            ledger = inLedger(reader);
        }
        RunState state = found.map(RunJournal::state).orElse(RunState.POSTED);
        Creating.Step step = Creating.beforePost(state, ledger, documentNumber);
        if (step instanceof Creating.Step.LookAtMark look) {
            RunJournal open = found.orElseThrow();
            step = Creating.afterMark(look.outcome(), open.mark(), markNow(reader, open));
        }
        if (step instanceof Creating.Step.Confirmed) {
            RunPayment posted = RunPayment.posted(documentNumber);
            return Settlement.completed(session, spec, ApiResponse.of(posted, 0, Headers.EMPTY, session.summary()));
        }
        if (step instanceof Creating.Step.Sealed sealed) {
            throw new RunSealedException(run.name(), sealed.state(), session.summary());
        }
        if (step instanceof Creating.Step.Reopened) {
            throw changed(reader);
        }
        if (step instanceof Creating.Step.PostedWithOtherValues there) {
            throw ledgerConflict(Reason.LEDGER_DIFFERS, OTHER_VALUES, there.entries(), session);
        }
        if (step instanceof Creating.Step.PostedAndReversed there) {
            throw ledgerConflict(Reason.REVERSED, REVERSED, there.entries(), session);
        }
        RunJournal journal = found.orElseThrow();
        return entering(session, spec, journal, tries == 1 ? 0 : collisions(reader, journal), false);
    }

    private static Mark markNow(RunReader reader, RunJournal journal) {
        return reader.journal(journal.id()).map(RunJournal::mark).orElseThrow(() -> changed(reader));
    }

    private static RunConflictException changed(RunReader reader) {
        return reader.conflict(
                Reason.OTHER_GENERATION, "The run's journals were changed by others meanwhile. Call this again.");
    }

    LedgerFinding inLedger(RunReader reader) {
        return LedgerFinding.of(
                payment.value(POSTING_DATE).orElseThrow(),
                payment.value(AMOUNT).orElseThrow().signum(),
                run.options().balancingAccount(),
                reader.entries(List.of(documentNumber)));
    }

    /** Returns what a ledger look-up of many payments found for this one. Empty if it found nothing. */
    Optional<RunIntake.Verdict> inLedger(LedgerIndex ledger, RunReader reader, Optional<RunJournal> journal) {
        LedgerFinding finding = ledger.of(
                        documentNumber,
                        payment.value(POSTING_DATE).orElseThrow(),
                        payment.value(AMOUNT).orElseThrow())
                .orElseGet(() -> inLedger(reader));
        if (finding instanceof LedgerFinding.Posted) {
            return Optional.of(new RunIntake.Verdict.Posted(journal));
        }
        if (finding instanceof LedgerFinding.OtherValues) {
            return Optional.of(new RunIntake.Verdict.Refused(ledgerHas(OTHER_VALUES)));
        }
        return finding instanceof LedgerFinding.Reversed
                ? Optional.of(new RunIntake.Verdict.Refused(ledgerHas(REVERSED)))
                : Optional.empty();
    }

    private String ledgerHas(String what) {
        return "The ledger has document number " + documentNumber + " " + what
                + ", so the payment was not entered. Look at the entries, or give this payment another document number.";
    }

    private RunConflictException ledgerConflict(
            Reason reason, String what, List<LedgerEntry> entries, Session session) {
        return new RunConflictException(
                reason,
                ledgerHas(what),
                entries.stream()
                        .map(entry -> entry.documentNumber() + " of " + entry.postingDate())
                        .distinct()
                        .toList(),
                session.summary());
    }

    /** The number of the payment's line numbers that other visible payments occupy. */
    private int collisions(RunReader reader, RunJournal journal) {
        int collisions = 0;
        while (collisions + 1 < LineKey.MOST_NUMBERS && isTakenByOther(reader, journal, collisions)) {
            collisions++;
        }
        return collisions;
    }

    private boolean isTakenByOther(RunReader reader, RunJournal journal, int collisions) {
        int number = LineKey.lineNumber(documentNumber, collisions);
        return reader.line(journal.id(), number)
                .filter(there -> answer(there.value(), number) == Creating.Answer.OTHER_PAYMENT)
                .isPresent();
    }

    /** How the line at the payment's number relates to the payment. */
    Creating.Answer answer(CustomerPayment line, int number) {
        List<String> different = numbered(number).differencesFrom(line);
        if (different.isEmpty()) {
            return Creating.Answer.EQUAL_LINE;
        }
        if (!different.contains(DOCUMENT_NUMBER.name())) {
            return Creating.Answer.OTHER_VALUES;
        }
        return different.size() == 1 ? Creating.Answer.OTHER_DOCUMENT_NUMBER : Creating.Answer.OTHER_PAYMENT;
    }

    NewCustomerPayment numbered(int number) {
        return payment.toBuilder().lineNumber(number).build();
    }

    String documentNumber() {
        return documentNumber;
    }

    RunContext run() {
        return run;
    }

    private Settlement<RunPayment> entering(
            Session session, CallSpec<RunPayment> spec, RunJournal journal, int collisions, boolean confirmedLater) {
        run.calls().books().enterToCreate(run.calls().paymentsUrl(journal.id()), session);
        int number = LineKey.lineNumber(documentNumber, collisions);
        AnswerReader<CustomerPayment> line = run.calls()
                .created(journal.id())
                .expecting(
                        created -> created.has(LINE_NUMBER) && created.lineNumber() == number,
                        "the line number " + number);
        AnswerReader<RunPayment> created = response -> RunPayment.entered(PaymentOutcome.CREATED, line.read(response));
        CallSpec<RunPayment> request = spec.at(run.calls().paymentsUrl(journal.id()))
                .withContent(run.calls().json(numbered(number)));
        return new Settlement<>(
                session, request, created, new RunCreateRules(this, journal, collisions, confirmedLater));
    }

    /** After a rollback, the server still reports the members of a batch as created ({@code business-central.md} 7). */
    @Override
    public Optional<String> obstacleToAtomicBatch() {
        return Optional.of(
                "A run confirms a payment by looking at its mark after the payment is entered, which an atomic batch"
                        + " could still take back. Use continueOnError() or the default instead.");
    }
}
