package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Navigations;

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
                        journal -> database.payments().rows(journal.id()));
    }
}
