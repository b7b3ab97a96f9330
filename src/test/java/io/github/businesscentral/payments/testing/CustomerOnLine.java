package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rule 15: keeps {@code customerId} and {@code customerNumber} of a line in step. */
final class CustomerOnLine {
    private final Database database;
    private final Row.Draft line;
    private final Set<Choice> choices;
    private @Nullable Row byId;

    CustomerOnLine(Database database, Row.Draft line, Set<Choice> choices) {
        this.database = database;
        this.line = line;
        this.choices = choices;
    }

    void setId(UUID id) {
        if (id.equals(Kind.GUID.blank())) {
            clear();
            return;
        }
        byId = database.customers().find(id).orElseThrow(() -> unknown("customerId", "Customer Id", id));
        set(byId);
    }

    void setNumber(String number) {
        if (byId != null) {
            if (!byId.text("number").equals(number)) {
                throw ODataError.dialog("The customer values do not match to a specific Customer.");
            }
        } else if (number.isEmpty()) {
            clear();
        } else {
            set(database.customers()
                    .find(null, number)
                    .orElseThrow(() -> unknown("customerNumber", "Account No.", number)));
        }
    }

    /**
     * Refuses a customer that must not have new lines, or none posted (3.4).
     *
     * @param verb what is tried, {@code create} or {@code post}
     */
    static void checkNotBlocked(Row customer, String verb, boolean firstOfJournal) {
        String start = "You cannot " + verb + " this type of document when Customer " + customer.text("number")
                + " is blocked ";
        if ((Boolean) customer.get("privacyBlocked")) {
            throw ODataError.dialog(start + "for privacy.");
        }
        String blocked = customer.text("blocked");
        // In an empty journal the line is not yet a payment when this is checked.
        if (blocked.equals("All") || (blocked.equals("Invoice") && firstOfJournal)) {
            throw ODataError.dialog(start + "with type " + blocked);
        }
    }

    /** Rule 23: puts the default dimensions of the customer in the place of what the line had. */
    void applyDimensions() {
        line.set(
                "dimensionSetId",
                database.customers()
                        .find(null, line.view().text("customerNumber"))
                        .map(customer -> customer.get("dimensionSetId"))
                        .orElse(Kind.INTEGER.blank()));
    }

    private void set(Row customer) {
        line.set("customerId", customer.id()).set("customerNumber", customer.text("number"));
    }

    private void clear() {
        byId = null;
        line.set("customerId", Kind.GUID.blank()).set("customerNumber", "");
    }

    private ODataError unknown(String property, String field, Object value) {
        return choices.contains(Choice.UNKNOWN_CUSTOMER_IS_TABLE_RELATION_ERROR)
                ? TableRelation.broken(field, value, "Customer")
                : ODataError.dialog("The \"" + property + "\" does not match to a Customer.");
    }
}
