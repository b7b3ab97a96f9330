package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules 15 and 16: keeps {@code appliesToInvoiceId} and {@code appliesToInvoiceNumber} of a line in step. */
final class InvoiceOnLine {
    private static final Set<String> POSTED = Set.of("Open", "Paid", "Corrective", "Canceled");

    private final Database database;
    private final Row.Draft line;
    private @Nullable Row byId;

    InvoiceOnLine(Database database, Row.Draft line) {
        this.database = database;
        this.line = line;
    }

    void setId(UUID id) {
        if (id.equals(Kind.GUID.blank())) {
            // The number stays: only an empty number detaches the line from the invoice (3.4).
            byId = null;
            line.set("appliesToInvoiceId", id);
            return;
        }
        byId = database.invoices()
                .find(id)
                .filter(InvoiceOnLine::isPosted)
                .orElseThrow(() -> ODataError.dialog("The \"appliesToInvoiceId\" should be the ID of an Open, Paid,"
                        + " Corrective, or Canceled Invoice."));
        line.set("appliesToInvoiceId", id).set("appliesToInvoiceNumber", byId.text("number"));
    }

    void setNumber(String number) {
        if (byId != null && !byId.text("number").equals(number)) {
            throw ODataError.dialog("The Applies To Invoice values do not match to the same Invoice.");
        }
        line.set("appliesToInvoiceNumber", number);
        // Rule 16: an unknown number is taken as it is, without an id.
        line.set("appliesToInvoiceId", invoice().map(Row::id).orElse((UUID) Kind.GUID.blank()));
    }

    /** Returns the posted invoice that the line names by its number. */
    Optional<Row> invoice() {
        return database.invoices()
                .find(null, line.view().text("appliesToInvoiceNumber"))
                .filter(InvoiceOnLine::isPosted);
    }

    /** Refuses a line that is dated before the open invoice it is applied to (3.6). */
    static void refuseEarlierThan(Row invoice, Row line) {
        if (invoice.text("status").equals("Open") && line.date("postingDate").isBefore(invoice.date("postingDate"))) {
            throw ODataError.dialog("You are not allowed to apply and post an entry to an entry with an earlier posting"
                    + " date. Instead, post the document of type Payment with the number " + line.text("documentNumber")
                    + " and then apply it to the document of type Invoice with the number " + invoice.text("number")
                    + ".");
        }
    }

    /** Returns the number of the customer who pays an invoice. */
    static String payer(Row invoice) {
        String billTo = invoice.text("billToCustomerNumber");
        return billTo.isEmpty() ? invoice.text("customerNumber") : billTo;
    }

    private static boolean isPosted(Row invoice) {
        return POSTED.contains(invoice.text("status"));
    }
}
