package io.github.businesscentral.payments;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps logs short for a while: a hundred thousand calls would fill hundreds of megabytes. */
public final class QuietLog {
    /** What is to be locked by a test that changes or relies on the levels: they are those of the whole JVM. */
    public static final String LEVELS = "levels of java.util.logging";

    private final List<Logger> loggers =
            List.of(Logger.getLogger("io.github.businesscentral"), Logger.getLogger("okhttp3"));
    private final List<Level> levels = loggers.stream().map(Logger::getLevel).toList();

    void keepShort() {
        loggers.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    void restore() {
        for (int i = 0; i < loggers.size(); i++) {
            loggers.get(i).setLevel(levels.get(i));
        }
    }
}
