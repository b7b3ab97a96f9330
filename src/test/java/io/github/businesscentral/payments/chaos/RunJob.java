package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunSealedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The work of one process in one company. It keeps nothing over its end: a process that is started again enters all its payments
 * again. It also posts, seals and reopens runs at random moments, whoever else is at work in them.
 *
 * <p>It reports each outcome that a run has claimed, as {@link RunClaims} reads it, and each exception that must not come.
 */
public final class RunJob {
    private static final int CHUNK = 20;
    private static final int PLAIN_CREATES = 5;
    /** What a run may tell while others are at work in it. */
    private static final Set<Reason> PASSING =
            EnumSet.of(Reason.BEING_POSTED, Reason.OTHER_GENERATION, Reason.LEDGER_HIDDEN, Reason.POSTING_TIMED_OUT);

    private final CustomerPaymentsClient client;
    private final CompanyPayments company;
    private final RunPlan plan;
    private final RunOptions options;
    private final String process;
    private final Random random;
    private final Consumer<String> report;
    private final List<Deque<String>> pending;
    private int entered;

    /**
     * Will work for {@code plan} in {@code company}.
     *
     * @param process a name that no other job has
     * @param share which payments this job enters
     * @param report gets a line for each outcome; keeps the lines of a process that is over to itself
     */
    public RunJob(
            CustomerPaymentsClient client,
            CompanyPayments company,
            RunPlan plan,
            String process,
            Random random,
            Predicate<String> share,
            Consumer<String> report) {
        this.client = client;
        this.company = company;
        this.plan = plan;
        this.options =
                RunOptions.balancingAccount(plan.account()).parts(plan.parts()).cacheWait(Duration.ofSeconds(60));
        this.process = process;
        this.random = random;
        this.report = report;
        this.pending = IntStream.range(0, plan.runs())
                .mapToObj(run -> {
                    List<String> own = new ArrayList<>(
                            plan.documentNumbers(run).stream().filter(share).toList());
                    Collections.shuffle(own, random);
                    return (Deque<String>) new ArrayDeque<>(own);
                })
                .toList();
    }

    /** Whether the job has an outcome for each of its payments. */
    public boolean isDone() {
        return pending.stream().allMatch(Deque::isEmpty);
    }

    /** Does one thing in one of the runs that are not done. */
    public void step() {
        List<Integer> open = IntStream.range(0, plan.runs())
                .filter(run -> !pending.get(run).isEmpty())
                .boxed()
                .toList();
        if (open.isEmpty()) {
            return;
        }
        int run = open.get(random.nextInt(open.size()));
        int choice = random.nextInt(100);
        if (choice < 4) {
            state(run, PaymentRun::post);
        } else if (choice < 6) {
            state(run, PaymentRun::seal);
        } else if (choice < 8) {
            state(run, PaymentRun::reopen);
        } else if (choice < 13) {
            IntStream.range(0, PLAIN_CREATES).forEach(any -> enterPlainly());
        } else {
            enterSome(run, choice % 2 == 0);
        }
    }

    private PaymentRun open(int run) {
        return company.run(plan.runName(run), options);
    }

    private void state(int run, Consumer<PaymentRun> verb) {
        orPass(() -> {
            verb.accept(open(run));
            return run;
        });
    }

    private void enterSome(int run, boolean batched) {
        Deque<String> left = pending.get(run);
        List<String> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK && !left.isEmpty()) {
            chunk.add(left.removeFirst());
        }
        List<String> unclaimed = new ArrayList<>(chunk);
        boolean sealed = orPass(() -> {
            PaymentRun into = open(run);
            return batched ? enterTogether(into, chunk, unclaimed) : enterSingly(into, chunk, unclaimed);
        });
        left.addAll(unclaimed);
        if (sealed && random.nextBoolean()) {
            state(run, PaymentRun::post);
        }
    }

    private boolean enterSingly(PaymentRun run, List<String> chunk, List<String> unclaimed) {
        boolean sealed = false;
        for (String number : chunk) {
            sealed |= claim(number, unclaimed, () -> run.create(plan.payment(number)));
        }
        return sealed;
    }

    private boolean enterTogether(PaymentRun run, List<String> chunk, List<String> unclaimed) {
        Batch batch = client.batch().continueOnError();
        List<Handle<RunPayment>> handles = chunk.stream()
                .map(number -> batch.add(run.calls().create(plan.payment(number))))
                .toList();
        batch.execute();
        boolean sealed = false;
        for (int i = 0; i < handles.size(); i++) {
            sealed |= claim(chunk.get(i), unclaimed, handles.get(i)::value);
        }
        return sealed;
    }

    /** Returns whether the run was not open. */
    private boolean claim(String number, List<String> unclaimed, Supplier<RunPayment> outcome) {
        return orPass(() -> {
            RunPayment payment = outcome.get();
            String line = payment.line()
                    .map(there -> there.id() + " " + there.journalId())
                    .orElse("- -");
            report.accept("claim " + payment.documentNumber() + " " + payment.outcome() + " " + line);
            unclaimed.remove(number);
            return null;
        });
    }

    /** A plain create, with a number that no other start of the process uses: such a create is not known again. */
    private void enterPlainly() {
        entered++;
        NewCustomerPayment payment = NewCustomerPayment.builder()
                .customerNumber("30000")
                .documentNumber("X" + process + "-" + entered)
                .amountReceived(RunPlan.amount("X-" + entered))
                .build();
        JournalPayments journal = company.journal(plan.peoplesJournal());
        orPass(() -> {
            // An attempt that the client turns away from could be executed after people have posted the line.
            CustomerPayment created = journal.calls()
                    .create(payment)
                    .with(RequestOptions.builder()
                            .attemptTimeout(Duration.ofMinutes(5))
                            .build())
                    .execute();
            report.accept("plain " + created.documentNumber());
            return null;
        });
    }

    /** Carries out an action; what may fail while others are at work is tried again later. */
    private boolean orPass(Supplier<?> action) {
        try {
            return Boolean.TRUE.equals(action.get());
        } catch (RunSealedException sealed) {
            return true;
        } catch (RunConflictException conflict) {
            if (!PASSING.contains(conflict.conflict())) {
                report.accept("complaint " + conflict.conflict() + ": " + conflict.getMessage());
            }
        } catch (DuplicateKeyException | InvalidRequestException refused) {
            report.accept("complaint " + refused);
        } catch (BusinessCentralException passing) {
            report.accept("passing " + passing.getClass().getSimpleName());
        }
        return false;
    }
}
