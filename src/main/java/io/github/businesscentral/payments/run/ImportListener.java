package io.github.businesscentral.payments.run;

/**
 * Is told how an import goes, by the thread that called it. What it throws ends the import as if the input had failed: what is
 * under way is waited for, and stands in the {@linkplain ImportException#report() report}.
 */
public interface ImportListener {
    /**
     * A line has its outcome. Refused lines come when their own request was answered, booked ones when the run's mark was read
     * after that, so not in the order of the input.
     */
    default void onLine(ImportedLine line) {}

    /** A request was answered, or lines were told that need none. */
    default void onProgress(ImportProgress progress) {}
}
