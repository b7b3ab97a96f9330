package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.model.SalesInvoice;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the invoice that a line pays. Its text must name exactly one, it must be the payer's, and there must be as much to
 * pay: Business Central itself checks none of these before posting, and refuses the whole journal then.
 */
final class Matching {
    private final String currency;
    private final Invoices invoices;
    private final Predicate<String> isCustomer;
    private final Map<String, BigDecimal> promised = new HashMap<>();

    /**
     * @param currency that of the company's books
     * @param isCustomer whether there is a customer of this name
     */
    Matching(String currency, Invoices invoices, Predicate<String> isCustomer) {
        this.currency = currency;
        this.invoices = invoices;
        this.isCustomer = isCustomer;
    }

    /** Takes into account that so much of what an invoice wants is in the journal already, and not posted. */
    void promise(String invoice, BigDecimal amount) {
        promised.merge(invoice, amount, BigDecimal::add);
    }

    Match match(StatementLine line) {
        if (!line.problem().isEmpty()) {
            return Match.none(line.problem());
        }
        BigDecimal amount = line.amount().orElseThrow();
        if (amount.signum() == 0) {
            return Match.none("the amount is zero: there is nothing to enter");
        }
        if (amount.signum() < 0) {
            return Match.none("money that went out is no customer's payment");
        }
        if (!line.currency().equals(currency)) {
            return Match.none("it is in " + line.currency() + ", and the books are in " + currency
                    + ": enter it by hand, with its rate");
        }
        List<SalesInvoice> named = invoices.in(line.text());
        if (named.isEmpty()) {
            return Match.none(noneNamed(line));
        }
        if (named.size() > 1) {
            return Match.none("it names several invoices ("
                    + named.stream().map(SalesInvoice::number).collect(Collectors.joining(", "))
                    + "): divide it by hand");
        }
        return match(line, amount, named.get(0));
    }

    private static String noneNamed(StatementLine line) {
        List<String> numbers = Invoices.numbersIn(line.text());
        return switch (numbers.size()) {
            case 0 -> "its text names no invoice";
            case 1 -> "there is no invoice " + numbers.get(0);
            default -> "there is no invoice with any of the numbers " + String.join(", ", numbers);
        };
    }

    private Match match(StatementLine line, BigDecimal amount, SalesInvoice invoice) {
        String unfit = unfit(line, invoice);
        if (!unfit.isEmpty()) {
            return Match.none(invoice, unfit);
        }
        BigDecimal open = invoice.remainingAmount().subtract(promised.getOrDefault(invoice.number(), BigDecimal.ZERO));
        if (open.signum() <= 0) {
            return Match.none(invoice, "other lines of this statement pay the invoice already");
        }
        if (amount.compareTo(open) > 0) {
            return Match.none(invoice, "only " + ResultTable.money(open) + " is left to pay on the invoice");
        }
        return Match.of(invoice, open.subtract(amount));
    }

    private String unfit(StatementLine line, SalesInvoice invoice) {
        if (!isPayer(line.payer(), invoice)) {
            return "the invoice is " + invoice.customerName() + "'s, and "
                    + (line.payer().isBlank()
                            ? "the bank names no payer"
                            : "there is " + (isCustomer.test(line.payer()) ? "another customer " : "no customer ")
                                    + line.payer());
        }
        if (!invoice.currencyCode().isEmpty() && !invoice.currencyCode().equals(currency)) {
            return "the invoice is in " + invoice.currencyCode() + ": enter it by hand, with its rate";
        }
        return switch (invoice.status()) {
            case "Open" ->
                invoice.postingDate()
                                .filter(line.date().orElseThrow()::isBefore)
                                .isPresent()
                        ? "it is dated before the invoice, of "
                                + invoice.postingDate().get()
                        : "";
            case "Paid" -> "the invoice is paid already";
            case "Draft", "In Review" -> "the invoice is a draft: post it first, and run this again";
            default -> "the invoice is not open: it is " + invoice.status();
        };
    }

    private static boolean isPayer(String payer, SalesInvoice invoice) {
        String name = simplified(payer);
        return !name.isEmpty()
                && (name.equals(simplified(invoice.billToName())) || name.equals(simplified(invoice.customerName())));
    }

    /** Returns a name without what banks leave out or change: case, blanks, punctuation. */
    static String simplified(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
