package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Some of the values that a property had in a document, by their texts, so that a value which comes again is the same
 * object and need not be made anew.
 *
 * <p>Whether a property repeats shows at its first few values: they alone are looked out for, until one comes again. From
 * then on values are kept in a table that grows with what it did not hold, up to a bound; each has two places there, and a
 * later one takes the second. A property that does not repeat, or hardly, costs nothing any more.
 */
final class SeenValues<T> {
    private static final SeenValues<?> NONE = new SeenValues<>(false);
    private static final int FIRST_FEW = 4;
    private static final int SMALLEST_TABLE = 16;
    private static final int LARGEST_TABLE = 1024;
    private static final int GROWTH = 4;
    // A customer whose turn comes with every two hundredth row is still recognized.
    private static final int ENOUGH_TO_JUDGE = 256;
    private static final int MISSES_TO_A_HIT = 32;
    private static final int LONG_RUN = 32;
    // Longer than any id, number or code; a text of megabytes would be compared anew with each piece that arrives.
    private static final int LONGEST_CONSTANT = 64;
    // 2^32 by the golden ratio: the highest bits of a product with it depend on all bits of a hash.
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable String[] texts = {};
    private @Nullable Object[] values = {};
    private boolean keepsValues;
    private int hits;
    private int misses;
    private @Nullable T constant;
    private JsonReader.@Nullable Options constantText;
    private int lastPlace;
    private int run;

    SeenValues() {
        this(true);
    }

    private SeenValues(boolean keepsValues) {
        this.keepsValues = keepsValues;
    }

    /** Values that are neither found nor kept. */
    @SuppressWarnings("unchecked") // holds none of any type
    static <T> SeenValues<T> none() {
        return (SeenValues<T>) NONE;
    }

    /** Reads the next string if it is the one that the latest rows all had, without making a string of it. */
    @Nullable T select(JsonReader reader) throws IOException {
        // A lenient reader would take "a" for the start of 'a"b'.
        if (constantText == null || reader.isLenient()) {
            return null;
        }
        if (reader.selectString(constantText) == 0) {
            return constant;
        }
        constantText = null;
        run = 0;
        return null;
    }

    /** The value of {@code text}, if it is among those kept. */
    @SuppressWarnings("unchecked") // only keep stores values
    @Nullable T find(String text) {
        if (texts.length == 0) {
            return null;
        }
        int place = texts.length == FIRST_FEW ? placeAmongFirst(text) : placeInTable(text);
        if (place < 0) {
            return null;
        }
        hits++;
        T value = (T) values[place];
        countRun(place, text, value);
        return value;
    }

    private int placeAmongFirst(String text) {
        int place = FIRST_FEW - 1;
        while (place >= 0 && !text.equals(texts[place])) {
            place--;
        }
        return place;
    }

    private int placeInTable(String text) {
        int place = firstPlace(text);
        if (text.equals(texts[place])) {
            return place;
        }
        return text.equals(texts[secondPlace(place)]) ? secondPlace(place) : -1;
    }

    private void countRun(int place, String text, @Nullable T value) {
        run = place == lastPlace ? run + 1 : 1;
        lastPlace = place;
        if (run == LONG_RUN && text.length() <= LONGEST_CONSTANT) {
            constantText = JsonReader.Options.of(text);
            constant = value;
        }
    }

    /** Keeps the value of a text that was not found, and returns it. */
    T keep(String text, T value) {
        if (!keepsValues) {
            return value;
        }
        misses++;
        if (misses > ENOUGH_TO_JUDGE && hits < misses / MISSES_TO_A_HIT) {
            keepsValues = false;
            resize(0);
        } else if (hits == 0) {
            putAmongFirst(text, value);
        } else {
            makeRoom();
            putInTable(text, value);
        }
        return value;
    }

    private void putAmongFirst(String text, T value) {
        if (texts.length == 0) {
            resize(FIRST_FEW);
        }
        if (misses <= FIRST_FEW) {
            texts[misses - 1] = text;
            values[misses - 1] = value;
        }
    }

    private void makeRoom() {
        if (texts.length == FIRST_FEW) {
            misses = 1;
            resize(SMALLEST_TABLE);
        } else if (misses > texts.length && texts.length < LARGEST_TABLE) {
            resize(texts.length * GROWTH);
        }
    }

    private void putInTable(String text, @Nullable Object value) {
        int place = firstPlace(text);
        if (texts[place] != null) {
            place = secondPlace(place);
        }
        texts[place] = text;
        values[place] = value;
    }

    private void resize(int size) {
        @Nullable String[] oldTexts = texts;
        @Nullable Object[] oldValues = values;
        texts = new @Nullable String[size];
        values = new @Nullable Object[size];
        for (int i = 0; i < oldTexts.length && i < size; i++) {
            String text = oldTexts[i];
            if (text != null) {
                putInTable(text, oldValues[i]);
            }
        }
    }

    private int firstPlace(String text) {
        return (text.hashCode() * SPREAD) >>> (Integer.numberOfLeadingZeros(texts.length) + 1);
    }

    private static int secondPlace(int firstPlace) {
        return firstPlace ^ 1;
    }
}
