package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a job has to do in one company: the same for every process, and derived from nothing but these values.
 *
 * @param prefix of all document numbers; a letter
 * @param peoplesJournal a journal that people and programs share, for plain creates
 */
public record RunPlan(String prefix, int runs, int payments, int parts, UUID account, UUID peoplesJournal) {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

    /** Reads what {@link #text} has written. */
    public static RunPlan parse(String text) {
        String[] values = text.split(",");
        return new RunPlan(
                values[0],
                Integer.parseInt(values[1]),
                Integer.parseInt(values[2]),
                Integer.parseInt(values[3]),
                UUID.fromString(values[4]),
                UUID.fromString(values[5]));
    }

    /** The plan as an argument of a program. */
    public String text() {
        return String.join(
                ",",
                prefix,
                String.valueOf(runs),
                String.valueOf(payments),
                String.valueOf(parts),
                account.toString(),
                peoplesJournal.toString());
    }

    /** The name of a run, counted from 0. */
    public String runName(int run) {
        return "payouts " + prefix + run;
    }

    /** The document numbers of a run's payments. */
    List<String> documentNumbers(int run) {
        return IntStream.range(0, payments)
                .mapToObj(number -> prefix + run + "-" + number)
                .toList();
    }

    NewCustomerPayment payment(String documentNumber) {
        return NewCustomerPayment.builder()
                .customerNumber(number(documentNumber) % 2 == 0 ? "10000" : "20000")
                .postingDate(DAY.minusDays(number(documentNumber) % 3))
                .documentNumber(documentNumber)
                .amountReceived(amount(documentNumber))
                .build();
    }

    /** Derived from the document number, so that a mixed-up payment shows. */
    static BigDecimal amount(String documentNumber) {
        return BigDecimal.valueOf(1 + number(documentNumber), 2);
    }

    private static int number(String documentNumber) {
        return Integer.parseInt(documentNumber.substring(documentNumber.lastIndexOf('-') + 1));
    }
}
