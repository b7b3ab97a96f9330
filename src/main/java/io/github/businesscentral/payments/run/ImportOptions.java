package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.call.RequestOptions;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** How an import is to go. Immutable. */
public final class ImportOptions {
    private static final ImportOptions DEFAULTS = builder().build();
    private static final int MOST_PARALLEL = 100;

    private final int batchSize;
    private final int parallelism;
    private final int stopAfterErrors;
    private final ImportListener listener;
    private final BooleanSupplier stopWhen;
    private final RequestOptions requestOptions;

    private ImportOptions(Builder from) {
        this.batchSize = from.batchSize;
        this.parallelism = from.parallelism;
        this.stopAfterErrors = from.stopAfterErrors;
        this.listener = from.listener;
        this.stopWhen = from.stopWhen;
        this.requestOptions = from.requestOptions;
    }

    /** In batches of 100, 5 at a time, stopping after 100 errors. */
    public static ImportOptions defaults() {
        return DEFAULTS;
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many lines travel in a request. */
    public int batchSize() {
        return batchSize;
    }

    /** How many requests are under way at a time. */
    public int parallelism() {
        return parallelism;
    }

    /** After how many lines that are refused or unknown no more are sent. */
    public int stopAfterErrors() {
        return stopAfterErrors;
    }

    /** Who is told how it goes. */
    public ImportListener listener() {
        return listener;
    }

    /** Whether to stop, asked before each request. */
    public BooleanSupplier stopWhen() {
        return stopWhen;
    }

    /** Options of the batches. */
    public RequestOptions requestOptions() {
        return requestOptions;
    }

    /** Collects options. */
    public static final class Builder {
        private static final int MOST_LINES = 100;

        private int batchSize = MOST_LINES;
        private int parallelism = 5;
        private int stopAfterErrors = 100;
        private ImportListener listener = new ImportListener() {};
        private BooleanSupplier stopWhen = () -> false;
        private RequestOptions requestOptions = RequestOptions.none();

        private Builder() {}

        /** Sets how many lines travel in a request: 1 to 100. Default 100. */
        public Builder batchSize(int lines) {
            batchSize = within("batchSize", lines, MOST_LINES);
            return this;
        }

        /**
         * Sets how many requests are under way at a time, 1 to 100; the client's rate limit holds as well. Default 5, what the
         * server works on at the same time.
         */
        public Builder parallelism(int requests) {
            parallelism = within("parallelism", requests, MOST_PARALLEL);
            return this;
        }

        /**
         * Sets after how many lines that are refused or unknown no more are sent; batches under way are still answered. Default
         * 100.
         */
        public Builder stopAfterErrors(int lines) {
            stopAfterErrors = within("stopAfterErrors", lines, Integer.MAX_VALUE);
            return this;
        }

        /** Goes on however many lines are refused or unknown; {@link #stopWhen} still stops. */
        public Builder continueOnErrors() {
            return stopAfterErrors(Integer.MAX_VALUE);
        }

        /** Sets who is told how it goes. */
        public Builder listener(ImportListener value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * Stops the import in good order when {@code stop} says so: it is asked before each request, and what is under way is
         * still answered.
         */
        public Builder stopWhen(BooleanSupplier stop) {
            stopWhen = Objects.requireNonNull(stop, "stopWhen");
            return this;
        }

        /**
         * Sets options of the batches, such as a deadline for each.
         *
         * @throws IllegalArgumentException if they let a replica answer, which is for reads
         */
        public Builder requestOptions(RequestOptions value) {
            if (Objects.requireNonNull(value, "requestOptions").readOnlyReplica()) {
                throw new IllegalArgumentException(
                        "requestOptions has readOnlyReplica(), which is for single reads. Leave it out.");
            }
            requestOptions = value;
            return this;
        }

        /** Returns the options. */
        public ImportOptions build() {
            return new ImportOptions(this);
        }

        private static int within(String name, int value, int most) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be from 1 to " + most + ".");
            }
            return value;
        }
    }
}
