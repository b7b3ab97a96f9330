package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a single entity, or the rows of a page, from their bytes if they are in the server's usual format: no whitespace, no
 * {@code null}, no escapes except in the ETag, and no unknown properties. The {@link EntityJson} of the same entity reads all
 * others, and reports all errors. One instance for each page; not thread-safe.
 *
 * <p>{@link #next} finds a row in the window, {@link #entity} iterates over its properties, and {@link #value value(…)} reads
 * each by its kind. Each returns null for an unusual format, and the row then stays in the source.
 */
public final class RowReader<E, M> {
    private static final int WINDOW = 32 * 1024;
    private static final int FEW = 16;
    private static final byte[] NOTHING = {};
    private static final ByteBuffer NO_WORDS = Bytes.of(NOTHING);
    private static final @Nullable SharedValues[] NOT_SHARED = {};
    private static final byte[] ETAG_BEGIN = ascii("\"W/\\\"");
    private static final byte[] ETAG_END = ascii("\\\"\"");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] CONTEXT = ascii("\"@odata.context\":\"");

    private final EntityJson<E, M> json;
    private final EntityTable<E> table;
    // Each with quotation marks and colon. The last one is the ETag's.
    private final byte[][] names;
    // Empty for a single entity, which has nothing to share.
    private final @Nullable SharedValues[] shared;

    private final Buffer.UnsafeCursor cursor = new Buffer.UnsafeCursor();
    private byte[] window;
    // The same bytes.
    private ByteBuffer words;
    private byte[] etag = NOTHING;
    private int start;
    private int end;
    private int at;
    private boolean cut;
    private int usual;
    private int unusual;

    private RowReader(EntityJson<E, M> json, byte[] window, ByteBuffer words, @Nullable SharedValues[] shared) {
        this.json = json;
        this.table = json.table();
        this.names = json.nameBytes();
        this.window = window;
        this.words = words;
        this.shared = shared;
    }

    /** Returns a reader of the rows of a page. Null if {@code adapter} does not read an entity. */
    public static <M> @Nullable RowReader<?, M> of(JsonAdapter<M> adapter) {
        if (!(adapter instanceof EntityJson<?, M> json)) {
            return null;
        }
        byte[] window = new byte[WINDOW];
        return new RowReader<>(
                json,
                window,
                Bytes.of(window),
                new @Nullable SharedValues[json.table().size()]);
    }

    /**
     * Reads a document that is a single entity. Returns null if it is unusual, or if only a part has arrived. Leaves all bytes
     * in the source.
     */
    public static <M> @Nullable M peek(JsonAdapter<M> adapter, BufferedSource source) throws IOException {
        return adapter instanceof EntityJson<?, M> json
                ? new RowReader<>(json, NOTHING, NO_WORDS, NOT_SHARED).single(source)
                : null;
    }

    private @Nullable M single(BufferedSource source) throws IOException {
        source.request(1);
        try (Buffer.UnsafeCursor arrived = source.getBuffer().readUnsafe(cursor)) {
            if (arrived.next() > 0) {
                window = Objects.requireNonNull(arrived.data);
                words = Bytes.of(window);
                at = arrived.start;
                end = arrived.end;
            }
            return isNext('{') && skipContext() ? entity() : null;
        }
    }

    /** Skips the annotation that begins a document. Returns false if it is unusual. */
    private boolean skipContext() {
        if (!isHere(CONTEXT)) {
            return true;
        }
        at += CONTEXT.length;
        while (at < end && isOpaque(window[at])) {
            at++;
        }
        return isNext('"') && isNext(',');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the next row with the comma before it. Returns null if there is none, or if it is unusual. The source is then still
     * before that comma.
     */
    public @Nullable M next(BufferedSource source) throws IOException {
        if (unusual > FEW && unusual > usual / FEW) {
            return null;
        }
        M row = start < end ? row() : null;
        if (row == null && (start == end || cut)) {
            refill(source);
            row = row();
        }
        if (row == null) {
            giveBack(source);
            unusual++;
        } else {
            start = at;
            usual++;
        }
        return row;
    }

    /** Peeks at the next bytes, starting with the row that did not fit. They stay in the source. */
    private void refill(BufferedSource source) throws IOException {
        giveBack(source);
        source.request(WINDOW);
        // Okio's own copy methods would prevent it from reusing its segments.
        try (Buffer.UnsafeCursor ahead = source.getBuffer().readUnsafe(cursor)) {
            for (int length = ahead.next(); length > 0 && end < WINDOW; length = ahead.next()) {
                int count = Math.min(length, WINDOW - end);
                System.arraycopy(Objects.requireNonNull(ahead.data), ahead.start, window, end, count);
                end += count;
            }
        }
    }

    private void giveBack(BufferedSource source) throws IOException {
        source.skip(start);
        start = 0;
        end = 0;
    }

    private @Nullable M row() {
        at = start;
        cut = false;
        return isNext(',') && isNext('{') ? entity() : null;
    }

    private @Nullable M entity() {
        @Nullable Object[] values = new @Nullable Object[table.size()];
        ETag version = null;
        // The server sends the ETag first.
        int name = table.size() - 1;
        while (true) {
            name = nameAfter(name);
            if (name < 0) {
                return null;
            }
            if (name == table.size()) {
                version = etag();
                if (version == null) {
                    return null;
                }
            } else if (values[name] != null || (values[name] = value(name)) == null) {
                return null;
            }
            if (at < end && window[at] == '}') {
                at++;
                return values[table.id()] == null
                        ? null
                        : json.modelOrNull(new PropertyValues<>(table, values, version, Map.of()));
            }
            if (!isNext(',')) {
                return null;
            }
        }
    }

    private boolean isNext(char expected) {
        if (at == end) {
            cut = true;
            return false;
        }
        boolean there = window[at] == expected;
        at++;
        return there;
    }

    /** Returns the number of the next name, or -1 if it is unknown. Tries the one after {@code previous} first. */
    private int nameAfter(int previous) {
        int name = previous;
        for (int tried = 0; tried < names.length; tried++) {
            name = name == names.length - 1 ? 0 : name + 1;
            if (isHere(names[name])) {
                at += names[name].length;
                return name;
            }
        }
        return -1;
    }

    private boolean isHere(byte[] text) {
        if (end - at < text.length) {
            cut = true;
            return false;
        }
        return Arrays.equals(window, at, at + text.length, text, 0, text.length);
    }

    private @Nullable ETag etag() {
        if (!isHere(ETAG_BEGIN)) {
            return null;
        }
        at += ETAG_BEGIN.length;
        int from = at;
        while (at < end && isOpaque(window[at])) {
            at++;
        }
        if (!isHere(ETAG_END)) {
            return null;
        }
        int length = "W/\"\"".length() + at - from;
        if (etag.length < length) {
            etag = new byte[length];
            etag[0] = 'W';
            etag[1] = '/';
            etag[2] = '"';
        }
        System.arraycopy(window, from, etag, 3, at - from);
        etag[length - 1] = '"';
        at += ETAG_END.length;
        return ETag.of(new String(etag, 0, length, StandardCharsets.US_ASCII));
    }

    private static boolean isOpaque(byte character) {
        return character > ' ' && character < 0x7f && character != '\\' && character != '"';
    }

    private @Nullable Object value(int name) {
        Kind<?> kind = table.at(name).kind();
        if (at < end && window[at] == '"') {
            return text(name, kind);
        }
        if (kind == BooleanKind.BOOLEAN) {
            return flag();
        }
        int from = at;
        while (at < end && isOfNumber(window[at])) {
            at++;
        }
        cut |= at == end;
        return cut ? null : kind.parseNumber(window, from, at);
    }

    private static boolean isOfNumber(byte character) {
        return (character >= '0' && character <= '9') || character == '-' || character == '.';
    }

    private @Nullable Boolean flag() {
        boolean value = at < end && window[at] == 't';
        byte[] word = value ? TRUE : FALSE;
        if (!isHere(word)) {
            return null;
        }
        at += word.length;
        return value;
    }

    private @Nullable Object text(int name, Kind<?> kind) {
        int from = at + 1;
        int to = Bytes.endOfText(words, from, end);
        if (to == end) {
            cut = true;
            return null;
        }
        if (window[to] != '"') {
            return null;
        }
        at = to + 1;
        if (shared.length == 0) {
            return kind.parseText(window, from, to);
        }
        SharedValues known = shared[name];
        if (known == null) {
            known = new SharedValues();
            shared[name] = known;
        }
        long hash = Bytes.hash(words, from, to);
        Object value = known.find(window, from, to, hash);
        if (value == null) {
            value = kind.parseText(window, from, to);
            if (value != null) {
                known.put(window, from, to, hash, value);
            }
        }
        return value;
    }
}
