package io.github.businesscentral.payments.batch;

/**
 * Is told how an import goes, by the thread that called it. What it throws ends the import as if the input had failed: what is
 * under way is waited for and recorded.
 */
public interface ImportListener {
    /**
     * A line has its outcome. Lines come batch by batch, and batches in the order in which they are answered. Those of which
     * the resume file knows it come first, before anything is sent, without a {@linkplain ImportedLine#payment() payment}, and
     * with the reasons of the first 10,000 refusals. Those that this run was stopped before come last. When an exception ends
     * the import, what is still recorded then stands in its {@linkplain ImportException#report() report} only.
     */
    default void onLine(ImportedLine line) {}

    /** A batch has been answered, and its lines have been told. */
    default void onProgress(ImportProgress progress) {}
}
