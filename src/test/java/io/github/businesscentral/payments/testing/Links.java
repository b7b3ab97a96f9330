package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Navigations;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.stream.Stream;

/** The navigation properties (2.2, 2.3): what {@code $expand} can show inside what. */
final class Links {
    private Links() {}

    static Navigations in(Database database) {
        return new Navigations()
                .one(
                        Schema.PAYMENT,
                        "customer",
                        Schema.CUSTOMER,
                        payment -> database.customers().find(payment.guid("customerId")))
                .one(
                        Schema.PAYMENT,
                        "customerPaymentJournal",
                        Schema.JOURNAL,
                        payment -> database.journals().find(payment.guid("journalId")))
                .many(
                        Schema.JOURNAL,
                        "customerPayments",
                        Schema.PAYMENT,
                        journal -> database.payments().rows(journal.id()))
                .many(
                        Schema.PAYMENT,
                        Schema.DIMENSION_SET_LINE.set(),
                        Schema.DIMENSION_SET_LINE,
                        payment -> dimensions(payment, database))
                .many(
                        Schema.GENERAL_LEDGER_ENTRY,
                        Schema.DIMENSION_SET_LINE.set(),
                        Schema.DIMENSION_SET_LINE,
                        entry -> dimensions(entry, database))
                .many(
                        Schema.DIMENSION,
                        Schema.DIMENSION_VALUE.set(),
                        Schema.DIMENSION_VALUE,
                        dimension -> database.dimensionValues().rows(dimension.id()))
                .one(
                        Schema.DIMENSION_VALUE,
                        "dimension",
                        Schema.DIMENSION,
                        value -> database.dimensions().find(value.guid("dimensionId")));
    }

    private static Stream<Row> dimensions(Row parent, Database database) {
        return DimensionSetLines.of(parent, database).rows(parent.id());
    }
}
