package io.github.businesscentral.payments.examples.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The amounts that a detail tells beside the entry's: what was sent, and what the bank took off. */
final class CamtCharges {
    private final Element entry;
    private final Element detail;
    private final String currency;
    private final Optional<BigDecimal> booked;

    CamtCharges(Element entry, Element detail, String currency, Optional<BigDecimal> booked) {
        this.entry = entry;
        this.detail = detail;
        this.currency = currency;
        this.booked = booked.map(BigDecimal::abs);
    }

    /** The amount of a payment in this currency, if the detail has it. */
    static Optional<BigDecimal> amount(Element detail, String currency) {
        return Stream.of("Amt", "AmtDtls/TxAmt/Amt")
                .map(detail::first)
                .filter(amount -> amount.attribute("Ccy").equals(currency))
                .flatMap(amount -> Values.decimal(amount.text()).stream())
                .findFirst();
    }

    /** What the statement says of charges on an entry of several payments. */
    static String said(Element entry, List<Element> details, String currency) {
        BigDecimal charges = Stream.concat(Stream.of(entry), details.stream())
                .map(element -> charges(element, currency))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return charges.signum() == 0
                ? "enter the payments by hand"
                : "the bank took off charges of " + charges.toPlainString() + ", so enter the payments by hand";
    }

    String note() {
        BigDecimal charges = total();
        Element instructed = detail.first("AmtDtls/InstdAmt/Amt");
        Optional<BigDecimal> sent = Values.decimal(instructed.text());
        if (booked.isEmpty() || sent.isEmpty()) {
            return charges.signum() == 0 ? "" : "the bank took off charges of " + charges.toPlainString();
        }
        String money = sent.get().toPlainString() + " " + instructed.attribute("Ccy");
        if (!instructed.attribute("Ccy").equals(currency)) {
            return "sent as " + money;
        }
        return sent.get().compareTo(booked.get()) == 0
                ? ""
                : "of " + money + " that were sent, " + booked.get().toPlainString() + " reached the account";
    }

    String problem() {
        Optional<BigDecimal> own = detail == entry ? Optional.empty() : amount(detail, currency);
        if (booked.isEmpty() || own.isEmpty()) {
            return "";
        }
        BigDecimal difference = own.get().subtract(booked.get());
        return difference.signum() == 0 || difference.compareTo(total()) == 0
                ? ""
                : "the entry is " + booked.get().toPlainString() + ", and its detail "
                        + own.get().toPlainString() + ", without charges that would explain it";
    }

    private BigDecimal total() {
        BigDecimal ofDetail = detail == entry ? BigDecimal.ZERO : charges(detail, currency);
        // Banks repeat the charges of a single payment at its entry.
        return ofDetail.signum() == 0 ? charges(entry, currency) : ofDetail;
    }

    private static BigDecimal charges(Element element, String currency) {
        Optional<BigDecimal> total = Values.decimal(element.text("Chrgs/TtlChrgsAndTaxAmt"));
        if (total.isPresent()) {
            return total.get();
        }
        return Stream.concat(element.all("Chrgs/Rcrd").stream(), element.all("Chrgs").stream())
                .filter(charge -> charge.first("Amt").attribute("Ccy").equals(currency))
                .filter(charge -> !charge.text("CdtDbtInd").equals("CRDT"))
                .filter(charge -> !charge.text("ChrgInclInd").matches("false|0"))
                .flatMap(charge -> Values.decimal(charge.text("Amt")).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
