package io.github.businesscentral.payments.webhook;

import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.model.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of notifications ({@code business-central.md} 9.4) from its stream. Notifications that fail verification take no
 * memory. A body that is malformed anywhere is ignored as a whole.
 */
final class NotificationReader {
    private static final JsonReader.Options MEMBERS = JsonReader.Options.of("value");
    private static final JsonReader.Options NAMES =
            JsonReader.Options.of("clientState", "resource", "changeType", "lastModifiedDateTime");
    private static final int LONGEST_RESOURCE = 4096;

    // The subscribed resource, followed by the key of the record or the filter of a collection.
    private static final Pattern RESOURCE = Pattern.compile("([^?]*?)(?:\\(([^()/?]*)\\))?(?:\\?(.*))?");
    private static final String FILTER = "$filter=";

    private final ClientState clientState;
    private final List<Watch<?>> watches;
    private final long maxBytes;

    NotificationReader(ClientState clientState, List<Watch<?>> watches, long maxBytes) {
        this.clientState = clientState;
        this.watches = watches;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns one task for each change that is verified and watched. Each task hands its change to the watcher.
     *
     * @throws IOException if the body is cut short, too large or not JSON
     * @throws com.squareup.moshi.JsonDataException if the body is JSON of another shape
     */
    List<Runnable> read(@Nullable String contentLength, InputStream body) throws IOException {
        if (contentLength != null && isTooLong(contentLength)) {
            throw tooLarge();
        }
        return read(JsonReader.of(Okio.buffer(new Bounded(Okio.source(body), maxBytes))));
    }

    private boolean isTooLong(String contentLength) {
        try {
            return Long.parseLong(contentLength.strip()) > maxBytes;
        } catch (NumberFormatException e) {
            return false; // the body itself tells
        }
    }

    private List<Runnable> read(JsonReader reader) throws IOException {
        List<Runnable> deliveries = new ArrayList<>();
        boolean found = false;
        reader.beginObject();
        while (reader.hasNext()) {
            if (reader.selectName(MEMBERS) < 0) {
                reader.skipName();
                reader.skipValue();
                continue;
            }
            found = true;
            reader.beginArray();
            while (reader.hasNext()) {
                Runnable delivery = notification(reader);
                if (delivery != null) {
                    deliveries.add(delivery);
                }
            }
            reader.endArray();
        }
        reader.endObject();
        if (!found || reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new IOException("The body has no array 'value', or has data after the object");
        }
        return deliveries;
    }

    private @Nullable Runnable notification(JsonReader reader) throws IOException {
        @Nullable String[] values = new @Nullable String[NAMES.strings().size()];
        reader.beginObject();
        while (reader.hasNext()) {
            int name = reader.selectName(NAMES);
            if (name >= 0 && reader.peek() == JsonReader.Token.STRING) {
                values[name] = reader.nextString();
            } else {
                if (name < 0) {
                    reader.skipName();
                }
                reader.skipValue();
            }
        }
        reader.endObject();
        String state = values[0];
        String resource = values[1];
        return state == null || resource == null || resource.length() > LONGEST_RESOURCE
                ? null
                : verified(state, resource, values[2], values[3]);
    }

    private @Nullable Runnable verified(
            String state, String text, @Nullable String type, @Nullable String lastModified) {
        Matcher parts = RESOURCE.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        Watch<?> watch = watch(parts.group(1));
        return watch == null || !clientState.verifies(watch.resource(), state)
                ? null
                : delivery(watch, parts.group(2), parts.group(3), type, instant(lastModified));
    }

    private @Nullable Watch<?> watch(String path) {
        return watches.stream()
                .filter(watch -> watch.resource().isNamedBy(path))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Entity<E>> Runnable delivery(
            Watch<E> watch,
            @Nullable String key,
            @Nullable String query,
            @Nullable String type,
            @Nullable Instant changedAt) {
        Change<E> change = change(watch.resource(), key, query, type, changedAt);
        return () -> watch.changed(change);
    }

    /** A verified notification that cannot be parsed may stand for any change, so the watcher must list all rows. */
    private static <E extends Entity<E>> Change<E> change(
            WebhookResource<E> resource,
            @Nullable String key,
            @Nullable String query,
            @Nullable String type,
            @Nullable Instant changedAt) {
        UUID id = key == null ? null : guid(key);
        Change.Type known = type(type);
        if (id != null && known != null && known != Change.Type.COLLECTION) {
            return Change.ofOne(resource, known, id, changedAt);
        }
        boolean filtered = known == Change.Type.COLLECTION && key == null && query != null;
        return Change.ofMany(resource, resource.query(filtered ? filter(query) : null), changedAt);
    }

    private static Change.@Nullable Type type(@Nullable String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "created" -> Change.Type.CREATED;
            case "updated" -> Change.Type.UPDATED;
            case "deleted" -> Change.Type.DELETED;
            case "collection" -> Change.Type.COLLECTION;
            default -> null;
        };
    }

    private static @Nullable UUID guid(String key) {
        try {
            UUID id = UUID.fromString(key);
            // UUID.fromString also accepts shorter groups of digits.
            return id.toString().equalsIgnoreCase(key) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String filter(@Nullable String query) {
        String decoded = query == null ? "" : Handshake.decoded(query);
        return decoded.startsWith(FILTER) ? decoded.substring(FILTER.length()) : null;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static IOException tooLarge() {
        return new IOException("The body is larger than the receiver reads");
    }

    /** Fails when the body exceeds the limit. */
    private static final class Bounded extends ForwardingSource {
        private long left;

        private Bounded(Source body, long maxBytes) {
            super(body);
            this.left = maxBytes;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw tooLarge();
            }
            return read;
        }
    }
}
