package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import java.util.UUID;

/**
 * The customer payments of one journal. A journal shows those of its lines that are payments of customers applied to
 * invoices; others can lie between them unseen ({@code business-central.md} 2.2).
 *
 * <p>The verbs execute at once; {@link #calls()} has the same ones prepared, for options, responses and async. All throw the
 * subclasses of {@link io.github.businesscentral.payments.error.BusinessCentralException}.
 */
public interface JournalPayments {
    /** The journal's id. */
    UUID id();

    /** The same verbs, prepared and not executed. */
    Calls calls();

    /** All payments of the journal, fetched page by page while they are walked; nothing is sent before that. */
    Paged<CustomerPayment> list();

    /**
     * Returns the payment with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if the journal has none, or no longer
     */
    default CustomerPayment get(UUID id) {
        return calls().get(id).execute();
    }

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

    /**
     * Updates the properties set in {@code patch} and returns the payment as it is now.
     *
     * <p>Sends {@code PATCH} with {@code If-Match: payment.etag()}. An empty patch sends nothing and returns {@code
     * payment}.
     *
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if someone changed the payment since it was
     *     read
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     * @throws IllegalArgumentException if the payment is of another journal
     */
    default CustomerPayment update(CustomerPayment payment, CustomerPaymentPatch patch) {
        return calls().update(payment, patch).execute();
    }

    /**
     * Updates the payment with this id if it still has {@code etag}; {@link ETag#ANY} overwrites whatever is there.
     *
     * @throws IllegalArgumentException if {@code patch} is empty
     */
    default CustomerPayment update(UUID id, ETag etag, CustomerPaymentPatch patch) {
        return calls().update(id, etag, patch).execute();
    }

    /** Deletes the payment if nobody changed it since it was read: sends {@code If-Match: payment.etag()}. */
    default DeleteOutcome delete(CustomerPayment payment) {
        return calls().delete(payment).execute();
    }

    /** Deletes the payment with this id if it still has {@code etag}; {@link ETag#ANY} deletes whatever is there. */
    default DeleteOutcome delete(UUID id, ETag etag) {
        return calls().delete(id, etag).execute();
    }

    /** The verbs of {@link JournalPayments} as prepared calls. */
    interface Calls extends CompanyPayments.Calls {
        /** Prepares {@link JournalPayments#create}. */
        ApiCall<CustomerPayment> create(NewCustomerPayment payment);
    }
}
