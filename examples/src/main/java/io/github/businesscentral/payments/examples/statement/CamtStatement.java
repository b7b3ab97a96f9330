package io.github.businesscentral.payments.examples.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One {@code Stmt}: the account, its entries, and its balances, against which the entries are held. */
final class CamtStatement {
    private final Element stmt;
    private final String id;
    private final String account;
    private final List<Booking> bookings;
    private final List<String> notes = new ArrayList<>();

    CamtStatement(Element stmt) {
        this.stmt = stmt;
        this.id = stmt.text("Id");
        this.account = stmt.text("Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id")
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
        List<CamtEntry> entries = new ArrayList<>();
        for (Element ntry : stmt.all("Ntry")) {
            String number = ntry.text("NtryRef");
            entries.add(new CamtEntry(
                    ntry, account, id + "/" + (number.isEmpty() ? String.valueOf(entries.size() + 1) : number)));
        }
        Optional<String> problem = balanceProblem(entries);
        Map<String, Integer> alike = new HashMap<>();
        this.bookings = entries.stream()
                .flatMap(entry -> entry.bookings().stream())
                .map(draft -> draft.booking(alike))
                .map(booking -> booking.withProblem(problem.orElse("")))
                .toList();
        note(entries, problem);
    }

    List<Booking> bookings() {
        return bookings;
    }

    List<String> notes() {
        return notes;
    }

    private void note(List<CamtEntry> entries, Optional<String> problem) {
        if (problem.filter(String::isEmpty).isPresent()) {
            notes.add("The entries of statement " + id + " add up to the difference of its balances.");
        }
        String copy = stmt.text("CpyDplctInd");
        if (!copy.isEmpty()) {
            notes.add("Statement " + id + " is marked as a copy or duplicate (" + copy + ").");
        }
        if (stmt.text("StmtPgntn/LastPgInd").matches("false|0")) {
            notes.add("Statement " + id + " has more pages than this one.");
        }
        if (entries.isEmpty()) {
            notes.add("Statement " + id + " of account " + account + " has no bookings.");
        }
    }

    /** Why no entry can be trusted, since the balances tell another sum; blank if they agree, and empty if they do not tell. */
    private Optional<String> balanceProblem(List<CamtEntry> entries) {
        Optional<Element> opening = balance(Set.of("OPBD")).or(() -> balance(Set.of("PRCD")));
        Optional<Element> closing = balance(Set.of("CLBD"));
        if (opening.isEmpty() || closing.isEmpty() || isNotComparable(entries, opening.get(), closing.get())) {
            return Optional.empty();
        }
        Optional<BigDecimal> from = signed(opening.get());
        Optional<BigDecimal> to = signed(closing.get());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal expected = to.get().subtract(from.get());
        BigDecimal sum = entries.stream()
                .filter(CamtEntry::isBooked)
                .map(entry -> entry.signed().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(
                sum.compareTo(expected) == 0
                        ? ""
                        : "the balances of statement " + id + " differ by " + expected.toPlainString()
                                + ", and its entries add up to " + sum.toPlainString()
                                + ": something is missing, so get the statement again");
    }

    private static boolean isNotComparable(List<CamtEntry> entries, Element opening, Element closing) {
        String currency = opening.first("Amt").attribute("Ccy");
        return !currency.equals(closing.first("Amt").attribute("Ccy"))
                || entries.stream()
                        .anyMatch(entry -> entry.isOfUnknownStatus()
                                || entry.isBooked()
                                        && (entry.signed().isEmpty()
                                                || !entry.currency().equals(currency)));
    }

    /** The balance of one of these types, if there is exactly one. */
    private Optional<Element> balance(Set<String> types) {
        List<Element> found = stmt.all("Bal").stream()
                .filter(bal -> types.contains(bal.text("Tp/CdOrPrtry/Cd")))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<BigDecimal> signed(Element balance) {
        Optional<BigDecimal> amount = Values.decimal(balance.text("Amt"));
        return switch (balance.text("CdtDbtInd")) {
            case "CRDT" -> amount;
            case "DBIT" -> amount.map(BigDecimal::negate);
            default -> Optional.empty();
        };
    }
}
