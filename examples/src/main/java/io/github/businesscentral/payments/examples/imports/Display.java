package io.github.businesscentral.payments.examples.imports;

import java.io.Console;
import java.io.PrintStream;

/** How to show how far an import has come. */
public enum Display {
    /** A bar that moves; for a terminal. */
    BAR {
        @Override
        Progress start(long lines, PrintStream out) {
            return new ProgressOnTerminal(lines, out);
        }
    },
    /** A line of text from time to time; for a log file, a pipe or a scheduler. */
    LINES {
        @Override
        Progress start(long lines, PrintStream out) {
            return new ProgressInLines(lines, out);
        }
    };

    abstract Progress start(long lines, PrintStream out);

    /** What suits the program's own output. */
    public static Display here() {
        Console console = System.console();
        return console != null && isTerminal(console) ? BAR : LINES;
    }

    /** Java 22 and later can have a console without a terminal, and a method that tells it. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
