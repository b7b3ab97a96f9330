package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.Booking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bookings that can be used and still look wrong, such as dates in 2062. They are entered all the same. */
final class Hints {
    private static final int MOST_SAID = 10;
    private static final int YEARS_BACK = 5;

    private Hints() {}

    static List<String> of(List<Booking> usable, LocalDate today) {
        List<String> hints = new ArrayList<>();
        Map<List<Object>, Booking> seen = new HashMap<>();
        for (Booking booking : usable) {
            LocalDate date = booking.date().orElseThrow();
            if (date.isAfter(today.plusYears(1)) || date.isBefore(today.minusYears(YEARS_BACK))) {
                hints.add("Look at line " + booking.position() + ": its date is " + date + ".");
            }
            Booking first = seen.putIfAbsent(
                    List.of(date, booking.amount().orElseThrow(), booking.payers(), booking.texts()), booking);
            if (first != null) {
                hints.add("Look at line " + booking.position()
                        + ": except for the bank's reference it is the same as line " + first.position() + ".");
            }
        }
        return hints.size() <= MOST_SAID ? hints : hints.subList(0, MOST_SAID);
    }
}
