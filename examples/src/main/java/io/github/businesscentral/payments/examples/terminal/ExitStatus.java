package io.github.businesscentral.payments.examples.terminal;

/** The exit statuses of all programs. */
public final class ExitStatus {
    /** Everything is done. */
    public static final int DONE = 0;

    /** Everything is done, except for lines that are left to people; the output says why. */
    public static final int LINES_LEFT = 1;

    /** Not complete, or nothing could be done; the output says why. */
    public static final int NOT_DONE = 2;

    private ExitStatus() {}
}
