package io.github.businesscentral.payments;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import java.util.UUID;

/** The verbs on payments that exist; a company has them, and so has a journal. */
public interface PaymentsById extends Editable<CustomerPayment, CustomerPaymentPatch> {
    /**
     * Returns the dimensions of a payment; nothing is sent.
     *
     * @throws IllegalArgumentException if {@code paymentId} is the zero GUID
     */
    DimensionSetLines dimensionSetLines(UUID paymentId);
}
