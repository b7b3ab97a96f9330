package io.github.businesscentral.payments.testing;

import static java.math.BigDecimal.ZERO;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What posting checks before it books anything (rules 19, 35 and 54). */
final class PostingChecks {
    private final Database database;

    PostingChecks(Database database) {
        this.database = database;
    }

    /**
     * Refuses lines that cannot be posted.
     *
     * @param lines those that are not empty, in their order
     */
    void check(Row journal, List<Row> lines) {
        lines.forEach(line -> check(line, journal));
        refuseOtherNumbers(journal, lines);
        refuseOutOfBalance(lines);
    }

    private void check(Row line, Row journal) {
        boolean payment = line.type() == Schema.PAYMENT;
        LineError error =
                LineError.at(journal.text("templateDisplayName"), journal.text("code"), line.integer("lineNumber"));
        if (line.text("documentNumber").isEmpty()) {
            throw error.empty("Document No.");
        }
        if (!database.settings().allowsPosting(line.date("postingDate"))) {
            throw error.of("Posting Date is not within your range of allowed posting dates in ");
        }
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

    /** With a number series each document has the series' next number, unless numbers may be typed by hand. */
    private static void refuseOtherNumbers(Row journal, List<Row> lines) {
        String next = journal.text("nextDocumentNumber");
        if (next.isEmpty() || (Boolean) journal.get("manualNumbers")) {
            return;
        }
        String last = "";
        for (Row line : lines) {
            String number = line.text("documentNumber");
            if (!number.equals(last)) {
                if (!number.equals(next)) {
                    throw ODataError.dialog("You may not enter numbers manually. If you want to enter numbers manually,"
                            + " please activate Manual Nos. in No. Series " + journal.text("code") + ".");
                }
                next = Text.increment(next);
                last = number;
            }
        }
    }

    /** A line with a balancing account balances by itself; the others must do so document by document. */
    private static void refuseOutOfBalance(List<Row> lines) {
        Map<List<Object>, BigDecimal> sums = lines.stream()
                .filter(line -> line.text("balancingAccountNumber").isEmpty())
                .collect(Collectors.groupingBy(
                        line -> List.<Object>of(date(line), line.text("documentNumber")),
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

    private static LocalDate date(Row line) {
        return line.date("postingDate");
    }
}
