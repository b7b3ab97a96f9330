package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What posting leaves behind: an entry on the customer's account, in the line's currency, and in local currency one on the
 * receivables account and one on the balancing account (rule 50).
 */
final class Ledger {
    /** Posting groups are no part of the stand-in: there is one account for all customers, and one for all banks. */
    private static final String RECEIVABLES = "2310";

    private static final String BANKS = "2920";
    private static final int CURRENCY_DECIMALS = 2;

    private final Database database;
    private final Applications applications;

    Ledger(Database database) {
        this.database = database;
        this.applications = new Applications(database);
    }

    /**
     * Books a line.
     *
     * @param number the document number in the ledger
     */
    void book(Row line, String number) {
        if (!line.text("customerNumber").isEmpty()) {
            database.save(entry(Schema.CUSTOMER_LEDGER_ENTRY, line, number)
                    .set("journalId", line.guid("journalId"))
                    .set("lineNumber", line.integer("lineNumber"))
                    .set("customerNumber", line.text("customerNumber"))
                    .set("externalDocumentNumber", line.text("externalDocumentNumber"))
                    .set("amount", line.decimal("amount"))
                    .set("remainingAmount", applications.apply(line))
                    .set("appliesToInvoiceNumber", Applications.invoiceNumber(line)));
            bookOn(account(RECEIVABLES, "Customers, domestic"), line, number, local(line));
        }
        balancingAccount(line)
                .ifPresent(account -> bookOn(account, line, number, local(line).negate()));
    }

    /** Returns what a line is in the ledger, a payment or something that this API does not know. */
    static String documentType(Row line) {
        return line.type() == Schema.PAYMENT ? "Payment" : line.text("documentType");
    }

    private Optional<Row> balancingAccount(Row line) {
        String number = line.text("balancingAccountNumber");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return (Boolean) line.get("balancedByBank")
                ? Optional.of(account(BANKS, "Bank accounts"))
                : database.table(Schema.ACCOUNT).find(null, number);
    }

    private Row account(String number, String displayName) {
        return database.table(Schema.ACCOUNT)
                .find(null, number)
                .orElseGet(() -> database.save(Row.blank(Schema.ACCOUNT)
                        .set("id", database.newId(Schema.ACCOUNT, number))
                        .set("number", number)
                        .set("displayName", displayName)));
    }

    private BigDecimal local(Row line) {
        BigDecimal rate = database.table(Schema.CURRENCY)
                .find(null, line.text("currencyCode"))
                .map(currency -> currency.decimal("exchangeRate"))
                .orElse(BigDecimal.ONE);
        return line.decimal("amount").multiply(rate).setScale(CURRENCY_DECIMALS, RoundingMode.HALF_UP);
    }

    private void bookOn(Row account, Row line, String number, BigDecimal amount) {
        database.save(entry(Schema.GENERAL_LEDGER_ENTRY, line, number)
                .set("documentType", documentType(line))
                .set("accountId", account.id())
                .set("accountNumber", account.text("number"))
                .set(amount.signum() < 0 ? "creditAmount" : "debitAmount", amount.abs())
                .set("dimensionSetId", line.get("dimensionSetId")));
    }

    private Row.Draft entry(EntityType type, Row line, String number) {
        return numbered(Row.blank(type))
                .set("postingDate", line.date("postingDate"))
                .set("documentNumber", number)
                .set("description", line.text("description"));
    }

    /** Gives an entry the next entry number, and an id. */
    private Row.Draft numbered(Row.Draft entry) {
        EntityType type = entry.view().type();
        Optional<Row> last = database.table(type).last(null);
        int number = last.map(row -> row.integer("entryNumber")).orElse(0) + 1;
        return entry.set("id", database.newId(type, String.valueOf(number))).set("entryNumber", number);
    }

    /** Rule 53: adds the opposite of each entry with this number, and opens the invoices again that it had paid. */
    void reverse(String number) {
        for (EntityType type : new EntityType[] {Schema.GENERAL_LEDGER_ENTRY, Schema.CUSTOMER_LEDGER_ENTRY}) {
            database.table(type)
                    .rows(null)
                    .filter(entry -> entry.text("documentNumber").equals(number))
                    .filter(entry -> !(Boolean) entry.get("reversed"))
                    .toList()
                    .forEach(this::reverse);
        }
    }

    private void reverse(Row entry) {
        database.save(entry.edit().set("reversed", true));
        Row.Draft opposite = numbered(entry.edit()).set("reversed", true);
        if (entry.type() == Schema.GENERAL_LEDGER_ENTRY) {
            opposite.set("debitAmount", entry.get("creditAmount")).set("creditAmount", entry.get("debitAmount"));
        } else {
            applications.reopen(entry);
            opposite.set("amount", entry.decimal("amount").negate()).set("remainingAmount", Kind.DECIMAL.blank());
        }
        database.save(opposite);
    }
}
