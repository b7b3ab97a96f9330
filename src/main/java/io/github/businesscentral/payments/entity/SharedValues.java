package io.github.businesscentral.payments.entity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one property that repeat in a page, by their bytes, so that each is parsed once and is the same object. A text that is
 * seen for the first time leaves its hash only; when it is seen again, its value is kept. Each text has two places in the table. The
 * table grows with what is not found, up to a bound, and stays small while nothing repeats.
 */
final class SharedValues {
    static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int SMALLEST = 8;
    private static final int LARGEST_WITHOUT_REPEATS = 128;
    private static final int LARGEST = 2048;
    private static final int GROWTH = 4;

    private long[] hashes = new long[SMALLEST];
    private byte @Nullable [][] texts = new byte @Nullable [SMALLEST][];
    private @Nullable Object[] values = new @Nullable Object[SMALLEST];
    private int misses;
    private boolean repeats;

    /** Returns the value of the same text; null if it is not there. */
    @Nullable Object find(byte[] from, int start, int end, long hash) {
        int place = place(hash);
        if (isAt(place, from, start, end, hash)) {
            return values[place];
        }
        return isAt(place ^ 1, from, start, end, hash) ? values[place ^ 1] : null;
    }

    private boolean isAt(int place, byte[] from, int start, int end, long hash) {
        byte[] text = texts[place];
        return hashes[place] == hash && text != null && Arrays.equals(text, 0, text.length, from, start, end);
    }

    /** Notes a text that was not found, with its value. */
    void put(byte[] from, int start, int end, long hash, Object value) {
        misses++;
        if (misses > hashes.length && hashes.length < (repeats ? LARGEST : LARGEST_WITHOUT_REPEATS)) {
            grow();
        }
        int place = placeFor(hash);
        boolean again = hashes[place] == hash;
        repeats |= again;
        hashes[place] = hash;
        texts[place] = again ? Arrays.copyOfRange(from, start, end) : null;
        values[place] = again ? value : null;
    }

    /** The place that has the hash; otherwise the one of less use. */
    private int placeFor(long hash) {
        int first = place(hash);
        int second = first ^ 1;
        if (hashes[first] == hash || hashes[second] == hash) {
            return hashes[first] == hash ? first : second;
        }
        return use(first) <= use(second) ? first : second;
    }

    private int use(int place) {
        if (texts[place] != null) {
            return 2;
        }
        return hashes[place] == 0 ? 0 : 1;
    }

    private int place(long hash) {
        return (int) (hash >>> Integer.SIZE) & hashes.length - 1;
    }

    private void grow() {
        SharedValues before = new SharedValues();
        before.hashes = hashes;
        before.texts = texts;
        before.values = values;
        hashes = new long[hashes.length * GROWTH];
        texts = new byte @Nullable [hashes.length][];
        values = new @Nullable Object[hashes.length];
        for (int i = 0; i < before.hashes.length; i++) {
            int place = placeFor(before.hashes[i]);
            hashes[place] = before.hashes[i];
            texts[place] = before.texts[i];
            values[place] = before.values[i];
        }
    }
}
