package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunJournalInfo;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run whose state is on the server. Each step is a separate call with its own deadline. */
public final class ServerRun implements PaymentRun {
    private static final int LONGEST_NAME = 200;
    private static final Duration LONG = Duration.ofDays(1);

    private final RunContext run;
    private final Transport transport;
    private final RunImporter importer;

    private ServerRun(RunContext run, Transport transport, RunImporter importer) {
        this.run = run;
        this.transport = transport;
        this.importer = importer;
    }

    /** Opens the run with this name, or finds it. */
    public static ServerRun open(
            RunCalls calls, Transport transport, RunImporter importer, String name, RunOptions options) {
        requireName(name);
        Objects.requireNonNull(options, "options");
        ServerRun run = new ServerRun(RunContext.of(calls, name, options), transport, importer);
        RunReader reader = run.reader();
        try {
            reader.probeLedger();
        } catch (PermissionException e) {
            throw new RunConflictException(
                    Reason.LEDGER_HIDDEN,
                    "The general ledger cannot be read, so the run cannot check whether a payment is posted. Give the"
                            + " application a permission set that reads table data 17 \"G/L Entry\": " + e.reason(),
                    List.of(),
                    e.call(),
                    e);
        }
        run.journals(reader).openFirst();
        return run;
    }

    private static void requireName(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException(
                    "name is blank. Name the run by the payments' own data, such as \"payouts 2026-11-20\".");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name is " + name.length() + " characters long; it must have at most "
                    + LONGEST_NAME + ". Shorten it.");
        }
        if (!name.equals(name.strip())) {
            throw new IllegalArgumentException("name begins or ends with a space, which makes it look like the name of"
                    + " another run. Pass name.strip().");
        }
    }

    private RunReader reader() {
        return run.reader(transport::execute);
    }

    private RunJournals journals(RunReader reader) {
        return new RunJournals(run, reader, this::now, this::sleep);
    }

    private Instant now() {
        return transport.scheduler().now();
    }

    private void sleep(Duration time) {
        if (!time.isZero() && !time.isNegative()) {
            sleep(time, new CompletableFuture<>());
        }
    }

    private void await(CompletableFuture<?> done) {
        while (!done.isDone()) {
            sleep(LONG, done);
        }
    }

    private void sleep(Duration time, CompletableFuture<?> wake) {
        try {
            transport.scheduler().sleep(time, wake);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    "The thread was interrupted while the run waited. Call the method again.", reader().lastCall(), e);
        }
    }

    @Override
    public String name() {
        return run.name();
    }

    @Override
    public PaymentRun.Calls calls() {
        return this::prepared;
    }

    private ApiCall<RunPayment> prepared(NewCustomerPayment payment) {
        Objects.requireNonNull(payment, "payment");
        return transport.prepare(CallSpec.of(CallKind.CREATE, run.calls().journalsUrl(), RunCreate.of(run, payment)));
    }

    @Override
    public ImportReport importAll(Iterable<NewCustomerPayment> payments, ImportOptions how) {
        Objects.requireNonNull(how, "options");
        RunReader reader = reader();
        OpenJournals open = new OpenJournals(run, reader, journals(reader), transport, this::await);
        return importer.run(new RunIntake(run, transport, reader, open), payments.iterator(), how);
    }

    @Override
    public RunState seal() {
        RunReader reader = reader();
        RunJournals journals = journals(reader);
        List<RunJournal> all = reader.journals();
        requireNoCreates(all, reader);
        new RunSeal(run, reader, journals, this::sleep)
                .seal(RunJournals.parts(all).toList())
                .requireNoRefusal();
        return state();
    }

    @Override
    public RunState reopen() {
        RunReader reader = reader();
        RunJournals journals = journals(reader);
        for (RunJournal journal : reader.journals()) {
            reopen(journal, journals, reader);
        }
        return state();
    }

    private void reopen(RunJournal found, RunJournals journals, RunReader reader) {
        Optional<RunJournal> journal = Optional.of(found);
        while (journal.isPresent()
                && (journal.get().state() == RunState.SEALING || journal.get().state() == RunState.SEALED)) {
            RunJournal now = journal.get();
            // A read can show OPEN before it is committed. If the server rolls it back, SEALING makes the next process
            // seal again, with the lines that were entered meanwhile.
            RunState next = now.state() == RunState.SEALED ? RunState.SEALING : RunState.OPEN;
            Optional<RunJournal> opened =
                    journals.change(now, now.mark().in(next, run.nonces().get()));
            journal = opened.isPresent() ? opened : listed(now.id(), reader);
        }
        journal.filter(now -> now.state() == RunState.POSTING).ifPresent(now -> {
            throw new RunConflictException(
                    Reason.BEING_POSTED,
                    "The run is being posted and cannot be opened again. Call post() to complete it.",
                    List.of(RunJournals.describe(now)),
                    reader.lastCall());
        });
    }

    /** A GET by id can return a cached journal, with the ETag that the server just refused. */
    private static Optional<RunJournal> listed(UUID id, RunReader reader) {
        return reader.journals().stream()
                .filter(journal -> journal.id().equals(id))
                .findFirst();
    }

    @Override
    public RunState post() {
        RunReader reader = reader();
        RunJournals journals = journals(reader);
        List<RunJournal> all = reader.journals();
        requireNoCreates(all, reader);
        post(RunJournals.parts(all).toList(), reader, journals);
        deleteStrays(reader);
        return state();
    }

    /** Seals and posts the parts until nothing is left. All parts share each wait for caches. */
    private void post(List<Integer> parts, RunReader reader, RunJournals journals) {
        RunSeal sealing = new RunSeal(run, reader, journals, this::sleep);
        RunSeal.Outcome outcome = sealing.seal(parts);
        while (!outcome.sealed().isEmpty()) {
            List<RunPost> posts = outcome.sealed().stream()
                    .map(one -> new RunPost(run, reader, journals, this::now, this::sleep, one))
                    .toList();
            List<RunPost> begun = posts.stream().filter(RunPost::begin).toList();
            if (posts.stream().anyMatch(RunPost::hasRemovedAccount)) {
                sleep(run.options().cacheWait());
            }
            boolean all = postEach(begun) && begun.size() == posts.size();
            outcome.requireNoRefusal();
            if (!all) {
                sleep(RunJournals.BEFORE_NEXT_LOOK);
            }
            outcome = sealing.seal(parts);
        }
        outcome.requireNoRefusal();
    }

    /** Posts each part. A part that cannot be posted does not stop the others. Returns false if others have changed a mark. */
    private static boolean postEach(List<RunPost> posts) {
        BusinessCentralException failure = null;
        boolean all = true;
        for (RunPost post : posts) {
            try {
                all &= post.post();
            } catch (BusinessCentralException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return all;
    }

    /** Deletes payments that entered a journal after it was posted; no create confirmed them. Lines of people stay. */
    private static void deleteStrays(RunReader reader) {
        for (RunJournal journal : reader.journals()) {
            if (journal.state() == RunState.POSTED) {
                List<RunLine> strays = reader.lines(journal.id()).stream()
                        .filter(line -> Sealing.belongsTo(journal.mark(), line))
                        .toList();
                if (!isUnposted(journal, strays, reader)) {
                    strays.forEach(line -> reader.delete(journal.id(), line));
                }
            }
        }
    }

    /** Whether all sealed lines are still there and the ledger has none of them. Then the mark is wrong. */
    private static boolean isUnposted(RunJournal journal, List<RunLine> lines, RunReader reader) {
        return journal.mark().seal().filter(seal -> seal.fits(lines)).isPresent()
                && reader.entries(lines.stream().map(RunLine::documentNumber).toList())
                        .isEmpty();
    }

    private void requireNoCreates(List<RunJournal> journals, RunReader reader) {
        boolean creating = journals.stream()
                .anyMatch(journal -> run.calls().books().isCreatedIn(run.calls().paymentsUrl(journal.id())));
        if (creating) {
            throw JournalUnsettledException.createsUnderWay(now(), reader.lastCall());
        }
    }

    /** A part that is being sealed or posted prevents the whole run from taking payments, so its state comes first. */
    @Override
    public RunState state() {
        Set<RunState> states =
                latest(reader().journals()).map(RunJournal::state).collect(Collectors.toSet());
        return Stream.of(RunState.EMPTIED, RunState.SEALING, RunState.SEALED, RunState.POSTING, RunState.OPEN)
                .filter(states::contains)
                .findFirst()
                .orElse(states.isEmpty() ? RunState.OPEN : RunState.POSTED);
    }

    private static Stream<RunJournal> latest(List<RunJournal> journals) {
        return RunJournals.parts(journals)
                .flatMap(part -> journals.stream()
                        .filter(journal -> journal.mark().part() == part)
                        .max(Comparator.comparingInt(journal -> journal.mark().generation()))
                        .stream());
    }

    @Override
    public List<RunJournalInfo> journals() {
        return reader().journals().stream()
                .sorted(Comparator.<RunJournal>comparingInt(
                                journal -> journal.mark().part())
                        .thenComparingInt(journal -> journal.mark().generation()))
                .map(journal -> new RunJournalInfo(
                        journal.id(), journal.mark().part(), journal.mark().generation(), journal.state()))
                .toList();
    }

    @Override
    public Stream<CustomerPayment> lines() {
        RunReader reader = reader();
        return reader.journals().stream()
                .filter(journal -> journal.state() != RunState.POSTED)
                .flatMap(journal -> reader.payments(journal.id()).stream());
    }

    @Override
    public String toString() {
        return "PaymentRun[" + run.name() + "]";
    }
}
