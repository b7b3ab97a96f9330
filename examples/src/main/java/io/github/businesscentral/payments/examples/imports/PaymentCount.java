package io.github.businesscentral.payments.examples.imports;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many lines a file has. It takes a second for some hundred thousand of them, and finds before anything is sent that a file
 * cannot be read to its end.
 *
 * @param lines all of them
 * @param unreadable those that make no sense
 */
record PaymentCount(long lines, long unreadable) {
    static PaymentCount of(PaymentFile file, Hints hints) {
        AtomicLong all = new AtomicLong();
        AtomicLong unreadable = new AtomicLong();
        file.forEach(line -> {
            all.incrementAndGet();
            hints.look(line);
            if (line.payment().isEmpty()) {
                unreadable.incrementAndGet();
            }
        });
        return new PaymentCount(all.get(), unreadable.get());
    }

    long readable() {
        return lines - unreadable;
    }
}
