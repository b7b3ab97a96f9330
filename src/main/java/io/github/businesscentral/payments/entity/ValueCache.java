package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Caches values of one property in one document by their texts, so that a value that repeats is parsed once and is the same
 * object.
 *
 * <p>At first the cache keeps only the first few values. When one of them repeats, it starts a hash table, which grows with
 * the number of misses up to a maximum size. Each text has two places in the table; if the first is taken, a later text
 * overwrites the second. If too few texts are found again, the cache is switched off and costs nothing from then on.
 */
final class ValueCache<T> {
    private static final int FIRST_FEW = 4;
    private static final int MIN_TABLE = 16;
    private static final int MAX_TABLE = 1024;
    private static final int GROWTH = 4;
    // High enough to recognize a customer that repeats in every two hundredth row.
    private static final int MIN_MISSES_TO_SWITCH_OFF = 256;
    private static final int MAX_MISSES_PER_HIT = 32;
    private static final int LONG_RUN = 32;
    // Longer than any id, number or code. The reader compares a longer text again each time its buffer grows.
    private static final int MAX_CONSTANT_LENGTH = 64;
    // 2^32 divided by the golden ratio. The highest bits of the product depend on all bits of the hash.
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable String[] texts = {};
    private @Nullable Object[] values = {};
    private boolean enabled = true;
    private int hits;
    private int misses;
    private @Nullable T constant;
    private JsonReader.@Nullable Options constantText;
    private int lastPlace;
    private int run;

    /** Reads the next string if all recent rows had the same, without allocating a {@code String}; else returns null. */
    @Nullable T select(JsonReader reader) throws IOException {
        // A lenient reader would find "a" at the start of 'a"b'.
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

    /** Returns the cached value of {@code text}, or null. */
    @SuppressWarnings("unchecked") // only put stores values
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
        if (run == LONG_RUN && text.length() <= MAX_CONSTANT_LENGTH) {
            constantText = JsonReader.Options.of(text);
            constant = value;
        }
    }

    /** Caches the value of a text that was not found, and returns it. */
    T put(String text, T value) {
        if (!enabled) {
            return value;
        }
        misses++;
        if (misses > MIN_MISSES_TO_SWITCH_OFF && hits < misses / MAX_MISSES_PER_HIT) {
            enabled = false;
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
            resize(MIN_TABLE);
        } else if (misses > texts.length && texts.length < MAX_TABLE) {
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
