package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rule 32: what subscriptions watch. They are matched by table, so the pages of one table are told the same: a subscriber of
 * {@code customerPayments} hears of every general journal line, one of {@code customerPaymentJournals} of every journal.
 */
enum WatchedTable {
    JOURNAL_LINE(List.of(Schema.PAYMENT), List.of(Schema.HIDDEN_LINE)),
    JOURNAL(List.of(Schema.JOURNAL, Schema.GENERAL_JOURNAL), List.of()),
    CUSTOMER(List.of(Schema.CUSTOMER), List.of()),
    SALES_INVOICE(List.of(Schema.SALES_INVOICE), List.of()),
    ACCOUNT(List.of(Schema.ACCOUNT), List.of()),
    DIMENSION(List.of(Schema.DIMENSION), List.of()),
    DIMENSION_VALUE(List.of(Schema.DIMENSION_VALUE), List.of()),
    GENERAL_LEDGER_ENTRY(List.of(Schema.GENERAL_LEDGER_ENTRY), List.of());

    private final List<EntityType> pages;
    private final List<EntityType> withoutPage;

    WatchedTable(List<EntityType> pages, List<EntityType> withoutPage) {
        this.pages = pages;
        this.withoutPage = withoutPage;
    }

    /** Returns the table that rows of this type are in; empty if nobody can watch it. */
    static Optional<WatchedTable> of(EntityType type) {
        return Arrays.stream(values())
                .filter(table -> table.pages.contains(type) || table.withoutPage.contains(type))
                .findFirst();
    }

    /** Returns the pages that can be watched, by the settings of the environment. */
    static Stream<EntityType> supported(Settings settings) {
        return settings.subscriptionsOff()
                ? Stream.empty()
                : Arrays.stream(values())
                        .flatMap(table -> table.pages.stream())
                        .filter(page -> page != Schema.PAYMENT || !settings.paymentsUnwatched());
    }
}
