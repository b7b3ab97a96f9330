package io.github.businesscentral.payments.entity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The repeated values of one property in a page, by their bytes. Each is parsed once and shared. The first occurrence of a text
 * leaves a mark of four bytes; the second stores its value. If there are too many values, the table is cleared, so its memory is
 * limited.
 */
final class SharedValues {
    private static final int FEWEST_MARKS = 256;
    private static final int MARK_BITS = 12;
    private static final int MOST_MARKS = 1 << MARK_BITS;
    private static final int GROWTH = 4;
    private static final int FEWEST_PLACES = 8;
    private static final int MOST_PLACES = 2048;

    private int[] marks = {};
    private int marked;
    private byte[] @Nullable [] texts = new byte[FEWEST_PLACES] @Nullable [];
    private @Nullable Object[] values = new @Nullable Object[FEWEST_PLACES];
    private int size;

    /** Returns the value of the same text, or null if it is not stored. */
    @Nullable Object find(byte[] from, int start, int end, long hash) {
        return values[place(from, start, end, hash)];
    }

    /** Returns the slot of the text, or a free one for it. */
    private int place(byte[] from, int start, int end, long hash) {
        int place = (int) (hash >>> Integer.SIZE) & texts.length - 1;
        for (byte[] text = texts[place]; text != null; text = texts[place]) {
            if (Arrays.equals(text, 0, text.length, from, start, end)) {
                return place;
            }
            place = place + 1 & texts.length - 1;
        }
        return place;
    }

    /** Records a text that was not found, with its value. */
    void put(byte[] from, int start, int end, long hash, Object value) {
        if (!isMarked(hash)) {
            return;
        }
        if (size == texts.length / 2) {
            makeRoom();
        }
        int place = place(from, start, end, hash);
        texts[place] = Arrays.copyOfRange(from, start, end);
        values[place] = value;
        size++;
    }

    /** Whether a text with this hash occurred before. Marks it. */
    private boolean isMarked(long hash) {
        if (marked == marks.length && marks.length < MOST_MARKS) {
            marks = new int[Math.max(FEWEST_MARKS, marks.length * GROWTH)];
            marked = 0;
        }
        // The table of values uses other bits.
        int mark = (int) (hash >>> Byte.SIZE);
        int place = (int) (hash >>> (Long.SIZE - MARK_BITS)) & (marks.length - 1);
        boolean again = marks[place] == mark;
        marks[place] = mark;
        marked += again ? 0 : 1;
        return again;
    }

    private void makeRoom() {
        byte[] @Nullable [] oldTexts = texts;
        @Nullable Object[] oldValues = values;
        boolean grows = texts.length < MOST_PLACES;
        int places = grows ? texts.length * GROWTH : FEWEST_PLACES;
        texts = new byte[places] @Nullable [];
        values = new @Nullable Object[places];
        size = 0;
        for (int i = 0; i < oldTexts.length && grows; i++) {
            byte[] text = oldTexts[i];
            if (text != null) {
                int place = place(text, 0, text.length, Bytes.hash(Bytes.of(text), 0, text.length));
                texts[place] = text;
                values[place] = oldValues[i];
                size++;
            }
        }
    }
}
