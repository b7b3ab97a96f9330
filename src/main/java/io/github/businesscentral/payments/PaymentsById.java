package io.github.businesscentral.payments;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import java.util.UUID;

/** Reads, updates and deletes payments by id. Both a company and a journal do this. */
public interface PaymentsById extends Editable<CustomerPayment, CustomerPaymentPatch> {
    /**
     * Returns the dimensions of a payment. Sends nothing.
     *
     * @throws IllegalArgumentException if {@code paymentId} is the zero GUID
     */
    DimensionSetLines dimensionSetLines(UUID paymentId);
}
