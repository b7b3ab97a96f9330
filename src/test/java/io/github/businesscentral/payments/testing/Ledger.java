package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What posting leaves behind: an entry on the customer's account, one on the balancing account, and less to pay on the
 * invoice. The receivables account of the customer is not there: posting groups are no part of the stand-in.
 */
final class Ledger {
    private final Database database;

    Ledger(Database database) {
        this.database = database;
    }

    void book(Row line) {
        if (!line.text("customerNumber").isEmpty()) {
            String invoice = line.type() == Schema.PAYMENT ? line.text("appliesToInvoiceNumber") : "";
            BigDecimal rest = invoice.isEmpty() ? line.decimal("amount") : apply(line, openInvoice(line, invoice));
            database.save(entry(Schema.CUSTOMER_LEDGER_ENTRY, line)
                    .set("journalId", line.guid("journalId"))
                    .set("lineNumber", line.integer("lineNumber"))
                    .set("customerNumber", line.text("customerNumber"))
                    .set("externalDocumentNumber", line.text("externalDocumentNumber"))
                    .set("amount", line.decimal("amount"))
                    .set("remainingAmount", rest)
                    .set("appliesToInvoiceNumber", invoice));
        }
        database.table(Schema.ACCOUNT)
                .find(null, line.text("balancingAccountNumber"))
                .ifPresent(account -> bookOn(account, line));
    }

    private Row openInvoice(Row line, String number) {
        Row invoice = database.invoices()
                .find(null, number)
                .filter(found -> found.text("status").equals("Open"))
                .filter(found -> InvoiceOnLine.payer(found).equals(line.text("customerNumber")))
                .orElseThrow(() -> new ODataError(
                        400, "Internal_DataNotFoundFilter", "There is no Cust. Ledger Entry within the filter."));
        InvoiceOnLine.refuseEarlierThan(invoice, line);
        return invoice;
    }

    /** Pays the invoice and returns what is left of the line's amount, 0 or negative as the amount. */
    private BigDecimal apply(Row line, Row invoice) {
        BigDecimal due = invoice.decimal("remainingAmount");
        BigDecimal paid = due.min(line.decimal("amount").negate());
        BigDecimal left = due.subtract(paid);
        database.save(invoice.edit().set("remainingAmount", left).set("status", left.signum() == 0 ? "Paid" : "Open"));
        return line.decimal("amount").add(paid);
    }

    private void bookOn(Row account, Row line) {
        BigDecimal amount = line.decimal("amount");
        database.save(entry(Schema.GENERAL_LEDGER_ENTRY, line)
                .set("documentType", line.type() == Schema.PAYMENT ? "Payment" : Kind.ENUM.blank())
                .set("accountId", account.id())
                .set("accountNumber", account.text("number"))
                // The other side of the customer's credit is a debit.
                .set(amount.signum() < 0 ? "debitAmount" : "creditAmount", amount.abs())
                .set("dimensionSetId", line.get("dimensionSetId")));
    }

    private Row.Draft entry(EntityType type, Row line) {
        Optional<Row> last = database.table(type).last(null);
        int number = last.map(entry -> entry.integer("entryNumber")).orElse(0) + 1;
        return Row.blank(type)
                .set("id", database.newId(type, String.valueOf(number)))
                .set("entryNumber", number)
                .set("postingDate", line.date("postingDate"))
                .set("documentNumber", line.text("documentNumber"))
                .set("description", line.text("description"));
    }
}
