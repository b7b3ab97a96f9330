package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A column of a file with payments: a property of the payment. */
enum Column {
    CUSTOMER_NUMBER("customerNumber", NewCustomerPayment.Builder::customerNumber),
    POSTING_DATE("postingDate", (payment, cell) -> payment.postingDate(date(cell))),
    DOCUMENT_NUMBER("documentNumber", NewCustomerPayment.Builder::documentNumber),
    EXTERNAL_DOCUMENT_NUMBER("externalDocumentNumber", NewCustomerPayment.Builder::externalDocumentNumber),
    AMOUNT_RECEIVED("amountReceived", (payment, cell) -> payment.amountReceived(amount(cell))),
    APPLIES_TO_INVOICE_NUMBER("appliesToInvoiceNumber", NewCustomerPayment.Builder::appliesToInvoiceNumber),
    DESCRIPTION("description", NewCustomerPayment.Builder::description),
    COMMENT("comment", NewCustomerPayment.Builder::comment);

    /** A run needs them, or the server would copy the value of the line above. */
    static final Set<Column> MANDATORY = EnumSet.of(CUSTOMER_NUMBER, POSTING_DATE, DOCUMENT_NUMBER, AMOUNT_RECEIVED);

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,5})?");

    private final String header;
    private final BiConsumer<NewCustomerPayment.Builder, String> property;

    Column(String header, BiConsumer<NewCustomerPayment.Builder, String> property) {
        this.header = header;
        this.property = property;
    }

    static Optional<Column> named(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header.equalsIgnoreCase(header))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(Column::toString).collect(Collectors.joining(", "));
    }

    /**
     * Sets what the cell says.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    void set(NewCustomerPayment.Builder payment, String cell) {
        if (!cell.isEmpty()) {
            property.accept(payment, cell);
        } else if (MANDATORY.contains(this)) {
            throw new IllegalArgumentException(header + " is empty.");
        }
    }

    private static LocalDate date(String cell) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("postingDate is \"" + cell + "\", and should be like 2026-08-20.", e);
        }
    }

    private static BigDecimal amount(String cell) {
        if (!AMOUNT.matcher(cell).matches()) {
            throw new IllegalArgumentException("amountReceived is \"" + cell + "\", and should be like 1500.10.");
        }
        return new BigDecimal(cell);
    }

    /** As the first line of a file has it. */
    @Override
    public String toString() {
        return header;
    }
}
