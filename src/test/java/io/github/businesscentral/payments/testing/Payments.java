package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes customer payments (rules 12 to 18). */
final class Payments {
    static final String NO_JOURNAL = "You must specify a journal batch ID or a journal ID to get a journal line.";
    private static final int CURRENCY_DECIMALS = 2;

    private final Database database;
    private final Set<Choice> choices;

    Payments(Database database, Set<Choice> choices) {
        this.database = database;
        this.choices = choices;
    }

    /**
     * Books a line.
     *
     * @param addressed the journal in the address, {@code null} if the collection was addressed directly
     */
    Row create(@Nullable Row addressed, Map<String, @Nullable Object> body) {
        Row.Draft line = Row.blank(Schema.PAYMENT);
        SentValues sent = SentValues.of(Schema.PAYMENT, body, line.view(), choices);
        Row journal = journal(addressed, sent);
        line.set("journalId", journal.id()).set("journalDisplayName", journal.text("code"));
        new LineDefaults(database, journal, sent).applyTo(line);
        CustomerOnLine customer = new CustomerOnLine(database, line, choices);
        InvoiceOnLine invoice = new InvoiceOnLine(database, line);
        sent.inOrder().forEach((property, value) -> apply(line, property, value, customer, invoice));
        if (!sent.has("customerId") && !sent.has("customerNumber")) {
            invoice.invoice().ifPresent(posted -> customer.setNumber(payer(posted)));
        }
        customer(line.view()).ifPresent(row -> {
            customer.checkNotBlocked(row, database.payments().size(journal.id()) == 0);
            if (!sent.has("description")) {
                line.set("description", row.text("displayName"));
            }
        });
        refuseUsedLineNumber(line.view());
        // Of the journal and the number, so that it does not depend on which of several requests came first.
        String key = journal.id() + "/" + line.view().integer("lineNumber");
        return database.save(line.set("id", database.newId(Schema.PAYMENT, key)));
    }

    /** Rule 12: the journal comes from the address or from the body, and they must not contradict each other. */
    private Row journal(@Nullable Row addressed, SentValues sent) {
        UUID id = (UUID) sent.get("journalId", Kind.GUID.blank());
        String code = (String) sent.get("journalDisplayName", "");
        boolean idSent = !id.equals(Kind.GUID.blank());
        Row journal = addressed != null ? addressed : journalOfBody(idSent, id, code);
        if ((idSent && !id.equals(journal.id())) || (!code.isEmpty() && !code.equals(journal.text("code")))) {
            throw ODataError.dialog("The Journal Id and Journal Display Name do not match.");
        }
        return journal;
    }

    private Row journalOfBody(boolean idSent, UUID id, String code) {
        boolean codeSuffices = !code.isEmpty() && !choices.contains(Choice.JOURNAL_NAME_ALONE_REFUSED);
        if (choices.contains(Choice.DIRECT_CREATE_REFUSED) || (!idSent && !codeSuffices)) {
            throw ODataError.dialog(NO_JOURNAL);
        }
        return idSent
                ? database.journals()
                        .find(id)
                        .orElseThrow(() -> TableRelation.broken("Journal Batch Id", id, "Gen. Journal Batch"))
                : database.journals()
                        .find(null, code)
                        .orElseThrow(() -> TableRelation.broken("Journal Batch Name", code, "Gen. Journal Batch"));
    }

    /** Rule 18: changes what was sent and nothing else. */
    Row update(Row payment, Map<String, @Nullable Object> body) {
        SentValues sent = SentValues.of(Schema.PAYMENT, body, payment, choices);
        Row.Draft line = payment.edit();
        CustomerOnLine customer = new CustomerOnLine(database, line, choices);
        InvoiceOnLine invoice = new InvoiceOnLine(database, line);
        sent.inOrder().forEach((property, value) -> {
            refuseOtherJournal(payment, property, value);
            apply(line, property, value, customer, invoice);
        });
        // Only the number runs the full logic of the table; the id alone swaps the number (3.6).
        if (sent.has("customerNumber")) {
            customer(line.view()).ifPresent(row -> {
                customer.checkNotBlocked(row, false);
                if (!sent.has("description") && hasDefaultDescription(payment)) {
                    line.set("description", row.text("displayName"));
                }
            });
        }
        line.set("lineNumber", sent.get("lineNumber", payment.integer("lineNumber")));
        if (sent.has("postingDate")) {
            invoice.invoice().ifPresent(open -> refuseEarlierThan(open, line.view()));
        }
        if (line.view().integer("lineNumber") != payment.integer("lineNumber")) {
            refuseUsedLineNumber(line.view());
        }
        return database.save(line);
    }

    private static void apply(
            Row.Draft line, String property, Object value, CustomerOnLine customer, InvoiceOnLine invoice) {
        switch (property) {
            case "journalId", "journalDisplayName", "lineNumber" -> {
                // What identifies the line is settled before anything else.
            }
            case "customerId" -> customer.setId((UUID) value);
            case "customerNumber" -> customer.setNumber((String) value);
            case "appliesToInvoiceId" -> invoice.setId((UUID) value);
            case "appliesToInvoiceNumber" -> invoice.setNumber((String) value);
            case "postingDate" -> line.set(property, postingDate(line.view(), (LocalDate) value));
            // Rule 17: the sign stays as it was sent.
            case "amount" -> line.set(property, ((BigDecimal) value).setScale(CURRENCY_DECIMALS, RoundingMode.HALF_UP));
            default -> line.set(property, value);
        }
    }

    private static LocalDate postingDate(Row line, LocalDate date) {
        if (date.equals(Kind.DATE.blank())) {
            throw new ODataError(
                    400,
                    "Application_FieldValidationException",
                    "Posting Date must have a value in Gen. Journal Line: Journal Template Name=CASHRCPT, Journal Batch"
                            + " Name=" + line.text("journalDisplayName") + ", Line No.=" + line.integer("lineNumber")
                            + ". It cannot be zero or empty.");
        }
        return date;
    }

    private static void refuseOtherJournal(Row payment, String property, Object value) {
        if (property.equals("journalId") && !value.equals(payment.get(property))) {
            throw ODataError.dialog("The Journal Id cannot be changed.");
        }
        if (property.equals("journalDisplayName") && !value.equals(payment.get(property))) {
            throw ODataError.dialog("The Journal Batch Display Name cannot be changed.");
        }
    }

    private static void refuseEarlierThan(Row invoice, Row line) {
        if (invoice.text("status").equals("Open") && line.date("postingDate").isBefore(invoice.date("postingDate"))) {
            throw ODataError.dialog("You are not allowed to apply and post an entry to an entry with an earlier posting"
                    + " date. Instead, post the document of type Payment with the number " + line.text("documentNumber")
                    + " and then apply it to the document of type Invoice with the number " + invoice.text("number")
                    + ".");
        }
    }

    /** Rule 13: the line number is unique in its journal; a duplicate stores nothing. */
    private void refuseUsedLineNumber(Row line) {
        int lineNumber = line.integer("lineNumber");
        if (database.payments().find(line.guid("journalId"), lineNumber).isPresent()) {
            throw new ODataError(
                    choices.contains(Choice.DUPLICATE_KEY_IS_409) ? 409 : 400,
                    "Internal_EntityWithSameKeyExists",
                    "The record in table Gen. Journal Line already exists. Identification fields and values: Journal"
                            + " Template Name='CASHRCPT',Journal Batch Name='" + line.text("journalDisplayName")
                            + "',Line No.='" + lineNumber + "'");
        }
    }

    /** Returns whether nobody has typed a description: it is empty, or still the customer's name. */
    private boolean hasDefaultDescription(Row payment) {
        String description = payment.text("description");
        return description.isEmpty()
                || customer(payment)
                        .map(row -> row.text("displayName"))
                        .filter(description::equals)
                        .isPresent();
    }

    private Optional<Row> customer(Row line) {
        return database.customers().find(null, line.text("customerNumber"));
    }

    private static String payer(Row invoice) {
        String billTo = invoice.text("billToCustomerNumber");
        return billTo.isEmpty() ? invoice.text("customerNumber") : billTo;
    }

    void delete(Row payment) {
        database.payments().remove(payment.id());
    }
}
