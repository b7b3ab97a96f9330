package io.github.businesscentral.payments.testing.odata;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import okio.ByteString;

/**
 * Several sequences of pieces, one behind the other, each begun when it is reached. {@code Stream.flatMap} would make a
 * whole sequence before it hands out its first piece.
 */
public final class Joined implements Iterator<ByteString> {
    private final Iterator<Supplier<Iterator<ByteString>>> rest;
    private Iterator<ByteString> current = List.<ByteString>of().iterator();

    public Joined(Iterator<Supplier<Iterator<ByteString>>> sequences) {
        this.rest = sequences;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext()) {
            if (!rest.hasNext()) {
                return false;
            }
            current = rest.next().get();
        }
        return true;
    }

    @Override
    public ByteString next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
