package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Applies posted payments to open invoices (rules 19 and 44). */
final class Applications {
    private static final Comparator<Row> OLDEST_FIRST = Comparator.comparing(
                    (Row invoice) -> invoice.date("postingDate"))
            .thenComparing(invoice -> invoice.text("number"));

    private final Database database;

    Applications(Database database) {
        this.database = database;
    }

    static String invoiceNumber(Row line) {
        return line.type() == Schema.PAYMENT ? line.text("appliesToInvoiceNumber") : "";
    }

    /** Pays what a line is applied to and returns what is left of its amount, 0 or negative as the amount. */
    BigDecimal apply(Row line) {
        String number = invoiceNumber(line);
        BigDecimal rest = line.decimal("amount");
        if (!number.isEmpty()) {
            return pay(openInvoice(line, number), rest);
        }
        if (Ledger.documentType(line).equals("Payment") && appliesToOldest(line)) {
            for (Row invoice : openInvoices(line.text("customerNumber"))) {
                rest = rest.signum() < 0 ? pay(invoice, rest) : rest;
            }
        }
        return rest;
    }

    private boolean appliesToOldest(Row line) {
        return database.customers()
                .find(null, line.text("customerNumber"))
                .filter(customer -> (Boolean) customer.get("applyToOldest"))
                .isPresent();
    }

    private List<Row> openInvoices(String customer) {
        return database.invoices()
                .rows(null)
                .filter(invoice -> invoice.text("status").equals("Open"))
                .filter(invoice -> InvoiceOnLine.payer(invoice).equals(customer))
                .sorted(OLDEST_FIRST)
                .toList();
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

    private BigDecimal pay(Row invoice, BigDecimal amount) {
        BigDecimal due = invoice.decimal("remainingAmount");
        BigDecimal paid = due.min(amount.negate());
        owe(invoice, due.subtract(paid));
        return amount.add(paid);
    }

    /** Takes back what an entry has paid of its invoice. */
    void reopen(Row entry) {
        BigDecimal paid = entry.decimal("remainingAmount").subtract(entry.decimal("amount"));
        database.invoices()
                .find(null, entry.text("appliesToInvoiceNumber"))
                .ifPresent(invoice ->
                        owe(invoice, invoice.decimal("remainingAmount").add(paid)));
    }

    private void owe(Row invoice, BigDecimal remaining) {
        database.save(invoice.edit()
                .set("remainingAmount", remaining)
                .set("status", remaining.signum() == 0 ? "Paid" : "Open"));
    }
}
