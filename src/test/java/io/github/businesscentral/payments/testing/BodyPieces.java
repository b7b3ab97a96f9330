package io.github.businesscentral.payments.testing;

import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okio.ByteString;

/** Other ways to send the same body; both make a piece only when it is asked for. */
final class BodyPieces {
    private BodyPieces() {}

    /** Returns the body in pieces of at most this size. */
    static Iterable<ByteString> ofSize(int size, Iterable<ByteString> body) {
        return () -> StreamSupport.stream(body.spliterator(), false)
                .flatMap(piece -> split(piece, size))
                .iterator();
    }

    private static Stream<ByteString> split(ByteString piece, int size) {
        return IntStream.iterate(0, from -> from < piece.size(), from -> from + size)
                .mapToObj(from -> piece.substring(from, Math.min(from + size, piece.size())));
    }

    /** Returns the beginning of a body: at most this many bytes, and never the last one. */
    static Iterable<ByteString> first(long bytes, Iterable<ByteString> body) {
        return () -> new Beginning(body.iterator(), bytes);
    }

    private static final class Beginning implements Iterator<ByteString> {
        private final Iterator<ByteString> rest;
        private long left;

        private Beginning(Iterator<ByteString> rest, long left) {
            this.rest = rest;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && rest.hasNext();
        }

        @Override
        public ByteString next() {
            ByteString piece = rest.next();
            int complete = rest.hasNext() ? piece.size() : piece.size() - 1;
            int size = (int) Math.min(complete, left);
            left -= size;
            return piece.substring(0, size);
        }
    }
}
