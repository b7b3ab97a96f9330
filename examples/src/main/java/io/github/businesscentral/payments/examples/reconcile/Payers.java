package io.github.businesscentral.payments.examples.reconcile;

import static io.github.businesscentral.payments.model.CustomerFields.DISPLAY_NAME;

import io.github.businesscentral.payments.Entities;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.odata.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who pays: compares the payers of a booking with the customers of invoices. */
final class Payers {
    private final Map<String, List<String>> namesByFirstWord;
    private final Entities<Customer> customers;
    private final Map<String, Boolean> isCustomer = new HashMap<>();
    private final Map<String, List<String>> fitting = new HashMap<>();

    Payers(Invoices invoices, Entities<Customer> customers) {
        this.namesByFirstWord = invoices.names().collect(Collectors.groupingBy(Names::firstWord));
        this.customers = customers;
    }

    /** Whether one of the payers is the customer of the invoice. */
    boolean isPayer(List<String> payers, SalesInvoice invoice) {
        return payers.stream()
                .anyMatch(payer -> Stream.of(invoice.billToName(), invoice.customerName())
                        .anyMatch(name -> Names.areEqual(payer, name)
                                || customersOf(payer).contains(name)));
    }

    /** The one name that a payer's can be short for; none if there are several, or if a customer has the payer's very name. */
    private List<String> customersOf(String payer) {
        return fitting.computeIfAbsent(payer, name -> {
            List<String> found = namesByFirstWord.getOrDefault(Names.firstWord(name), List.of()).stream()
                    .filter(full -> Names.isShortened(name, full))
                    .toList();
            return found.size() == 1 && !isCustomer(name) ? found : List.of();
        });
    }

    /** Whether there is a customer of this name. */
    boolean isCustomer(String name) {
        return isCustomer.computeIfAbsent(name, this::isFound);
    }

    private boolean isFound(String name) {
        // A value can match too much in a filter, so what is found is compared again.
        return name.length() <= DISPLAY_NAME.maxLength()
                && customers.list(Query.where(DISPLAY_NAME.equalToIgnoreCase(name))).stream()
                        .anyMatch(customer -> Names.areEqual(name, customer.displayName()));
    }
}
