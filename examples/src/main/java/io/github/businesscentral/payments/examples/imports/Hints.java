package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.examples.terminal.SafeText;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Field;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says before anything is sent which lines can be read and still look wrong. They are sent all the same. */
final class Hints {
    private static final int MOST_SAID = 10;
    private static final int MOST_COMPARED = 1_000_000;
    private static final int YEARS_BACK = 5;
    private static final Set<String> SPREADSHEET_ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!");
    private static final List<Field<CustomerPayment, ?>> COMPARED = List.of(
            CustomerPaymentFields.CUSTOMER_NUMBER,
            CustomerPaymentFields.POSTING_DATE,
            CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER,
            CustomerPaymentFields.AMOUNT,
            CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER,
            CustomerPaymentFields.DESCRIPTION,
            CustomerPaymentFields.COMMENT);

    private final LocalDate today;
    private final List<String> said = new ArrayList<>();
    // Hashes: a file can have millions of lines. Two different lines with one hash give a hint too many.
    private final Map<Integer, Long> lines = new HashMap<>();
    private long count;

    Hints(Clock clock) {
        this.today = LocalDate.now(clock);
    }

    void look(PaymentLine line) {
        line.cells().stream()
                .filter(SPREADSHEET_ERRORS::contains)
                .findFirst()
                .ifPresent(error -> say(line, "has " + error + ", a spreadsheet's error"));
        line.payment().ifPresent(payment -> look(line, payment));
    }

    private void look(PaymentLine line, NewCustomerPayment payment) {
        payment.value(CustomerPaymentFields.POSTING_DATE)
                .filter(date -> date.isAfter(today.plusYears(1)) || date.isBefore(today.minusYears(YEARS_BACK)))
                .ifPresent(date -> say(line, "has the posting date " + date));
        if (lines.size() < MOST_COMPARED) {
            int hash = COMPARED.stream().map(payment::value).toList().hashCode();
            Long first = lines.putIfAbsent(hash, line.number());
            if (first != null) {
                say(line, "has the customer, date, amount and texts of line " + first);
            }
        }
    }

    private void say(PaymentLine line, String what) {
        count++;
        if (said.size() < MOST_SAID) {
            said.add("Look at line " + line.number() + ": it " + SafeText.of(what) + ".");
        }
    }

    void print(PrintStream out) {
        said.forEach(out::println);
        if (count > said.size()) {
            out.println("Look at " + (count - said.size()) + " more lines of these kinds.");
        }
    }
}
