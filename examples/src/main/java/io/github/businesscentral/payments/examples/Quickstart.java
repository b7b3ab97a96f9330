package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.examples.terminal.ExitStatus;
import io.github.businesscentral.payments.examples.terminal.Program;
import io.github.businesscentral.payments.examples.terminal.SafeText;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The life of a customer payment in a journal: created, read, listed, changed, a stale change refused, deleted.
 *
 * <p>Uses a stand-in server inside the program, or a real environment if {@code BC_TENANT_ID}, {@code BC_ENVIRONMENT}, {@code
 * BC_CLIENT_ID}, {@code BC_CLIENT_SECRET}, {@code BC_COMPANY_ID} and {@code BC_JOURNAL_ID} are set, or the stand-in server at
 * {@code BC_ENDPOINT} with the journal {@code BC_JOURNAL_ID}. Posts nothing, and leaves the journal as it was. If only the ids are
 * missing, lists the companies and journals instead.
 */
@Command(
        name = "Quickstart",
        description = {
            "Creates, reads, lists, updates and deletes a payment, and shows that a stale update is refused. Posts nothing.",
            "",
            "Uses a stand-in server inside the program. Set BC_TENANT_ID, BC_ENVIRONMENT, BC_CLIENT_ID,"
                    + " BC_CLIENT_SECRET, BC_COMPANY_ID and BC_JOURNAL_ID for a real environment, or BC_ENDPOINT and"
                    + " BC_JOURNAL_ID for LocalServer. Without the ids it lists companies and journals.",
            ""
        })
public final class Quickstart implements Callable<Integer> {
    private static final String DOCUMENT_NUMBER = "QUICKSTART-1";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    private final Map<String, String> environment;
    private final PrintStream out;

    Quickstart(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] args) {
        Program.run(new Quickstart(System.getenv(), System.out), args);
    }

    @Override
    public Integer call() {
        try (Target target = Target.of(environment);
                CustomerPaymentsClient client = target.newClient()) {
            out.println("Customer payments in Business Central, in " + target + ".");
            if (target.company().isEmpty()) {
                out.println("BC_COMPANY_ID is not set. These are the companies:");
                client.companies().list().forEach(company -> result(company.id() + "  " + company.name()));
                return ExitStatus.NOT_DONE;
            }
            if (target.journal().isEmpty()) {
                out.println("BC_JOURNAL_ID is not set. These are the customer payment journals of company "
                        + target.companyId() + ":");
                client.company(target.companyId())
                        .journals()
                        .list()
                        .forEach(
                                journal -> result(journal.id() + "  " + journal.code() + "  " + journal.displayName()));
                return ExitStatus.NOT_DONE;
            }
            if (target.isReal()) {
                out.println("This will add one payment of 1500.10 without a customer to journal " + target.journalId()
                        + ", change it, and delete it again. Nothing is posted.");
            }
            JournalPayments journal = client.company(target.companyId()).journal(target.journalId());
            new Life(journal, target.isReal()).run();
            return ExitStatus.DONE;
        }
    }

    private void step(String name, String what) {
        out.println();
        out.println(name + " " + what);
    }

    private void result(String text) {
        out.println("     " + SafeText.of(text));
    }

    /** A payment from its creation to its end. */
    private final class Life {
        private final JournalPayments journal;
        private final boolean real;

        private Life(JournalPayments journal, boolean real) {
            this.journal = journal;
            this.real = real;
        }

        private void run() {
            UUID created = null;
            try {
                CustomerPayment payment = create();
                created = payment.id();
                read(created);
                list();
                CustomerPayment changed = update(payment);
                refuseStaleUpdate(payment);
                delete(changed);
                created = null;
                out.println();
                out.println("Done. The journal is as it was before.");
            } catch (OutcomeUnknownException e) {
                out.println("The outcome is unknown: " + e.getMessage());
                out.println("Look for document number " + DOCUMENT_NUMBER + " in the journal.");
                throw e;
            } finally {
                cleanUp(created);
            }
        }

        private CustomerPayment create() {
            step("1. Create", "a receipt of 1500.10" + (real ? "" : " from customer 10000 for invoice 103032"));
            NewCustomerPayment.Builder draft = NewCustomerPayment.builder()
                    .postingDate(LocalDate.now(ZoneOffset.UTC))
                    .documentNumber(DOCUMENT_NUMBER)
                    .externalDocumentNumber("WIRE-88121")
                    .amountReceived(new BigDecimal("1500.10"));
            if (!real) {
                draft.customerNumber("10000").appliesToInvoiceNumber("103032");
            }
            CustomerPayment payment = journal.create(draft.build());
            result("line " + payment.lineNumber() + " of journal " + payment.journalDisplayName() + ", id "
                    + payment.id());
            result("amount " + money(payment.amount())
                    + ": negative, because money received is a credit to the customer");
            if (!payment.description().isEmpty()) {
                result("the server filled in the description: " + payment.description());
            }
            return payment;
        }

        private void read(UUID id) {
            step("2. Read", "it back by its id");
            CustomerPayment payment = journal.get(id);
            result("document " + payment.documentNumber() + ", reference " + payment.externalDocumentNumber()
                    + payment.postingDate()
                            .map(date -> ", posting date " + date)
                            .orElse(""));
        }

        private void list() {
            step("3. List", "the journal, page by page");
            for (CustomerPayment payment : journal.list()) {
                result("line " + payment.lineNumber() + "  " + payment.documentNumber() + "  "
                        + money(payment.amount()));
            }
        }

        private CustomerPayment update(CustomerPayment payment) {
            step("4. Update", "amount and comment, unless the payment has changed since it was read");
            CustomerPayment changed = journal.update(
                    payment,
                    CustomerPaymentPatch.builder()
                            .amountReceived(new BigDecimal("1499.10"))
                            .comment("bank fee of 1.00 withheld")
                            .build());
            result("amount " + money(changed.amount()) + ", comment \"" + changed.comment() + "\"");
            result("ETag before: " + payment.etag());
            result("ETag now:    " + changed.etag());
            return changed;
        }

        private void refuseStaleUpdate(CustomerPayment stale) {
            step("5. Update", "with the ETag from before step 4, which is stale now");
            try {
                journal.update(
                        stale,
                        CustomerPaymentPatch.builder().comment("overwritten").build());
                throw new IllegalStateException("The server accepted a stale ETag.");
            } catch (ConcurrentChangeException e) {
                result("refused, as it should be: HTTP " + e.status() + " " + e.code());
                result(e.serverMessage() + " Nothing was overwritten.");
            }
        }

        private void delete(CustomerPayment payment) {
            step("6. Delete", "the payment, with its current ETag");
            result(journal.delete(payment).toString().toLowerCase(Locale.ROOT));
        }

        private void cleanUp(UUID id) {
            if (id == null) {
                return;
            }
            try {
                journal.delete(id, ETag.ANY);
                out.println("The payment that was created has been deleted again.");
            } catch (BusinessCentralException e) {
                out.println("The payment " + id + " could not be deleted; delete it by hand. " + e.getMessage());
            }
        }

        private static String money(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
    }
}
