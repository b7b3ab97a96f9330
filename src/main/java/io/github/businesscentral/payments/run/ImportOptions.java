package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.call.RequestOptions;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Options of an import. Immutable. */
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

    /** Batches of 100 lines, 5 requests at a time, stop after 100 errors. */
    public static ImportOptions defaults() {
        return DEFAULTS;
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of lines in a request. */
    public int batchSize() {
        return batchSize;
    }

    /** The number of requests in flight at a time. */
    public int parallelism() {
        return parallelism;
    }

    /** The number of refused or unknown lines after which the import stops sending. */
    public int stopAfterErrors() {
        return stopAfterErrors;
    }

    /** The listener that follows the import. */
    public ImportListener listener() {
        return listener;
    }

    /** Returns true to stop the import. Evaluated before each request. */
    public BooleanSupplier stopWhen() {
        return stopWhen;
    }

    /** The options of the batch requests. */
    public RequestOptions requestOptions() {
        return requestOptions;
    }

    /** Builds options, starting with the defaults. */
    public static final class Builder {
        private static final int MOST_LINES = 100;

        private int batchSize = MOST_LINES;
        private int parallelism = 5;
        private int stopAfterErrors = 100;
        private ImportListener listener = new ImportListener() {};
        private BooleanSupplier stopWhen = () -> false;
        private RequestOptions requestOptions = RequestOptions.none();

        private Builder() {}

        /** Sets the number of lines in a request, from 1 to 100. Default 100. */
        public Builder batchSize(int lines) {
            batchSize = within("batchSize", lines, MOST_LINES);
            return this;
        }

        /**
         * Sets the number of requests in flight at a time, from 1 to 100. The client's rate limit applies as well. Default 5,
         * which is how many the server works on at once for a user.
         */
        public Builder parallelism(int requests) {
            parallelism = within("parallelism", requests, MOST_PARALLEL);
            return this;
        }

        /**
         * Stops sending after this many refused or unknown lines. The import still waits for the batches in flight. Default 100.
         */
        public Builder stopAfterErrors(int lines) {
            stopAfterErrors = within("stopAfterErrors", lines, Integer.MAX_VALUE);
            return this;
        }

        /** Never stops because of refused or unknown lines. {@link #stopWhen stopWhen(…)} still applies. */
        public Builder continueOnErrors() {
            return stopAfterErrors(Integer.MAX_VALUE);
        }

        /** Sets the listener that follows the import. Default: none. */
        public Builder listener(ImportListener value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * Stops the import when {@code stop} returns true. The import evaluates it before each request and, after stopping, still
         * waits for the requests in flight.
         */
        public Builder stopWhen(BooleanSupplier stop) {
            stopWhen = Objects.requireNonNull(stop, "stopWhen");
            return this;
        }

        /**
         * Sets options of the batch requests, for example a deadline for each.
         *
         * @throws IllegalArgumentException if they include {@code readOnlyReplica()}, which is for reads only
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
