package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.UUID;

/**
 * The customer payments of one journal. A journal shows those of its lines that are payments of customers applied to
 * invoices; others can lie between them unseen ({@code business-central.md} 2.2).
 */
public interface JournalPayments extends PaymentsById {
    /** The journal's id. */
    UUID id();

    /** The same verbs and {@link #create}, prepared and not executed. */
    @Override
    Calls calls();

    /** All payments of the journal, fetched page by page while they are walked; nothing is sent before that. */
    Paged<CustomerPayment> list();

    /**
     * Adds a payment to the journal and returns it as the server completed it.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if a business rule refuses it; nothing was
     *     added
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if its line number is in use; nothing was added
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     * @throws IllegalArgumentException if it has a {@code contactId} and the endpoint is not v1.0
     */
    default CustomerPayment create(NewCustomerPayment payment) {
        return calls().create(payment).execute();
    }

    /** The verbs of {@link JournalPayments} as prepared calls. */
    interface Calls extends PaymentsById.Calls {
        /** Prepares {@link JournalPayments#create}. */
        ApiCall<CustomerPayment> create(NewCustomerPayment payment);
    }
}
