package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the first line of a file says of the others. */
final class Header {
    private final List<Column> columns;

    private Header(List<Column> columns) {
        this.columns = columns;
    }

    /** Reads the first line, in any order of the columns. */
    static Header of(String file, List<String> cells) {
        List<String> unknown = cells.stream()
                .map(String::strip)
                .filter(cell -> Column.named(cell).isEmpty())
                .map(cell -> '"' + cell + '"')
                .toList();
        if (!unknown.isEmpty()) {
            throw new CannotImportException(file + " has unknown columns: " + String.join(", ", unknown)
                    + ". Its first line may name " + Column.known() + ".");
        }
        List<Column> columns = cells.stream()
                .map(cell -> Column.named(cell.strip()).orElseThrow())
                .toList();
        Set<Column> once = new HashSet<>();
        for (Column column : columns) {
            if (!once.add(column)) {
                throw new CannotImportException(file + " has the column " + column + " twice.");
            }
        }
        String missing = Column.MANDATORY.stream()
                .filter(column -> !once.contains(column))
                .map(Column::toString)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new CannotImportException(file + " has no column " + missing + ". Its first line must name it.");
        }
        return new Header(columns);
    }

    List<String> names() {
        return columns.stream().map(Column::toString).toList();
    }

    /** Reads a line of as many cells as there should be, and of any others says so. */
    PaymentLine line(long number, List<String> cells) {
        if (cells.size() != columns.size()) {
            String problem = "It has " + cells.size() + " columns instead of " + columns.size() + ".";
            return new PaymentLine(number, cells, Optional.empty(), problem);
        }
        NewCustomerPayment.Builder payment = NewCustomerPayment.builder();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            try {
                columns.get(i).set(payment, cells.get(i).strip());
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return new PaymentLine(
                number,
                cells,
                problems.isEmpty() ? Optional.of(payment.build()) : Optional.empty(),
                String.join(" ", problems));
    }
}
