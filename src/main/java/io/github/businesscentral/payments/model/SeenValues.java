package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Some of the values that a property had in a document, by their texts, so that a value which comes again is the same
 * object and need not be made anew. Each has two places in a table, and the later one wins.
 *
 * <p>The table grows while values are not found, up to a bound. If hardly any is found, the property's values do not
 * repeat, and nothing is kept any more.
 */
final class SeenValues<T> {
    private static final SeenValues<?> NONE = new SeenValues<>(false);
    private static final int FIRST_SIZE = 16;
    private static final int LARGEST_SIZE = 1024;
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
    private @Nullable T constant;
    private JsonReader.@Nullable Options constantText;
    private int lastPlace;
    private int run;
    private int hits;
    private int misses;

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
        int place = place(text);
        if (!text.equals(texts[place])) {
            place = otherPlace(place);
            if (!text.equals(texts[place])) {
                return null;
            }
        }
        hits++;
        T value = (T) values[place];
        countRun(place, text, value);
        return value;
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
        if (keepsValues) {
            misses++;
            if (misses > texts.length) {
                adapt();
            }
        }
        if (keepsValues) {
            put(text, value);
        }
        return value;
    }

    private void adapt() {
        if (misses > ENOUGH_TO_JUDGE && hits < misses / MISSES_TO_A_HIT) {
            keepsValues = false;
            texts = new @Nullable String[0];
            values = new @Nullable Object[0];
        } else if (texts.length < LARGEST_SIZE) {
            resize(Math.max(texts.length * GROWTH, FIRST_SIZE));
        }
    }

    private void resize(int size) {
        @Nullable String[] oldTexts = texts;
        @Nullable Object[] oldValues = values;
        texts = new @Nullable String[size];
        values = new @Nullable Object[size];
        for (int i = 0; i < oldTexts.length; i++) {
            String text = oldTexts[i];
            if (text != null) {
                put(text, oldValues[i]);
            }
        }
    }

    private void put(String text, @Nullable Object value) {
        int place = place(text);
        if (texts[place] != null) {
            place = otherPlace(place);
        }
        texts[place] = text;
        values[place] = value;
    }

    private int place(String text) {
        return (text.hashCode() * SPREAD) >>> (Integer.numberOfLeadingZeros(texts.length) + 1);
    }

    private static int otherPlace(int place) {
        return place ^ 1;
    }
}
