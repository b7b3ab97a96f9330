package io.github.businesscentral.payments.run;

/**
 * Receives the progress of an import. The methods run on the thread that called the import. If one of them throws, the import
 * ends as it does when the input fails: it waits for the requests in flight and includes their outcomes in the {@linkplain
 * ImportException#report() report}.
 */
public interface ImportListener {
    /**
     * Called once for each line, when its outcome is final. A refused line is reported as soon as its own request is answered. A
     * booked line is reported later, once the run's mark has been read again. Lines therefore do not arrive in the order of the
     * input.
     */
    default void onLine(ImportedLine line) {}

    /** Called after each answered request, and after lines that were settled without a request. */
    default void onProgress(ImportProgress progress) {}
}
