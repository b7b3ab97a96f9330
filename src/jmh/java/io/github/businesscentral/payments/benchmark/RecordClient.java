package io.github.businesscentral.payments.benchmark;

import org.jspecify.annotations.Nullable;

/** What clients with records have in common: which requests they send. */
abstract class RecordClient implements PaymentClient {
    private final String root;

    RecordClient(String root) {
        this.root = root;
    }

    abstract PaymentRecord get(String url);

    abstract PaymentRecord post(String url, DraftRecord draft);

    abstract PaymentRecord patch(String url, String etag, DraftRecord draft);

    abstract PageRecord page(String url);

    @Override
    public final Object get() {
        return get(Sample.JOURNAL.payment(root, Sample.ID));
    }

    @Override
    public final Object create() {
        return post(Sample.JOURNAL.payments(root), DraftRecord.payment());
    }

    @Override
    public final Object patch() {
        return patch(Sample.JOURNAL.payment(root, Sample.ID), Sample.ETAG, DraftRecord.change());
    }

    @Override
    public final Object page(Journal journal) {
        return page(journal.payments(root));
    }

    @Override
    public final long walk(Journal journal) {
        long rows = 0;
        @Nullable String next = journal.payments(root);
        while (next != null) {
            PageRecord page = page(next);
            for (PaymentRecord payment : page.value()) {
                rows += payment.lineNumber() > 0 ? 1 : 0;
            }
            next = page.nextLink();
        }
        return rows;
    }
}
