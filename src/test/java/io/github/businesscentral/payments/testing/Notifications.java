package io.github.businesscentral.payments.testing;

import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.testing.ChangeFeed.WatchedChange;
import io.github.businesscentral.payments.testing.odata.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import okio.Buffer;
import okio.ByteString;

/** Rule 32: from the changes of a subscription to its part of a notification, merged as in 9.3. */
final class Notifications {
    private static final Duration BEFORE_FIRST = Duration.ofMillis(50);
    private static final Duration RECORD_UNCHANGED = Duration.ofSeconds(2);

    private final Database database;

    Notifications(Database database) {
        this.database = database;
    }

    /** One entry of a notification. */
    record Entry(Row subscription, String resource, String changeType, Instant time) {}

    /** Returns the entries for what a subscription has to be told. */
    List<Entry> entries(Row subscription, List<WatchedChange> recorded, int most) {
        SubscribedResource resource = SubscribedResource.of(subscription.text("resource"), database);
        List<WatchedChange> merged = merged(recorded, resource);
        if (merged.size() > most) {
            return List.of(collection(subscription, resource, merged));
        }
        return merged.stream()
                .map(change -> new Entry(
                        subscription,
                        resource.text() + "(" + change.id() + ")",
                        change.kind().name().toLowerCase(Locale.ROOT),
                        change.time()))
                .toList();
    }

    /** One {@code updated} after the other becomes one, with the later time. Created and then updated stays two. */
    private List<WatchedChange> merged(List<WatchedChange> recorded, SubscribedResource resource) {
        List<WatchedChange> merged = new ArrayList<>();
        Map<UUID, Integer> lastUpdate = new HashMap<>();
        for (WatchedChange change : recorded) {
            if (change.kind() != WatchedChange.Kind.UPDATED) {
                lastUpdate.remove(change.id());
            } else if (isUnchanged(change, resource)) {
                continue;
            } else {
                Integer before = lastUpdate.put(change.id(), merged.size());
                if (before != null) {
                    merged.set(before, change);
                    lastUpdate.put(change.id(), before);
                    continue;
                }
            }
            merged.add(change);
        }
        // In the order of time, as a merged entry has taken a later one.
        merged.sort(Comparator.comparing(WatchedChange::time));
        return merged;
    }

    /** Whether the record itself was changed earlier than the change says. */
    private boolean isUnchanged(WatchedChange change, SubscribedResource resource) {
        return database.table(resource.page())
                .find(change.id())
                .map(row -> (Instant) row.get("lastModifiedDateTime"))
                .filter(modified -> modified.plus(RECORD_UNCHANGED).isBefore(change.time()))
                .isPresent();
    }

    private static Entry collection(Row subscription, SubscribedResource resource, List<WatchedChange> merged) {
        Instant first = merged.get(0).time();
        boolean deletion = merged.stream().anyMatch(change -> change.kind() == WatchedChange.Kind.DELETED);
        boolean filtered =
                !deletion && resource.page().property("lastModifiedDateTime").isPresent();
        String filter = "?$filter=lastModifiedDateTime%20gt%20"
                + first.minus(BEFORE_FIRST).truncatedTo(ChronoUnit.MILLIS);
        return new Entry(
                subscription,
                resource.text() + (filtered ? filter : ""),
                "collection",
                merged.get(merged.size() - 1).time());
    }

    static ByteString json(List<Entry> entries) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.beginObject().name("value").beginArray();
            for (Entry entry : entries) {
                Row subscription = entry.subscription();
                writer.beginObject();
                writer.name("subscriptionId").value(subscription.text("subscriptionId"));
                writer.name("clientState").value(subscription.text("clientState"));
                writer.name("expirationDateTime")
                        .value(subscription.get("expirationDateTime").toString());
                writer.name("resource").value(entry.resource());
                writer.name("changeType").value(entry.changeType());
                writer.name("lastModifiedDateTime").value(entry.time().toString());
                writer.endObject();
            }
            writer.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.readByteString();
    }

    static List<Entry> reversed(List<Entry> entries) {
        List<Entry> reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }
}
