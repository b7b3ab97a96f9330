package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides what to do with each booking, by what is there of it and by what it pays. */
final class Deciding {
    private final BankAccount account;
    private final String currency;
    private final Matching matching;
    private final Map<Integer, Found> found;

    Deciding(BankAccount account, String currency, Matching matching, Map<Integer, Found> found) {
        this.account = account;
        this.currency = currency;
        this.matching = matching;
        this.found = found;
    }

    List<Decision> decide(List<Booking> bookings) {
        found.values().stream()
                .filter(Found::isWhole)
                .flatMap(there -> there.lines().stream())
                .forEach(line -> matching.promise(
                        line.appliesToInvoiceNumber(), line.amount().negate()));
        return bookings.stream().map(this::decide).toList();
    }

    private Decision decide(Booking booking) {
        String unusable = Matching.unusable(booking, currency);
        if (!unusable.isEmpty()) {
            return Decision.nothing(LineResult.left(booking, "", unusable));
        }
        if (booking.repeats().isPresent()) {
            return Decision.nothing(LineResult.done(booking, "", "repeats another line"));
        }
        Found there = found.get(booking.position());
        String conflict = there.conflict();
        if (!conflict.isEmpty()) {
            return Decision.nothing(LineResult.left(booking, "", conflict));
        }
        return there.isWhole() ? known(there) : plan(there);
    }

    /** What is there is sent again: only the run can tell whether it stays. */
    private Decision known(Found there) {
        if (there.isPosted()) {
            return Decision.nothing(LineResult.done(there.booking(), "", Decision.POSTED));
        }
        List<NewCustomerPayment> again =
                there.lines().stream().map(line -> again(there.booking(), line)).toList();
        return new Decision(LineResult.done(there.booking(), there.invoices(), Decision.BEFORE), again);
    }

    private static NewCustomerPayment again(Booking booking, CustomerPayment line) {
        Part part = new Part(
                line.appliesToInvoiceNumber(),
                line.customerNumber(),
                line.amount().negate(),
                BigDecimal.ZERO);
        return part.payment(booking, line.documentNumber(), line.externalDocumentNumber());
    }

    private Decision plan(Found there) {
        Booking booking = there.booking();
        Plan plan = matching.plan(booking);
        if (plan.parts().size() > LookUp.MOST_PARTS) {
            return leave(booking, plan, "it pays more than " + LookUp.MOST_PARTS + " invoices: divide it by hand");
        }
        if (!there.isNothing() && !there.isBegun(plan)) {
            return leave(
                    booking,
                    plan,
                    "a part of it is entered (" + there.documentNumbers() + "), and not the rest: complete it by hand");
        }
        if (!plan.isCertain()) {
            return leave(booking, plan, plan.why());
        }
        try {
            List<NewCustomerPayment> payments = payments(booking, plan);
            plan.parts().forEach(part -> matching.promise(part.invoice(), part.amount()));
            return new Decision(LineResult.done(booking, plan.invoice(), words(plan)), payments);
        } catch (IllegalArgumentException e) {
            // A value that the library knows the server would refuse; the message says which and why.
            return leave(booking, plan, e.getMessage());
        }
    }

    private static Decision leave(Booking booking, Plan plan, String why) {
        return Decision.nothing(LineResult.left(booking, plan.invoice(), why));
    }

    private List<NewCustomerPayment> payments(Booking booking, Plan plan) {
        List<NewCustomerPayment> payments = new ArrayList<>();
        for (Part part : plan.parts()) {
            String number = account.documentNumber(booking, payments.size() + 1);
            payments.add(part.payment(booking, number, Part.externalDocumentNumber(booking)));
        }
        return payments;
    }

    private static String words(Plan plan) {
        BigDecimal left = plan.parts().get(0).left();
        return left.signum() == 0
                ? "entered; pays " + (plan.parts().size() == 1 ? "it" : "them") + " in full"
                : "entered; leaves " + ResultTable.money(left) + " to pay";
    }
}
