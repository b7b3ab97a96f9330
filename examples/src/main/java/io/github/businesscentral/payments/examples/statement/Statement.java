package io.github.businesscentral.payments.examples.statement;

import io.github.businesscentral.payments.examples.statement.Booking.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bookings of a file.
 *
 * @param name the file's name
 * @param bookings all of them, in the order of the file
 * @param notes what else to know, a sentence each
 */
public record Statement(String name, List<Booking> bookings, List<String> notes) {
    /** Numbers the bookings, and marks credits that the file has more than once or that it takes back. */
    Statement checked() {
        Map<List<String>, Booking> seen = new HashMap<>();
        List<Booking> checked = new ArrayList<>();
        for (Booking unnumbered : bookings) {
            Booking booking = unnumbered.at(checked.size() + 1);
            // A line that cannot be used, such as one that is pending still, does not stand for its booking.
            boolean isCredit = booking.problem().isEmpty()
                    && booking.amount().filter(amount -> amount.signum() > 0).isPresent();
            Booking first = isCredit ? seen.putIfAbsent(key(booking), booking) : null;
            checked.add(first == null ? booking : again(booking, first));
        }
        return new Statement(name, withoutTakenBack(checked), List.copyOf(notes));
    }

    private static List<String> key(Booking booking) {
        return List.of(booking.account(), booking.reference().identity());
    }

    /** A debit with a credit's reference and amount takes it back. */
    private static List<Booking> withoutTakenBack(List<Booking> bookings) {
        Map<List<String>, Booking> debits = new HashMap<>();
        bookings.stream()
                .filter(booking -> booking.reference().source() == Source.BANK)
                .filter(booking ->
                        booking.amount().filter(amount -> amount.signum() < 0).isPresent())
                .forEach(booking -> debits.put(key(booking), booking));
        return bookings.stream()
                .map(booking -> Optional.ofNullable(debits.get(key(booking)))
                        .filter(debit -> debit.amount().map(BigDecimal::negate).equals(booking.amount()))
                        .map(debit ->
                                booking.withProblem("line " + debit.position() + " takes the money back: look at both"))
                        .orElse(booking))
                .toList();
    }

    private static Booking again(Booking booking, Booking first) {
        if (booking.reference().source() == Source.CONTENT) {
            return booking.withProblem(
                    "without a reference from the bank it cannot be told apart from line " + first.position()
                            + ", with the same day, payer, amount and text: enter it by hand if it is another payment");
        }
        boolean same = booking.date().equals(first.date())
                && booking.amount().equals(first.amount())
                && booking.currency().equals(first.currency());
        return same
                ? booking.repeating(first.position())
                : booking.withProblem("the bank's reference is that of line " + first.position()
                        + ", whose date or amount differs: enter it by hand");
    }

    /** The accounts that the file names, in its order. */
    public List<String> accounts() {
        return bookings.stream()
                .map(Booking::account)
                .filter(account -> !account.isEmpty())
                .distinct()
                .toList();
    }
}
