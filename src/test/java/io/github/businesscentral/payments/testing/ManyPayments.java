package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Fills a journal with made-up lines, without the checks and look-ups that each line of a request costs. */
final class ManyPayments {
    /** Small, so that a million lines leave room for more. */
    private static final int STEP = 100;

    private static final long TEN_DIGITS = 10_000_000_000L;
    private static final int AMOUNTS = 10_000;

    private final Database database;
    private final Row journal;
    private final List<Row> customers;
    private final List<LocalDate> dates;

    ManyPayments(Database database, Row journal) {
        this.database = database;
        this.journal = journal;
        this.customers = database.customers()
                .rows(null)
                .filter(customer -> customer.text("blocked").isBlank() && !(Boolean) customer.get("privacyBlocked"))
                .toList();
        LocalDate today = database.workDate();
        this.dates = IntStream.range(0, 365).mapToObj(today::minusDays).toList();
    }

    void add(int count) {
        int last = new JournalLines(database, journal.id())
                .last()
                .map(line -> line.integer("lineNumber"))
                .orElse(0);
        if (count < 0 || last + (long) count * STEP > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("count is " + count + "; after line " + last + " there is room for "
                    + (Integer.MAX_VALUE - last) / STEP);
        }
        for (int i = 1; i <= count; i++) {
            database.save(line(i, last + i * STEP));
        }
    }

    private Row.Draft line(int number, int lineNumber) {
        String unique = String.valueOf(TEN_DIGITS + lineNumber).substring(1);
        Row.Draft line = Row.blank(Schema.PAYMENT)
                .set("id", database.newId(Schema.PAYMENT, journal.id() + "/" + lineNumber))
                .set("journalId", journal.id())
                .set("journalDisplayName", journal.text("code"))
                .set("lineNumber", lineNumber)
                .set("postingDate", dates.get(number % dates.size()))
                .set("documentNumber", "PAY-" + unique)
                .set("externalDocumentNumber", "WIRE-" + unique)
                .set("amount", BigDecimal.valueOf(-1 - (number - 1) % AMOUNTS, 2))
                .set("balancingAccountNumber", journal.text("balancingAccountNumber"));
        if (!customers.isEmpty()) {
            Row customer = customers.get(number % customers.size());
            line.set("dimensionSetId", customer.get("dimensionSetId"));
            line.set("customerId", customer.id())
                    .set("customerNumber", customer.text("number"))
                    .set("description", customer.text("displayName"));
        }
        return line;
    }
}
