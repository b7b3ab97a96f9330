package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line that many increase by a cent at a time: an increase that is lost, or applied twice, shows in the sum.
 *
 * <p>Each increase leaves a comment of its own. Without it two equal increases of the same amount could not be told apart,
 * and a client whose attempt was not answered would take the other's for its own.
 */
final class Counter {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final UUID id;
    private final BigDecimal start;
    private final AtomicInteger increased = new AtomicInteger();
    private final AtomicInteger perhaps = new AtomicInteger();

    Counter(UUID id, BigDecimal start) {
        this.id = id;
        this.start = start;
    }

    UUID id() {
        return id;
    }

    /** An increase that goes by the name {@code comment}. */
    static CustomerPaymentPatch more(CustomerPayment now, String comment) {
        return CustomerPaymentPatch.builder()
                .amount(now.amount().subtract(CENT))
                .comment(comment)
                .build();
    }

    void increased() {
        increased.incrementAndGet();
    }

    void perhapsIncreased() {
        perhaps.incrementAndGet();
    }

    /** What is wrong with the line, if anything is. */
    Optional<String> complaint(Map<String, Object> line) {
        BigDecimal steps = start.subtract((BigDecimal) line.get("amount")).divide(CENT);
        int least = increased.get();
        int most = least + perhaps.get();
        return steps.intValueExact() < least || steps.intValueExact() > most
                ? Optional.of("the counter " + id + " went " + steps.toPlainString() + " steps, and not " + least
                        + " to " + most)
                : Optional.empty();
    }
}
