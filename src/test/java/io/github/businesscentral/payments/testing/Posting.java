package io.github.businesscentral.payments.testing;

import static java.math.BigDecimal.ZERO;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.ResourcePath;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rule 19: posts a journal, all of its lines or none.
 *
 * <p>A payment without an invoice is posted and stays open on the customer's account; so does the rest of a payment that
 * is larger than what its invoice still wants. A payment for an invoice that is unknown, paid, or another customer's is
 * refused: this is the moment when the server looks for the open entry (3.4). Lines with neither customer nor amount are
 * passed over and removed with the others.
 */
final class Posting {
    private static final String ACTION = "Microsoft.NAV.post";

    private final Database database;
    private final Ledger ledger;

    Posting(Database database) {
        this.database = database;
        this.ledger = new Ledger(database);
    }

    /** Returns whether an address is that of the action; its name matches in any case (3.8). */
    static boolean isAddressed(ResourcePath path) {
        List<ResourcePath.Segment> segments = path.segments();
        return !segments.isEmpty() && segments.get(segments.size() - 1).name().equalsIgnoreCase(ACTION);
    }

    void post(Row journal) {
        List<Row> all = new JournalLines(database, journal.id()).inOrder().toList();
        List<Row> lines =
                all.stream().filter(line -> !JournalLines.isBlank(line)).toList();
        if (lines.isEmpty()) {
            throw ODataError.dialog("There is nothing to post.");
        }
        lines.forEach(line -> check(line, journal));
        refuseOutOfBalance(lines);
        lines.forEach(ledger::book);
        useUpNumbers(journal, lines);
        all.forEach(database::remove);
    }

    private void check(Row line, Row journal) {
        boolean payment = line.type() == Schema.PAYMENT;
        LineError error =
                LineError.at(journal.text("templateDisplayName"), journal.text("code"), line.integer("lineNumber"));
        String customer = line.text("customerNumber");
        if (payment && customer.isEmpty()) {
            throw error.empty("Account No.");
        }
        BigDecimal amount = line.decimal("amount");
        if (amount.signum() == 0) {
            throw error.empty("Amount");
        }
        // A received payment is a credit to the customer (3.5). Lines of other kinds may have either sign.
        if (payment && amount.signum() > 0) {
            throw error.notNegative("Amount");
        }
        if (!customer.isEmpty()) {
            CustomerOnLine.checkNotBlocked(existing(customer), "post", false);
        }
    }

    private Row existing(String customer) {
        return database.customers()
                .find(null, customer)
                .orElseThrow(() -> new ODataError(
                        404,
                        "Internal_RecordNotFound",
                        "The Customer does not exist. Identification fields and values: No.='" + customer + "'"));
    }

    /** A line with a balancing account balances by itself; the others must do so document by document. */
    private static void refuseOutOfBalance(List<Row> lines) {
        Map<List<Object>, BigDecimal> sums = lines.stream()
                .filter(line -> line.text("balancingAccountNumber").isEmpty())
                .collect(Collectors.groupingBy(
                        line -> List.of(line.date("postingDate"), line.text("documentNumber")),
                        Collectors.reducing(ZERO, line -> line.decimal("amount"), BigDecimal::add)));
        sums.forEach((document, sum) -> {
            if (sum.signum() != 0) {
                throw ODataError.dialog("Document No. " + document.get(1) + " is out of balance by "
                        + sum.toPlainString()
                        + ". Please check that Posting Date, Document Type, Document No. and Amount are correct for each"
                        + " line.");
            }
        });
    }

    /** The number series goes on after the numbers that were posted; until then they were only looked up. */
    private void useUpNumbers(Row journal, List<Row> lines) {
        String first = journal.text("nextDocumentNumber");
        String next = first;
        for (Row line : lines) {
            if (!next.isEmpty() && line.text("documentNumber").equals(next)) {
                next = Text.increment(next);
            }
        }
        if (!next.equals(first)) {
            database.save(database.journals()
                    .find(journal.id())
                    .orElse(journal)
                    .edit()
                    .set("nextDocumentNumber", next));
        }
    }
}
