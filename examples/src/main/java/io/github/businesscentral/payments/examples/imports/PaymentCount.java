package io.github.businesscentral.payments.examples.imports;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * How many lines a file has. It takes a second for some hundred thousand of them, and finds before anything is sent that a file
 * cannot be read to its end.
 *
 * @param lines all of them
 * @param unreadable those that make no sense
 */
record PaymentCount(long lines, long unreadable) {
    static PaymentCount of(PaymentFile file) {
        return file.read(PaymentCount::of);
    }

    private static PaymentCount of(Stream<PaymentLine> lines) {
        AtomicLong unreadable = new AtomicLong();
        long all = lines.filter(line -> line.payment().isPresent() || unreadable.incrementAndGet() > 0)
                .count();
        return new PaymentCount(all, unreadable.get());
    }

    long readable() {
        return lines - unreadable;
    }
}
