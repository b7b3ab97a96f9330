package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.examples.statement.Statement;
import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The bank account whose bookings are entered.
 *
 * @param name its IBAN or number, as the file has it
 * @param balancingId the id of the G/L account that stands for it
 * @param balancingNumber the number of that
 */
record BankAccount(String name, UUID balancingId, String balancingNumber) {
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

    /**
     * Chooses the account of the file, holds it against an IBAN in the journal's name, and finds the G/L account.
     *
     * @throws CannotReconcileException if the file has several and none is chosen, or not the chosen one
     */
    static BankAccount of(CompanyPayments company, Settings settings, Statement statement) {
        Optional<CustomerPaymentJournal> journal = settings.likeJournal().map(id -> journal(company, id));
        Account balancing = settings.balancingAccount()
                .map(number -> account(company, number))
                .orElseGet(() -> accountOf(company, journal));
        String journalName =
                simplified(journal.map(CustomerPaymentJournal::displayName).orElse(""));
        Optional<String> wanted = settings.account()
                .map(BankAccount::simplified)
                .or(() -> statement.accounts().stream()
                        .filter(journalName::contains)
                        .findFirst());
        if (wanted.isEmpty()
                && IBAN.matcher(journalName).find()
                && !statement.accounts().isEmpty()) {
            throw new CannotReconcileException(statement.name() + " is of account "
                    + String.join(", ", statement.accounts()) + ", and journal "
                    + journal.orElseThrow().code() + " names another one. Choose the account with --account.");
        }
        return new BankAccount(name(statement, wanted, balancing.number()), balancing.id(), balancing.number());
    }

    private static String name(Statement statement, Optional<String> wanted, String otherwise) {
        List<String> accounts = statement.accounts();
        if (accounts.isEmpty()) {
            return wanted.orElse(otherwise);
        }
        String all = String.join(", ", accounts);
        if (wanted.isPresent() && !accounts.contains(wanted.get())) {
            throw new CannotReconcileException(
                    statement.name() + " is of account " + all + ", and not of " + wanted.get() + ".");
        }
        if (wanted.isEmpty() && accounts.size() > 1) {
            throw new CannotReconcileException(statement.name() + " has statements of several accounts: " + all
                    + ". Choose one with --account, and its G/L account with --balancing-account.");
        }
        return wanted.orElse(accounts.get(0));
    }

    private static String simplified(String account) {
        return account.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static CustomerPaymentJournal journal(CompanyPayments company, UUID id) {
        try {
            return company.journals().get(id);
        } catch (NotFoundException e) {
            throw new CannotReconcileException("There is no customer payment journal " + id + ".", e);
        }
    }

    private static Account account(CompanyPayments company, String number) {
        return company.accounts().list(Query.where(AccountFields.NUMBER.equalTo(number.strip()))).stream()
                .filter(account -> account.number().equalsIgnoreCase(number.strip()))
                .findFirst()
                .orElseThrow(() -> new CannotReconcileException(
                        "There is no account " + number + " in the general ledger to balance the payments."));
    }

    private static Account accountOf(CompanyPayments company, Optional<CustomerPaymentJournal> journal) {
        return journal.flatMap(CustomerPaymentJournal::balancingAccountId)
                .map(id -> company.accounts().get(id))
                .orElseThrow(() -> new CannotReconcileException(
                        "Name the G/L account that stands for the bank account with --balancing-account"
                                + journal.map(like -> "; journal " + like.code() + " has none to take over.")
                                        .orElse(".")));
    }

    String documentNumber(Booking booking, int part) {
        return Part.documentNumber(name, booking, part);
    }
}
