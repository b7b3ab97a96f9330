package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The run of an account and a booking date: every file that has bookings of that day meets the same run. */
final class DayRun {
    private static final Set<RunState> POSTING_BEGUN = EnumSet.of(RunState.SEALING, RunState.SEALED, RunState.POSTING);

    private final PaymentRun run;
    private Optional<String> trouble = Optional.empty();
    private boolean isComplete = true;
    private boolean hasLines;

    private DayRun(PaymentRun run) {
        this.run = run;
    }

    /** Opens the run or finds it. */
    static DayRun open(CompanyPayments company, BankAccount account, LocalDate date, RunOptions options) {
        return new DayRun(company.run("bank " + account.name() + " " + date, options));
    }

    String name() {
        return run.name();
    }

    /** Completes a posting that an earlier start has begun. If it cannot, nothing is entered. */
    void completePosting() {
        try {
            if (POSTING_BEGUN.contains(run.state())) {
                run.post();
            }
        } catch (BusinessCentralException e) {
            trouble = Optional.of(e.reason());
        }
    }

    Stream<CustomerPayment> lines() {
        return run.lines();
    }

    /** Enters payments, each once, and returns their outcomes by document number. */
    Map<String, ImportedLine> enter(List<NewCustomerPayment> payments) {
        Map<String, ImportedLine> outcomes = new HashMap<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                outcomes.put(documentNumber(line.draft()), line);
            }
        };
        if (trouble.isPresent()) {
            addTroubled(payments, trouble.get(), outcomes);
            isComplete = false;
            return outcomes;
        }
        try {
            run.importAll(
                    payments,
                    ImportOptions.builder()
                            .continueOnErrors()
                            .listener(listener)
                            .build());
        } catch (RunSealedException e) {
            String why = "the run is " + e.state() + ", because its posting has begun: start this again with --post";
            addTroubled(payments, why, outcomes);
        } catch (BusinessCentralException e) {
            addTroubled(payments, e.reason(), outcomes);
        }
        Set<Outcome> open = EnumSet.of(Outcome.UNKNOWN, Outcome.NOT_SENT);
        isComplete = outcomes.values().stream().noneMatch(line -> open.contains(line.outcome()));
        hasLines = outcomes.values().stream()
                .anyMatch(line -> line.outcome() == Outcome.BOOKED || line.outcome() == Outcome.BOOKED_BEFORE);
        return outcomes;
    }

    private static void addTroubled(List<NewCustomerPayment> payments, String why, Map<String, ImportedLine> outcomes) {
        for (NewCustomerPayment payment : payments) {
            outcomes.putIfAbsent(documentNumber(payment), ImportedLine.troubled(1, payment, Outcome.NOT_SENT, why));
        }
    }

    static String documentNumber(NewCustomerPayment payment) {
        return payment.value(CustomerPaymentFields.DOCUMENT_NUMBER).orElseThrow();
    }

    /** Whether it has payments that are not posted, or a posting that an earlier start could not complete. */
    boolean isToBePosted() {
        return hasLines || trouble.isPresent();
    }

    /** Posts the run, and returns why it could not, if so. */
    Optional<String> post() {
        if (trouble.isPresent()) {
            return trouble;
        }
        if (!isComplete) {
            return Optional.of("not all of its payments are entered");
        }
        try {
            RunState state = run.post();
            return state == RunState.POSTED ? Optional.empty() : Optional.of("it is " + state);
        } catch (BusinessCentralException e) {
            return Optional.of(e.reason());
        }
    }
}
