package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.protocol.TextHash;
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
 * Decides what each of many payments needs, with few requests for all of them. Reads the marks, then the existing lines, then the
 * ledger. The results are valid while the marks stay unchanged ({@link Creating}), so a later read of the mark confirms an
 * outcome ({@link #look}). For use by the importing thread.
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

    /** What a payment needs. */
    public sealed interface Verdict {
        /** Execute this call. A read of the journal's mark confirms its outcome. */
        record Enter(ApiCall<RunPayment> call, RunJournal journal) implements Verdict {}

        /** An equal line exists. A read of the journal's mark confirms it. */
        record There(RunJournal journal) implements Verdict {}

        /** The ledger has it. If there is a journal, a read of its mark confirms this, since a posting can be rolled back. */
        record Posted(Optional<RunJournal> journal) implements Verdict {}

        /** It cannot be entered. */
        record Refused(String reason) implements Verdict {}
    }

    /** A payment that is being judged. */
    private static final class Case {
        private final NewCustomerPayment payment;
        private final @Nullable RunCreate create;
        private final @Nullable TextHash partHash;
        private Optional<OpenJournals.Place> place = Optional.empty();
        private @Nullable Verdict verdict;

        private Case(NewCustomerPayment payment, @Nullable RunCreate create) {
            this.payment = payment;
            this.create = create;
            this.partHash = create == null ? null : LineKey.partHash(create.documentNumber());
        }

        private static Case refused(NewCustomerPayment payment, String reason) {
            Case refused = new Case(payment, null);
            refused.verdict = new Verdict.Refused(reason);
            return refused;
        }

        private RunCreate create() {
            return Objects.requireNonNull(create, "accepted");
        }

        private TextHash partHash() {
            return Objects.requireNonNull(partHash, "accepted");
        }
    }

    /**
     * Finds the run's open journals.
     *
     * @throws io.github.businesscentral.payments.run.RunSealedException if one is sealed or being posted
     * @throws io.github.businesscentral.payments.run.RunConflictException if people must decide
     */
    public void open() {
        journals.findFirst();
    }

    /** Judges these payments, which are the next ones of the input. */
    public List<Verdict> judge(List<NewCustomerPayment> payments) {
        List<Case> cases = payments.stream().map(this::accepted).toList();
        decide(open(cases));
        return cases.stream().map(this::verdict).toList();
    }

    /** Judges payments again after a journal was left. */
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
        Case accepted = new Case(payment, create);
        return numbers.add(accepted.partHash().first64())
                ? accepted
                : Case.refused(
                        payment,
                        "document number " + create.documentNumber()
                                + " occurred earlier in the input. Give each payment"
                                + " its own document number, or leave out the duplicate.");
    }

    private void decide(List<Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        LineDigest of = digest == null ? LineDigest.like(cases.get(0).payment) : digest;
        digest = of;
        locate(cases);
        // The ledger is asked first, so that no journal is opened for payments that it already has. The first journal
        // of a part is needed in any case.
        openFor(
                withoutPlace(cases)
                        .filter(one -> journals.isFirst(one.partHash()))
                        .toList(),
                of);
        lookFor(cases, of);
        List<Case> withoutPlace = withoutPlace(open(cases)).toList();
        if (!withoutPlace.isEmpty()) {
            openFor(withoutPlace, of);
            lookFor(open(cases), of);
        }
        confirmPosted(cases);
    }

    private void locate(List<Case> cases) {
        cases.forEach(one -> one.place = journals.of(one.partHash()));
    }

    private static Stream<Case> withoutPlace(List<Case> cases) {
        return cases.stream().filter(one -> one.place.isEmpty());
    }

    private void openFor(List<Case> cases, LineDigest of) {
        if (!cases.isEmpty()) {
            journals.open(cases.stream().map(Case::partHash).toList(), of);
            locate(cases);
            // Earlier results do not cover these journals: others may have posted them.
            ledger = new LedgerIndex(reader, run.options().balancingAccount());
        }
    }

    /** Looks for the payments in the open journals, then in the ledger. */
    private void lookFor(List<Case> cases, LineDigest of) {
        journals.readLines(of);
        find(cases, of);
        askLedger(open(cases));
    }

    /**
     * Payments of parts without an open journal: others may have opened a journal in the meantime, and the ledger may show its
     * posting.
     */
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
        locate(posted);
        posted.forEach(one -> one.verdict = new Verdict.Posted(one.place.map(OpenJournals.Place::journal)));
        if (journals.changes() != changes) {
            ledger = new LedgerIndex(reader, run.options().balancingAccount());
        }
    }

    private static List<Case> open(List<Case> cases) {
        return cases.stream().filter(one -> one.verdict == null).toList();
    }

    private void find(List<Case> cases, LineDigest of) {
        for (Case one : cases) {
            one.place
                    .filter(OpenJournals.Place::hasLines)
                    .ifPresent(place -> of.of(one.payment)
                            .filter(place::has)
                            .ifPresent(there -> one.verdict = new Verdict.There(place.journal())));
        }
    }

    private void askLedger(List<Case> cases) {
        ledger.ask(cases.stream().map(one -> one.create().documentNumber()).toList());
        cases.forEach(one -> one.verdict = one.create()
                .inLedger(ledger, reader, one.place.map(OpenJournals.Place::journal))
                .orElse(null));
    }

    private Verdict verdict(Case one) {
        Verdict known = one.verdict;
        if (known != null) {
            return known;
        }
        OpenJournals.Place place = one.place.orElseThrow();
        return new Verdict.Enter(prepared(one.create().into(place.journal())), place.journal());
    }

    private ApiCall<RunPayment> prepared(RunCreate create) {
        return transport.prepare(CallSpec.of(CallKind.CREATE, run.calls().journalsUrl(), create));
    }

    /** Returns the call that reads the mark of a journal. */
    public ApiCall<CustomerPaymentJournal> look(UUID journal) {
        return transport.prepare(run.calls().journal(journal));
    }

    /** Whether the journal is open with the same mark as before. If so, the lines found in it count. */
    public boolean isUnchanged(RunJournal before, CustomerPaymentJournal now) {
        return reader.mark(now).filter(before.mark()::equals).isPresent();
    }

    /** Forgets a journal whose mark has changed. Its payments must be judged again. */
    public void leave(RunJournal journal) {
        journals.leave(journal);
        ledger = new LedgerIndex(reader, run.options().balancingAccount());
    }

    /** A monotonic clock, in nanoseconds. */
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
