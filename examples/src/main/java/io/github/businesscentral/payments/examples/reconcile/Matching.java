package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.examples.terminal.SafeText;
import io.github.businesscentral.payments.model.SalesInvoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the invoices that a booking pays: those of the payer that its texts name. One invoice can be paid in part; several must be
 * paid in full. Everything else is left to people. Business Central checks none of this before posting, and refuses the whole
 * journal then.
 */
final class Matching {
    private final String currency;
    private final Invoices invoices;
    private final Payers payers;
    private final Map<String, BigDecimal> promised = new HashMap<>();

    /** @param currency that of the company's books */
    Matching(String currency, Invoices invoices, Payers payers) {
        this.currency = currency;
        this.invoices = invoices;
        this.payers = payers;
    }

    /** Takes into account that so much of an invoice is paid by payments that are not posted yet. */
    void promise(String invoice, BigDecimal amount) {
        promised.merge(invoice, amount, BigDecimal::add);
    }

    /** Why a booking is left to people without a look at invoices; empty if it is a booked credit in the currency of the books. */
    static String unusable(Booking booking, String currency) {
        if (!booking.problem().isEmpty()) {
            return booking.problem();
        }
        BigDecimal amount = booking.amount().orElseThrow();
        if (amount.signum() == 0) {
            return "the amount is zero: there is nothing to enter";
        }
        if (amount.signum() < 0) {
            return "it is an outgoing payment";
        }
        return booking.currency().equals(currency)
                ? ""
                : "it is in " + booking.currency() + ", and the books are in " + currency
                        + ": enter it by hand, with its rate";
    }

    /** Plans a booking that is not unusable. */
    Plan plan(Booking booking) {
        if (booking.invoice().isPresent()) {
            String number = booking.invoice().get();
            return invoices.find(number)
                    .map(invoice -> plan(booking, List.of(invoice)))
                    .orElseGet(() -> Plan.leave("there is no invoice " + number));
        }
        List<SalesInvoice> named = invoices.named(booking.texts(), Mentions.Kind.WHOLE);
        List<SalesInvoice> closed = invoices.namedButNotOpen(booking.texts());
        List<SalesInvoice> payable = Stream.concat(
                        named.stream(), invoices.named(booking.texts(), Mentions.Kind.GLUED).stream())
                .distinct()
                .filter(invoice -> isPayer(booking, invoice))
                .toList();
        List<SalesInvoice> all = Stream.of(payable, named, closed)
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (all.isEmpty()) {
            return Plan.leave(noneNamed(booking));
        }
        if (all.size() == 1 && payable.isEmpty()) {
            return Plan.leave(all.get(0), unfit(booking, all.get(0)));
        }
        return all.equals(payable)
                ? plan(booking, payable)
                : Plan.leave("it names " + numbers(all) + ", and not all of them are open invoices of the payer:"
                        + " divide it by hand");
    }

    private static String noneNamed(Booking booking) {
        List<String> numbers = booking.texts().stream()
                .flatMap(text -> Invoices.numbersIn(text).stream())
                .distinct()
                .toList();
        return switch (numbers.size()) {
            case 0 -> "its text names no invoice";
            case 1 -> "there is no invoice " + numbers.get(0);
            default -> "there is no invoice with any of the numbers " + String.join(", ", numbers);
        };
    }

    private Plan plan(Booking booking, List<SalesInvoice> paid) {
        for (SalesInvoice invoice : paid) {
            String unfit = unfit(booking, invoice);
            if (!unfit.isEmpty()) {
                return Plan.leave(invoice, unfit);
            }
            if (open(invoice).signum() <= 0) {
                return Plan.leave(invoice, "other payments that are not posted yet pay the invoice already");
            }
        }
        return paid.size() == 1 ? one(booking, paid.get(0)) : several(booking, paid);
    }

    private Plan one(Booking booking, SalesInvoice invoice) {
        BigDecimal amount = booking.amount().orElseThrow();
        BigDecimal open = open(invoice);
        return amount.compareTo(open) > 0
                ? Plan.leave(invoice, "only " + ResultTable.money(open) + " is left to pay on the invoice")
                : Plan.of(List.of(new Part(invoice.number(), customer(invoice), amount, open.subtract(amount))));
    }

    private Plan several(Booking booking, List<SalesInvoice> paid) {
        if (paid.stream().map(Matching::customer).distinct().count() > 1) {
            return Plan.leave("it names invoices of several customers (" + numbers(paid) + "): divide it by hand");
        }
        BigDecimal open = paid.stream().map(this::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (open.compareTo(booking.amount().orElseThrow()) != 0) {
            return Plan.leave("it names several invoices (" + numbers(paid) + "), on which " + ResultTable.money(open)
                    + " is left to pay: divide it by hand");
        }
        List<Part> parts = new ArrayList<>();
        for (SalesInvoice invoice : paid) {
            parts.add(new Part(invoice.number(), customer(invoice), open(invoice), BigDecimal.ZERO));
        }
        return Plan.of(parts);
    }

    private String unfit(Booking booking, SalesInvoice invoice) {
        if (booking.invoice().isEmpty() && !isPayer(booking, invoice)) {
            return "the invoice is " + invoice.customerName() + "'s, and " + payerProblem(booking);
        }
        if (!invoice.currencyCode().isEmpty() && !invoice.currencyCode().equals(currency)) {
            return "the invoice is in " + invoice.currencyCode() + ": enter it by hand, with its rate";
        }
        return switch (invoice.status().value()) {
            case "Open" ->
                invoice.postingDate()
                        .filter(booking.date().orElseThrow()::isBefore)
                        .map(date -> "it is dated before the invoice, of " + date)
                        .orElse("");
            case "Paid" -> "the invoice is paid already";
            case "Draft", "In Review" -> "the invoice is a draft: post it first, and run this again";
            default -> "the invoice is not open: it is " + invoice.status();
        };
    }

    private String payerProblem(Booking booking) {
        if (booking.payers().isEmpty()) {
            return "the bank names no payer";
        }
        String names = booking.payers().stream()
                .map(SafeText::of)
                .map(name -> '"' + (name.length() > 40 ? name.substring(0, 39) + "…" : name) + '"')
                .collect(Collectors.joining(" for "));
        boolean isCustomer = booking.payers().stream().anyMatch(payers::isCustomer);
        return "there is " + (isCustomer ? "another customer " : "no customer ") + names;
    }

    private boolean isPayer(Booking booking, SalesInvoice invoice) {
        return payers.isPayer(booking.payers(), invoice);
    }

    private BigDecimal open(SalesInvoice invoice) {
        return invoice.remainingAmount().subtract(promised.getOrDefault(invoice.number(), BigDecimal.ZERO));
    }

    private static String customer(SalesInvoice invoice) {
        return invoice.billToCustomerNumber().isEmpty() ? invoice.customerNumber() : invoice.billToCustomerNumber();
    }

    private static String numbers(List<SalesInvoice> invoices) {
        return invoices.stream().map(SalesInvoice::number).collect(Collectors.joining(", "));
    }
}
