package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.ResourcePath;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Answers {@code journals({id})/Microsoft.NAV.post} (rules 19, 48, 49 and 56). */
final class PostAction {
    private static final String ACTION = "Microsoft.NAV.post";

    private final Database database;
    private final Set<Choice> choices;
    private final Switches switches;
    private final Posting posting;

    PostAction(Database database, Set<Choice> choices, Switches switches) {
        this.database = database;
        this.choices = choices;
        this.switches = switches;
        this.posting = new Posting(database);
    }

    /** Returns whether an address is that of the action; its name matches in any case (3.8). */
    static boolean isAddressed(ResourcePath path) {
        List<ResourcePath.Segment> segments = path.segments();
        return !segments.isEmpty() && segments.get(segments.size() - 1).name().equalsIgnoreCase(ACTION);
    }

    FakeResponse answer(FakeRequest request, ResourcePath path) {
        Runnable meanwhile = switches.meanwhile();
        if (meanwhile == null) {
            return database.alone(() -> {
                synchronized (database) {
                    post(read(request, path));
                }
                return FakeResponse.of(204);
            });
        }
        // Rule 49: a posting locks the lines it has read, which keeps out nobody who inserts others.
        Read read;
        synchronized (database) {
            read = read(request, path);
        }
        meanwhile.run();
        return database.alone(() -> {
            synchronized (database) {
                post(read);
            }
            return FakeResponse.of(204);
        });
    }

    /** What a posting has read: the journal, and the lines that it is going to post. */
    private record Read(UUID journalId, List<UUID> lines) {}

    private Read read(FakeRequest request, ResourcePath path) {
        String action = path.segments().get(path.segments().size() - 1).name();
        Target target = Target.of(path.parent(), request.url(), database);
        Row journal = target.row();
        if (journal == null || target.type() != Schema.GENERAL_JOURNAL || !isPostable(journal)) {
            throw ODataError.notFound(action);
        }
        if (!request.method().equals("POST")) {
            throw ODataError.methodNotAllowed(request.method(), action);
        }
        if (choices.contains(Choice.IF_MATCH_COMPARED_ON_POST)) {
            IfMatch.allow(request.header("If-Match"), journal);
        }
        database.changedBy(ReadState.instance(request));
        List<UUID> lines =
                new JournalLines(database, journal.id()).inOrder().map(Row::id).toList();
        return new Read(journal.id(), lines);
    }

    private void post(Read read) {
        database.atomically(() -> {
            posting.post(read.journalId(), read.lines());
            return read;
        });
        // Posting commits, and with it what came before in a snapshot batch (section 7).
        database.commitSoFar();
    }

    private boolean isPostable(Row journal) {
        return !choices.contains(Choice.CASH_RECEIPT_JOURNALS_CANNOT_BE_POSTED)
                || !journal.text("templateDisplayName").equals(Schema.CASH_RECEIPTS);
    }
}
