package io.github.businesscentral.payments.benchmark;

import java.util.UUID;

/** The journals that the server has, and their addresses. */
enum Journal {
    OF_1_000(1_000),
    OF_20_000(20_000),
    OF_100_000(100_000);

    static final UUID COMPANY = UUID.fromString("824820a2-508c-ed11-aada-000d3a298ab3");

    // What the server puts on a page unless it is asked for less.
    private static final int MOST_ROWS_OF_A_PAGE = 20_000;

    private final UUID id = new UUID(0x7f5be7d21a2bee11L, 0xbdf5000d3a5f8900L + ordinal());
    private final int rows;

    Journal(int rows) {
        this.rows = rows;
    }

    UUID id() {
        return id;
    }

    String code() {
        return "CASHIN" + ordinal();
    }

    int rows() {
        return rows;
    }

    int rowsOfAPage() {
        return Math.min(rows, MOST_ROWS_OF_A_PAGE);
    }

    int pages() {
        return rows / rowsOfAPage();
    }

    /** The address of its payments below {@code root}, which a list begins with. */
    String payments(String root) {
        return root + "/companies(" + COMPANY + ")/customerPaymentJournals(" + id + ")/customerPayments";
    }

    /** The address of one of its payments. */
    String payment(String root, UUID payment) {
        return payments(root) + "(" + payment + ")";
    }

    /** The address of a page; the first one is zero. */
    String page(String root, int page) {
        return page == 0 ? payments(root) : payments(root) + "?$skiptoken=" + page;
    }
}
