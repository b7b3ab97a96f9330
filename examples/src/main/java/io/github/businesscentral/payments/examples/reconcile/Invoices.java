package io.github.businesscentral.payments.examples.reconcile;

import static io.github.businesscentral.payments.model.SalesInvoiceFields.NUMBER;

import io.github.businesscentral.payments.Entities;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.odata.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The invoices that a statement names. */
final class Invoices {
    /** A word with a digit in it, as invoices are numbered: 103032, S-INV102204, 2026/0017. */
    private static final Pattern NUMBER_LIKE = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_/-]*[\\p{L}\\p{N}])?");

    // Keeps the address far below what servers and proxies take.
    private static final int NUMBERS_PER_REQUEST = 40;

    private final Map<String, SalesInvoice> byNumber = new LinkedHashMap<>();

    private Invoices() {}

    /** Reads the invoices that any of the texts names: some requests for the statement, however many invoices there are. */
    static Invoices namedIn(Collection<String> texts, Entities<SalesInvoice> source) {
        List<String> numbers = texts.stream()
                .flatMap(text -> numbersIn(text).stream())
                .distinct()
                .toList();
        Invoices invoices = new Invoices();
        for (int from = 0; from < numbers.size(); from += NUMBERS_PER_REQUEST) {
            List<String> some = numbers.subList(from, Math.min(numbers.size(), from + NUMBERS_PER_REQUEST));
            source.list(Query.where(NUMBER.in(some))).forEach(invoices::add);
        }
        return invoices;
    }

    private void add(SalesInvoice invoice) {
        // Should a draft have the number of a posted one, the posted one is meant.
        byNumber.merge(invoice.number(), invoice, (one, other) -> one.status().equals("Draft") ? other : one);
    }

    /** Returns what may be an invoice's number in a text, as Business Central spells it. */
    static List<String> numbersIn(String text) {
        return NUMBER_LIKE
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.chars().anyMatch(Character::isDigit) && word.length() <= NUMBER.maxLength())
                .map(word -> word.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** Returns the invoices that a text names. */
    List<SalesInvoice> in(String text) {
        return numbersIn(text).stream()
                .map(byNumber::get)
                .filter(invoice -> invoice != null)
                .toList();
    }

    Optional<SalesInvoice> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
