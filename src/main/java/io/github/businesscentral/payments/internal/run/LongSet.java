package io.github.businesscentral.payments.internal.run;

import java.util.Arrays;

/** A set of 64-bit hashes. A million of them take 16 megabytes. */
final class LongSet {
    private static final int SMALLEST = 1 << 8;

    // Zero marks a free slot. The hash zero is stored as one.
    private long[] places = new long[SMALLEST];
    private int size;

    /** Adds a hash. Returns false if it was already there. */
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
