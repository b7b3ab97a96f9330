package io.github.businesscentral.payments.benchmark;

/** What each competitor can do with the payments on the server. All answers are read to their end. */
interface PaymentClient extends AutoCloseable {
    /** Reads the sample payment. */
    Object get();

    /** Builds the sample payment from its values, and creates it. */
    Object create();

    /** Builds a change of the sample payment from its values, and sends it with the payment's ETag. */
    Object patch();

    /** Reads the first page of a journal and keeps its rows. */
    Object page(Journal journal);

    /** Walks all rows of a journal, page by page, looks at each, and returns their number. */
    long walk(Journal journal);

    @Override
    void close();
}
