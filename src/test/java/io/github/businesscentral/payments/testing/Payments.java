package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes customer payments (rules 12 to 18). */
final class Payments implements WritableSet {
    static final String NO_JOURNAL = "You must specify a journal batch ID or a journal ID to get a journal line.";
    private static final int CURRENCY_DECIMALS = 2;

    private final Database database;
    private final Set<Choice> choices;
    private final DimensionSetLines dimensionSetLines;

    Payments(Database database, Set<Choice> choices) {
        this.database = database;
        this.choices = choices;
        this.dimensionSetLines = new DimensionSetLines(database, choices);
    }

    /** Books a line, and below it the dimension set lines that its body holds. */
    @Override
    public Row create(@Nullable Row addressed, Map<String, @Nullable Object> body) {
        Children dimensions = Children.of(body, Schema.DIMENSION_SET_LINE.set());
        Row payment = createAlone(addressed, dimensions.own());
        for (Map<String, @Nullable Object> dimension : dimensions.bodies()) {
            dimensionSetLines.create(stored(payment), dimension);
        }
        return stored(payment);
    }

    private Row stored(Row payment) {
        return database.payments().find(payment.id()).orElseThrow();
    }

    private Row createAlone(@Nullable Row addressed, Map<String, @Nullable Object> body) {
        Row.Draft line = Row.blank(Schema.PAYMENT);
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(body);
        Object wishedId = choices.contains(Choice.ID_TAKEN_ON_CREATE) ? properties.remove("id") : null;
        SentValues sent = SentValues.of(Schema.PAYMENT, properties, line.view(), choices);
        Row journal = journal(addressed, sent);
        Approval.beforeCreateIn(journal, database);
        line.set("journalId", journal.id()).set("journalDisplayName", journal.text("code"));
        new LineDefaults(database, journal, sent).applyTo(line);
        CustomerOnLine customer = new CustomerOnLine(database, line, choices);
        InvoiceOnLine invoice = new InvoiceOnLine(database, line);
        sent.inOrder().forEach((property, value) -> apply(line, property, value, customer, invoice));
        if (!sent.has("customerId") && !sent.has("customerNumber")) {
            invoice.invoice().ifPresent(posted -> customer.setNumber(InvoiceOnLine.payer(posted)));
        }
        customer(line.view()).ifPresent(row -> {
            CustomerOnLine.checkNotBlocked(row, "create", lines(journal.id()).isEmpty());
            if (!sent.has("description")) {
                line.set("description", row.text("displayName"));
            }
        });
        customer.applyDimensions();
        line.set("currencyCode", currency(line.view()));
        refuseUsedLineNumber(line.view());
        // Of the journal and the number, so that it does not depend on which of several requests came first.
        String key = journal.id() + "/" + line.view().integer("lineNumber");
        UUID id = wishedId instanceof String text && Property.isGuid(text)
                ? UUID.fromString(text)
                : database.newId(Schema.PAYMENT, key);
        return database.save(line.set("id", id));
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
    @Override
    public Row update(Row payment, Map<String, @Nullable Object> body) {
        JobQueue.refuseChange(payment);
        SentValues sent = SentValues.of(Schema.PAYMENT, body, payment, choices);
        Row.Draft line = payment.edit();
        CustomerOnLine customer = new CustomerOnLine(database, line, choices);
        InvoiceOnLine invoice = new InvoiceOnLine(database, line);
        sent.inOrder().forEach((property, value) -> {
            refuseOtherJournal(payment, property, value);
            apply(line, property, value, customer, invoice);
        });
        if (sent.has("appliesToInvoiceId") || sent.has("appliesToInvoiceNumber")) {
            fillCustomerNumber(line, invoice);
        }
        // Only the number runs the full logic of the table; the id alone swaps the number (3.6).
        if (sent.has("customerNumber")) {
            customer(line.view()).ifPresent(row -> {
                CustomerOnLine.checkNotBlocked(row, "create", false);
                if (!sent.has("description") && hasDefaultDescription(payment)) {
                    line.set("description", row.text("displayName"));
                }
            });
            if (!line.view().text("customerNumber").equals(payment.text("customerNumber"))) {
                customer.applyDimensions();
                line.set("currencyCode", currency(line.view()));
            }
        }
        line.set("lineNumber", sent.get("lineNumber", payment.integer("lineNumber")));
        if (sent.has("postingDate")) {
            invoice.invoice().ifPresent(open -> InvoiceOnLine.refuseEarlierThan(open, line.view()));
        }
        if (line.view().integer("lineNumber") != payment.integer("lineNumber")) {
            refuseUsedLineNumber(line.view());
        }
        return database.save(line);
    }

    /** Rule 45: a line without a customer takes the number of the invoice's payer, and leaves the id blank. */
    private static void fillCustomerNumber(Row.Draft line, InvoiceOnLine invoice) {
        if (line.view().text("customerNumber").isEmpty()) {
            invoice.invoice().ifPresent(posted -> line.set("customerNumber", InvoiceOnLine.payer(posted)));
        }
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
            throw LineError.at(Schema.CASH_RECEIPTS, line.text("journalDisplayName"), line.integer("lineNumber"))
                    .empty("Posting Date");
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

    /** Rule 13: the line number is unique in its journal; a duplicate stores nothing. */
    private void refuseUsedLineNumber(Row line) {
        int lineNumber = line.integer("lineNumber");
        if (lines(line.guid("journalId")).isUsed(lineNumber)) {
            throw Duplicate.of(
                    "Gen. Journal Line",
                    "Journal Template Name='" + Schema.CASH_RECEIPTS + "',Journal Batch Name='"
                            + line.text("journalDisplayName") + "',Line No.='" + lineNumber + "'",
                    choices);
        }
    }

    private JournalLines lines(UUID journalId) {
        return new JournalLines(database, journalId);
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

    /** Returns the currency of the balancing bank account, or that of the customer (2.2). */
    private String currency(Row line) {
        Optional<Row> bank = (Boolean) line.get("balancedByBank")
                ? database.table(Schema.BANK_ACCOUNT).find(null, line.text("balancingAccountNumber"))
                : Optional.empty();
        return bank.map(account -> account.text("currencyCode"))
                .filter(code -> !code.isEmpty())
                .or(() -> customer(line).map(row -> row.text("currencyCode")))
                .orElse("");
    }

    private Optional<Row> customer(Row line) {
        return database.customers().find(null, line.text("customerNumber"));
    }

    @Override
    public void delete(Row payment) {
        JobQueue.refuseChange(payment);
        Approval.refuseDeletionOfLine(payment);
        database.remove(payment);
    }
}
