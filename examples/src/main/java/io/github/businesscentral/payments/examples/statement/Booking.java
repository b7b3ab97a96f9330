package io.github.businesscentral.payments.examples.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line of a statement: one booking, or one part of a booking that the bank made for several payments.
 *
 * @param position its place among the bookings of the file, from 1
 * @param account the account's IBAN or number; empty if the file names none
 * @param date the day of the booking, as the bank wrote it
 * @param reference what identifies it
 * @param payers who paid: the debtor, and the ultimate debtor if there is one
 * @param amount what reached the account; negative for money that went out
 * @param texts what the payer and the bank wrote, as it stands there
 * @param invoice the invoice, from a column that only your own programs fill
 * @param note something to know about it; can be empty
 * @param repeats the position of the line that has the same booking already, such as in another statement of the file
 * @param problem why it is not certainly a booked credit that a program may use; empty if it is
 */
public record Booking(
        int position,
        String account,
        Optional<LocalDate> date,
        Reference reference,
        List<String> payers,
        Optional<BigDecimal> amount,
        String currency,
        List<String> texts,
        Optional<String> invoice,
        String note,
        Optional<Integer> repeats,
        String problem) {
    /**
     * What identifies a booking.
     *
     * @param text for people: the bank's reference, or the best that the file has instead
     * @param identity the same in every file that has the booking, and different for every booking of the account
     * @param source where it comes from
     */
    public record Reference(String text, String identity, Source source) {}

    /** Where a reference comes from. */
    public enum Source {
        /** The bank has given it to this booking alone. */
        BANK,
        /** The bank has given none, so that day, amount, payer and text identify the booking. */
        CONTENT
    }

    /** Returns the same booking at another place. */
    Booking at(int place) {
        return with(place, repeats, problem);
    }

    /** Returns the same booking as one that the line at {@code place} has already. */
    Booking repeating(int place) {
        return with(position, Optional.of(place), problem);
    }

    /** Returns the same booking with a problem; the first problem stays. */
    public Booking withProblem(String why) {
        return with(position, repeats, problem.isEmpty() ? why : problem);
    }

    private Booking with(int place, Optional<Integer> repeated, String trouble) {
        return new Booking(
                place, account, date, reference, payers, amount, currency, texts, invoice, note, repeated, trouble);
    }
}
