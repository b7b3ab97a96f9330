package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.RunPayment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is to be done with many payments of a run, with a few requests for all of them: the marks, then the lines that are there,
 * then the ledger. What was answered holds as long as the marks stay as they were ({@link Creating}); so an outcome is confirmed by a
 * look at the mark that was sent afterwards ({@link #look}). For the thread that imports.
 */
public final class RunIntake {
    private static final Duration LONG = Duration.ofDays(1);

    private final RunContext run;
    private final Transport transport;
    private final RunReader reader;
    private final OpenJournals journals;
    private final LongSet numbers = new LongSet();
    private LedgerIndex ledger;
    private @Nullable LineDigest digest;

    RunIntake(RunContext run, Transport transport, RunReader reader, OpenJournals journals) {
        this.run = run;
        this.transport = transport;
        this.reader = reader;
        this.journals = journals;
        this.ledger = new LedgerIndex(reader, run.options().balancingAccount());
    }

    /** What is to be done with a payment. */
    public sealed interface Verdict {
        /** Make this call; its outcome is confirmed by a look at the mark of the journal. */
        record Enter(ApiCall<RunPayment> call, RunJournal journal) implements Verdict {}

        /** An equal line is there, confirmed by a look at the mark of the journal. */
        record There(RunJournal journal) implements Verdict {}

        /** The ledger has it; if there is a journal, that is confirmed by a look at its mark, since a posting can be rolled back. */
        record Posted(Optional<RunJournal> journal) implements Verdict {}

        /** It cannot be entered. */
        record Refused(String reason) implements Verdict {}
    }

    /** A payment on its way to a verdict. */
    private static final class Case {
        private final NewCustomerPayment payment;
        private final @Nullable RunCreate create;
        private @Nullable Verdict verdict;

        private Case(NewCustomerPayment payment, @Nullable RunCreate create) {
            this.payment = payment;
            this.create = create;
        }

        private static Case refused(NewCustomerPayment payment, String reason) {
            Case refused = new Case(payment, null);
            refused.verdict = new Verdict.Refused(reason);
            return refused;
        }

        private RunCreate create() {
            return Objects.requireNonNull(create, "accepted");
        }
    }

    /**
     * Finds the run's open journals.
     *
     * @throws io.github.businesscentral.payments.run.RunSealedException if one is sealed or being posted
     * @throws io.github.businesscentral.payments.run.RunConflictException if people must decide
     */
    public void open() {
        journals.find();
    }

    /** Tells what is to be done with these payments, the next ones of the input. */
    public List<Verdict> judge(List<NewCustomerPayment> payments) {
        List<Case> cases = payments.stream().map(this::accepted).toList();
        decide(open(cases));
        return cases.stream().map(this::verdict).toList();
    }

    /** Tells it again, of payments that were judged before a journal was left. */
    public List<Verdict> judgeAgain(List<NewCustomerPayment> payments) {
        List<Case> cases = payments.stream()
                .map(payment -> new Case(payment, RunCreate.of(run, payment)))
                .toList();
        decide(cases);
        return cases.stream().map(this::verdict).toList();
    }

    private Case accepted(NewCustomerPayment payment) {
        RunCreate create;
        try {
            create = RunCreate.of(run, payment);
        } catch (IllegalArgumentException e) {
            return Case.refused(payment, String.valueOf(e.getMessage()));
        }
        return numbers.add(LedgerIndex.hash(create.documentNumber()))
                ? new Case(payment, create)
                : Case.refused(
                        payment,
                        "document number " + create.documentNumber()
                                + " came before in the same input. Give each payment"
                                + " a document number of its own, or leave out the repeated one.");
    }

    private void decide(List<Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        // Asked first, the ledger keeps journals from being opened for payments that it has. A part's first one is
        // needed anyway.
        openFor(homeless(cases).filter(journals::isFirst).toList());
        lookFor(cases);
        List<String> homeless = homeless(open(cases)).toList();
        if (!homeless.isEmpty()) {
            openFor(homeless);
            lookFor(open(cases));
        }
        confirmPosted(cases);
    }

    private Stream<String> homeless(List<Case> cases) {
        return cases.stream()
                .map(one -> one.create().documentNumber())
                .filter(number -> journals.of(number).isEmpty());
    }

    private void openFor(List<String> documentNumbers) {
        if (!documentNumbers.isEmpty()) {
            journals.open(documentNumbers);
            // What was asked before the marks were read says nothing about these journals: others may have posted them.
            ledger = new LedgerIndex(reader, run.options().balancingAccount());
        }
    }

    /** Looks whether the payments are in the open journals, and then in the ledger. */
    private void lookFor(List<Case> cases) {
        LineDigest of = digest == null ? LineDigest.like(cases.get(0).payment) : digest;
        digest = of;
        journals.readLines(of);
        find(cases, of);
        askLedger(open(cases));
    }

    /** Payments of parts that have no open journal: the ledger may show a posting of one that others have opened meanwhile. */
    private void confirmPosted(List<Case> cases) {
        List<Case> posted = cases.stream()
                .filter(one -> one.verdict instanceof Verdict.Posted found
                        && found.journal().isEmpty())
                .toList();
        if (posted.isEmpty()) {
            return;
        }
        int changes = journals.changes();
        journals.find();
        posted.forEach(one -> one.verdict = new Verdict.Posted(place(one).map(OpenJournals.Place::journal)));
        if (journals.changes() != changes) {
            ledger = new LedgerIndex(reader, run.options().balancingAccount());
        }
    }

    private Optional<OpenJournals.Place> place(Case one) {
        return journals.of(one.create().documentNumber());
    }

    private static List<Case> open(List<Case> cases) {
        return cases.stream().filter(one -> one.verdict == null).toList();
    }

    private void find(List<Case> cases, LineDigest of) {
        for (Case one : cases) {
            place(one)
                    .filter(OpenJournals.Place::hasLines)
                    .ifPresent(place -> of.of(one.payment)
                            .filter(place::has)
                            .ifPresent(there -> one.verdict = new Verdict.There(place.journal())));
        }
    }

    private void askLedger(List<Case> cases) {
        ledger.ask(cases.stream().map(one -> one.create().documentNumber()).toList());
        cases.forEach(one -> one.verdict = one.create()
                .inLedger(ledger, reader, place(one).map(OpenJournals.Place::journal))
                .orElse(null));
    }

    private Verdict verdict(Case one) {
        Verdict known = one.verdict;
        if (known != null) {
            return known;
        }
        OpenJournals.Place place = journals.of(one.create().documentNumber()).orElseThrow();
        return new Verdict.Enter(prepared(one.create().into(place.journal())), place.journal());
    }

    private ApiCall<RunPayment> prepared(RunCreate create) {
        return transport.prepare(CallSpec.of(CallKind.CREATE, run.calls().journalsUrl(), create));
    }

    /** The call that looks at the mark of a journal. */
    public ApiCall<CustomerPaymentJournal> look(UUID journal) {
        return transport.prepare(run.calls().journal(journal));
    }

    /** Whether the journal is open with the same mark as before, so that what was found in it counts. */
    public boolean isUnchanged(RunJournal before, CustomerPaymentJournal now) {
        return reader.mark(now).filter(before.mark()::equals).isPresent();
    }

    /** The journal has another mark now: payments are judged by what is there then. */
    public void leave(RunJournal journal) {
        journals.leave(journal);
        ledger = new LedgerIndex(reader, run.options().balancingAccount());
    }

    /** A clock that only moves forward. */
    public long nanoTime() {
        return transport.scheduler().nanoTime();
    }

    /** Waits until {@code done} is done. */
    public void await(CompletableFuture<?> done) throws InterruptedException {
        boolean isDone = false;
        while (!isDone) {
            isDone = transport.scheduler().sleep(LONG, done);
        }
    }
}
