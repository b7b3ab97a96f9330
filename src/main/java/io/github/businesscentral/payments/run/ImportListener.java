package io.github.businesscentral.payments.run;

/**
 * Follows an import. Its methods run on the thread that called the import. If one of them throws, the import ends as if the input had
 * failed: it waits for the requests on their way, and the {@linkplain ImportException#report() report} has their outcomes.
 */
public interface ImportListener {
    /**
     * A line has its outcome. A refused line comes when its own request was answered, a booked one when the run's mark was read
     * after that. So the lines do not come in the order of the input.
     */
    default void onLine(ImportedLine line) {}

    /** A request was answered, or lines that need no request have their outcomes. */
    default void onProgress(ImportProgress progress) {}
}
