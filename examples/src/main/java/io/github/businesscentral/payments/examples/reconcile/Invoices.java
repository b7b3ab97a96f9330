package io.github.businesscentral.payments.examples.reconcile;

import static io.github.businesscentral.payments.model.SalesInvoiceFields.BILL_TO_CUSTOMER_NUMBER;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.BILL_TO_NAME;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.CURRENCY_CODE;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.CUSTOMER_NAME;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.CUSTOMER_NUMBER;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.NUMBER;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.POSTING_DATE;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.REMAINING_AMOUNT;
import static io.github.businesscentral.payments.model.SalesInvoiceFields.STATUS;

import io.github.businesscentral.payments.Entities;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.model.SalesInvoiceStatus;
import io.github.businesscentral.payments.odata.Filter;
import io.github.businesscentral.payments.odata.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The open invoices, and others that the statement names. */
final class Invoices {
    /** A word with a digit in it, as invoices are numbered: 103032, S-INV102204, 2026/0017. */
    private static final Pattern NUMBER_LIKE = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_/-]*[\\p{L}\\p{N}])?");

    // Keeps the address far below what servers and proxies take.
    private static final int NUMBERS_PER_REQUEST = 40;

    private final Map<String, SalesInvoice> byNumber = new LinkedHashMap<>();
    private final Mentions mentions;

    private Invoices(Entities<SalesInvoice> source, Collection<String> texts) {
        source.list(query(STATUS.equalTo(SalesInvoiceStatus.OPEN))).forEach(this::add);
        this.mentions = new Mentions(byNumber.keySet());
        List<String> others = texts.stream()
                .flatMap(text -> numbersIn(text).stream())
                .distinct()
                .filter(number -> !byNumber.containsKey(number))
                .toList();
        for (int from = 0; from < others.size(); from += NUMBERS_PER_REQUEST) {
            List<String> some = others.subList(from, Math.min(others.size(), from + NUMBERS_PER_REQUEST));
            source.list(query(NUMBER.in(some))).forEach(this::add);
        }
    }

    /** Reads all open invoices, and those others whose numbers are words of the texts. */
    static Invoices read(Entities<SalesInvoice> source, Collection<String> texts) {
        return new Invoices(source, texts);
    }

    private static Query<SalesInvoice> query(Filter<SalesInvoice> filter) {
        return Query.where(filter)
                .select(
                        NUMBER,
                        CUSTOMER_NUMBER,
                        CUSTOMER_NAME,
                        BILL_TO_CUSTOMER_NUMBER,
                        BILL_TO_NAME,
                        CURRENCY_CODE,
                        REMAINING_AMOUNT,
                        STATUS,
                        POSTING_DATE);
    }

    private void add(SalesInvoice invoice) {
        // Should a draft have the number of a posted one, the posted one is meant.
        byNumber.merge(
                invoice.number(), invoice, (one, other) -> one.status().equals(SalesInvoiceStatus.DRAFT) ? other : one);
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

    /** The open invoices that the texts name in this way. */
    List<SalesInvoice> named(List<String> texts, Mentions.Kind kind) {
        return mentions.in(texts).stream()
                .filter(mention -> mention.kind() == kind)
                .map(mention -> byNumber.get(mention.number()))
                .toList();
    }

    /** The invoices whose numbers are words of the texts and that are not open. */
    List<SalesInvoice> namedButNotOpen(List<String> texts) {
        return texts.stream()
                .flatMap(text -> numbersIn(text).stream())
                .distinct()
                .map(byNumber::get)
                .filter(Objects::nonNull)
                .filter(invoice -> !invoice.status().equals(SalesInvoiceStatus.OPEN))
                .toList();
    }

    Optional<SalesInvoice> find(String number) {
        return Optional.ofNullable(byNumber.get(number.toUpperCase(Locale.ROOT)));
    }

    /** The names that customers have on open invoices. */
    Stream<String> names() {
        return byNumber.values().stream()
                .filter(invoice -> invoice.status().equals(SalesInvoiceStatus.OPEN))
                .flatMap(invoice -> Stream.of(invoice.billToName(), invoice.customerName()))
                .filter(name -> !name.isBlank())
                .distinct();
    }
}
