package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ResourcePath;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rules 33 and 55: decides which state of the data a GET is answered from. */
final class ReadState {
    /** Set by {@code Faults.staleRead}: how many milliseconds the replica lags for this request. */
    static final String LAG_HEADER = "Stand-In-Lag";

    private final Database present;
    private final PastState past;
    private final Switches switches;

    ReadState(Database present, Switches switches) {
        this.present = present;
        this.past = new PastState(present);
        this.switches = switches;
    }

    Database of(FakeRequest request, ResourcePath path) {
        if (!request.method().equals("GET")) {
            return present;
        }
        Duration lag = lag(request);
        if (!lag.isZero() && !asksForPrimary(request)) {
            return past.everything(lag);
        }
        // The intent chooses the database, not the cache of the instance.
        return isJournal(path) && !switches.markAge().isZero()
                ? past.journals(switches.markAge(), instance(request))
                : present;
    }

    private Duration lag(FakeRequest request) {
        String own = request.header(LAG_HEADER);
        return own == null ? switches.replicaLag() : Duration.ofMillis(Long.parseLong(own));
    }

    static boolean asksForPrimary(FakeRequest request) {
        return "ReadWrite".equalsIgnoreCase(request.header("Data-Access-Intent"));
    }

    static String instance(FakeRequest request) {
        @Nullable String name = request.header(Switches.INSTANCE_HEADER);
        return name == null ? "" : name;
    }

    /** Returns whether one journal is asked for, by its id. */
    private static boolean isJournal(ResourcePath path) {
        if (path.segments().isEmpty()) {
            return false;
        }
        ResourcePath.Segment last = path.segments().get(path.segments().size() - 1);
        return last.key() != null
                && (last.name().equals(Schema.JOURNAL.set()) || last.name().equals(Schema.GENERAL_JOURNAL.set()));
    }
}
