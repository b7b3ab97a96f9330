package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.List;
import java.util.Optional;

/**
 * A line of the file.
 *
 * @param number its place in the file, counted from 1, the header included
 * @param cells as they stand there; the whole text if it is not comma-separated values
 * @param payment what it says; empty if it makes no sense
 * @param problem why it makes no sense; empty if it does
 */
record PaymentLine(long number, List<String> cells, Optional<NewCustomerPayment> payment, String problem) {}
