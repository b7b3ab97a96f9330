package io.github.businesscentral.payments.internal.run;

import java.util.Arrays;

/** A set of hashes of 64 bits: 16 megabytes for a million of them. */
final class LongSet {
    private static final int SMALLEST = 1 << 8;

    // Zero marks a free place; the hash zero stands in as one.
    private long[] places = new long[SMALLEST];
    private int size;

    /** Adds a hash; false if it was there. */
    boolean add(long hash) {
        long value = hash == 0 ? 1 : hash;
        int place = place(places, value);
        if (places[place] == value) {
            return false;
        }
        places[place] = value;
        size++;
        if (size > places.length / 4 * 3) {
            grow();
        }
        return true;
    }

    /** Adds all hashes to another set. */
    void addTo(LongSet other) {
        Arrays.stream(places).filter(value -> value != 0).forEach(other::add);
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(long hash) {
        long value = hash == 0 ? 1 : hash;
        return places[place(places, value)] == value;
    }

    private void grow() {
        long[] larger = new long[places.length * 2];
        Arrays.stream(places).filter(value -> value != 0).forEach(value -> larger[place(larger, value)] = value);
        places = larger;
    }

    private static int place(long[] places, long value) {
        int place = (int) value & places.length - 1;
        while (places[place] != 0 && places[place] != value) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }
}
