package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalFields;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statement's own journal, so that its lines' numbers meet no others. Its code is made from the statement, so it is found
 * again also when nothing was noted.
 */
final class StatementJournal {
    private final CompanyPayments company;
    private final Statement statement;
    private final Settings settings;
    private final Progress progress;
    private Optional<JournalPayments> payments = Optional.empty();

    StatementJournal(CompanyPayments company, Statement statement, Settings settings, Progress progress) {
        this.company = company;
        this.statement = statement;
        this.settings = settings;
        this.progress = progress;
    }

    String code() {
        return statement.journalCode();
    }

    /**
     * Finds the journal, if there is one.
     *
     * @throws CannotReconcileException if there is one, and nothing noted of it
     */
    void find() {
        payments = progress.journal()
                .flatMap(this::byId)
                .or(this::byCode)
                .map(CustomerPaymentJournal::id)
                .map(company::journal);
        if (payments.isPresent() && progress.isFresh()) {
            throw new CannotReconcileException(
                    "Journal " + code() + " was made for this statement, but there is no "
                            + settings.progress()
                            + " to tell what was entered and posted. Restore that file. If it is lost, and"
                            + " nothing of the statement was posted, delete the journal in Business Central and run this again.");
        }
        payments.ifPresent(journal -> progress.note(journal.id()));
    }

    private Optional<CustomerPaymentJournal> byId(UUID id) {
        try {
            return Optional.of(company.journals().get(id));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<CustomerPaymentJournal> byCode() {
        return company.journals().list(Query.where(CustomerPaymentJournalFields.CODE.equalTo(code()))).stream()
                .filter(journal -> journal.code().equals(code()))
                .findFirst();
    }

    /** Returns the payments in the journal by their line numbers; none if there is no journal. */
    Map<Integer, CustomerPayment> lines() {
        return payments.map(journal -> journal.list().stream()
                        .collect(Collectors.toMap(CustomerPayment::lineNumber, Function.identity())))
                .orElse(Map.of());
    }

    /**
     * Returns the journal, and makes it if need be.
     *
     * @throws CannotReconcileException if it cannot be made
     */
    JournalPayments payments() {
        if (payments.isEmpty()) {
            UUID id = made().id();
            progress.note(id);
            payments = Optional.of(company.journal(id));
        }
        return payments.get();
    }

    private CustomerPaymentJournal made() {
        NewCustomerPaymentJournal journal = NewCustomerPaymentJournal.builder()
                .code(code())
                .displayName("Bank statement")
                .balancingAccountId(balancingAccount())
                .build();
        try {
            return company.journals().create(journal);
        } catch (BusinessCentralException e) {
            throw new CannotReconcileException("Journal " + code() + " cannot be made: " + e.reason(), e);
        }
    }

    private UUID balancingAccount() {
        return settings.balancingAccount().map(this::account).orElseGet(this::accountOfOtherJournal);
    }

    private UUID account(String number) {
        return company.accounts().list(Query.where(AccountFields.NUMBER.equalTo(number))).stream()
                .filter(account -> account.number().equalsIgnoreCase(number.strip()))
                .findFirst()
                .orElseThrow(() -> new CannotReconcileException(
                        "There is no account " + number + " in the general ledger to balance the payments."))
                .id();
    }

    private UUID accountOfOtherJournal() {
        CustomerPaymentJournal other = byId(settings.likeJournal())
                .orElseThrow(() -> new CannotReconcileException(
                        "There is no customer payment journal " + settings.likeJournal() + "."));
        return other.balancingAccountId()
                .orElseThrow(() -> new CannotReconcileException("Journal " + other.code()
                        + " has no balancing account to take over. Name one with --balancing-account."));
    }
}
