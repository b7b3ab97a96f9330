package io.github.businesscentral.payments.examples.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One {@code Ntry}: the booking of one payment, or of several that it lists. What counts is what reached the account: of a single
 * payment the entry's amount, after charges; of several payments their amounts, if they add up to the entry's.
 */
final class CamtEntry {
    private static final List<String> ONCE =
            List.of("Amt", "CdtDbtInd", "RvslInd", "Sts", "BookgDt", "BookgDt/Dt", "BookgDt/DtTm");
    private static final List<String> IDS = List.of("Refs/TxId", "Refs/EndToEndId", "Refs/InstrId", "Refs/UETR");
    private static final Set<String> NOT_BOOKED = Set.of("PDNG", "INFO", "FUTR");

    private final Element entry;
    private final String account;
    private final String place;
    private final List<Element> details;
    private final Optional<BigDecimal> signed;
    private final String currency;

    /** @param place the statement's id, and the entry's number or place in it */
    CamtEntry(Element entry, String account, String place) {
        this.entry = entry;
        this.account = account;
        this.place = place;
        this.details = entry.all("NtryDtls/TxDtls");
        this.signed = sign(Values.decimal(entry.text("Amt")).filter(amount -> amount.signum() >= 0), direction(entry));
        this.currency = entry.first("Amt").attribute("Ccy");
    }

    Optional<BigDecimal> signed() {
        return signed;
    }

    String currency() {
        return currency;
    }

    boolean isBooked() {
        return status().equals("BOOK");
    }

    boolean isOfUnknownStatus() {
        return !isBooked() && !NOT_BOOKED.contains(status());
    }

    List<DraftBooking> bookings() {
        return details.size() <= 1 ? List.of(single()) : parts();
    }

    private DraftBooking single() {
        Element detail = details.isEmpty() ? entry : details.get(0);
        String reference = Stream.of(detail.text("Refs/AcctSvcrRef"), entry.text("AcctSvcrRef"))
                .map(Values::reference)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
        CamtCharges charges = new CamtCharges(entry, detail, currency, signed);
        return draft(
                detail,
                reference,
                reference,
                signed,
                charges.note(),
                Stream.of(problem(), problem(detail), tooFewDetails(), charges.problem()));
    }

    private List<DraftBooking> parts() {
        String problem = Stream.of(problem(), tooFewDetails(), sumProblem())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
        List<CamtPartReferences.Part> references = CamtPartReferences.of(entry, details);
        List<DraftBooking> parts = new ArrayList<>();
        for (int i = 0; i < details.size(); i++) {
            Element detail = details.get(i);
            parts.add(draft(
                    detail,
                    references.get(i).reference(),
                    references.get(i).text(),
                    part(detail),
                    "",
                    Stream.of(problem, problem(detail))));
        }
        return parts;
    }

    private DraftBooking draft(
            Element detail,
            String reference,
            String text,
            Optional<BigDecimal> amount,
            String note,
            Stream<String> problems) {
        return new DraftBooking(
                account,
                date(),
                reference,
                ids(detail),
                text.isEmpty() ? ids(detail).stream().findFirst().orElse(place) : text,
                CamtTexts.payers(detail),
                amount,
                currency,
                CamtTexts.remittance(entry, detail, details.size() > 1),
                Optional.empty(),
                note,
                problems.filter(found -> !found.isEmpty()).findFirst().orElse(""));
    }

    private static List<String> ids(Element detail) {
        return IDS.stream()
                .map(path -> Values.reference(detail.text(path)))
                .filter(found -> !found.isEmpty())
                .toList();
    }

    private Optional<LocalDate> date() {
        return Values.date(entry.text("BookgDt/Dt", "BookgDt/DtTm"));
    }

    private String status() {
        return entry.all("Sts").size() == 1 ? entry.text("Sts/Cd", "Sts") : "";
    }

    /** Why the whole entry is not certainly a booked credit. */
    private String problem() {
        for (String path : ONCE) {
            if (entry.all(path).size() > 1) {
                return "it has several elements " + path;
            }
        }
        if (Values.decimal(entry.text("Amt"))
                .filter(amount -> amount.signum() >= 0)
                .isEmpty()) {
            return "its amount is \"" + entry.text("Amt") + "\", and should be like 1500.10";
        }
        if (direction(entry).isEmpty()) {
            return entry.text("CdtDbtInd").isEmpty()
                    ? "the statement does not say whether the money came in or went out (no CdtDbtInd)"
                    : "the statement does not say whether the money came in or went out: CdtDbtInd is \""
                            + entry.text("CdtDbtInd") + "\"";
        }
        if (!isBooked()) {
            return statusProblem();
        }
        if (date().isEmpty()) {
            return "its booking date is \"" + entry.text("BookgDt/Dt", "BookgDt/DtTm", "BookgDt")
                    + "\", and should be like 2026-08-20";
        }
        return switch (entry.text("RvslInd")) {
            case "", "false", "0" -> "";
            case "true", "1" -> "it reverses another booking: check that one";
            default -> "RvslInd is \"" + entry.text("RvslInd") + "\", so it may reverse another booking";
        };
    }

    private String statusProblem() {
        if (entry.first("Sts/Prtry").exists()) {
            return "its status is the bank's own: " + entry.text("Sts/Prtry");
        }
        return status().isEmpty()
                ? "the statement does not say whether it is booked (no Sts)"
                : "the bank has not booked it yet: its status is " + status();
    }

    /** Why one payment of the entry is not certainly a booked credit. */
    private String problem(Element detail) {
        if (detail.first("RtrInf").exists()) {
            String reason = detail.text("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry");
            return "it is a returned payment" + (reason.isEmpty() ? "" : " (" + reason + ")")
                    + ": check the outgoing payment";
        }
        String kind = Stream.of(detail, entry)
                .map(element -> element.text("BkTxCd/Domn/Fmly/SubFmlyCd"))
                .filter(CamtTexts.RETURNS::contains)
                .findFirst()
                .orElse("");
        if (!kind.isEmpty()) {
            return "it is a returned payment (" + kind + "): check the outgoing payment";
        }
        boolean isPart = details.size() > 1;
        if (isPart && part(detail).isEmpty()) {
            return "the statement does not say its amount in " + currency;
        }
        String own = detail.text("CdtDbtInd");
        return isPart || own.isEmpty() || own.equals(entry.text("CdtDbtInd"))
                ? ""
                : "the entry and its detail disagree whether the money came in or went out";
    }

    private String tooFewDetails() {
        long payments = entry.texts("NtryDtls/Btch/NbOfTxs").stream()
                .flatMap(text -> Values.decimal(text).stream())
                .mapToLong(BigDecimal::longValue)
                .sum();
        return payments == 0 || payments == Math.max(1, details.size())
                ? ""
                : "the entry of " + entry.text("Amt") + " has " + payments + " payments, and the file shows "
                        + details.size() + " of them";
    }

    private String sumProblem() {
        if (signed.isEmpty() || details.stream().anyMatch(detail -> part(detail).isEmpty())) {
            return "the statement does not say the amounts of all payments in the entry";
        }
        BigDecimal sum =
                details.stream().map(detail -> part(detail).orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(signed.get()) == 0
                ? ""
                : "the payments of the entry add up to " + sum.toPlainString() + ", and "
                        + signed.get().toPlainString() + " reached the account: "
                        + CamtCharges.said(entry, details, currency);
    }

    /** What a part adds to the account. */
    private Optional<BigDecimal> part(Element detail) {
        String direction = detail.text("CdtDbtInd");
        return sign(
                CamtCharges.amount(detail, currency).filter(amount -> amount.signum() >= 0),
                direction.isEmpty() ? direction(entry) : direction(detail));
    }

    private static String direction(Element element) {
        String direction = element.text("CdtDbtInd");
        return direction.equals("CRDT") || direction.equals("DBIT") ? direction : "";
    }

    private static Optional<BigDecimal> sign(Optional<BigDecimal> amount, String direction) {
        return switch (direction) {
            case "CRDT" -> amount;
            case "DBIT" -> amount.map(BigDecimal::negate);
            default -> Optional.empty();
        };
    }
}
