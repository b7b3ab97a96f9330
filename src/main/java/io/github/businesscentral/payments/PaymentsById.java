package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.odata.ETag;
import java.util.UUID;
import java.util.function.Function;

/**
 * The verbs on payments that exist; a company has them, and so has a journal.
 *
 * <p>They execute at once; {@link #calls()} has the same ones prepared, for options, responses and async. All throw the
 * subclasses of {@link io.github.businesscentral.payments.error.BusinessCentralException}.
 */
public interface PaymentsById {
    /** The same verbs, prepared and not executed. */
    Calls calls();

    /**
     * Returns the payment with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if there is none here, or no longer
     */
    default CustomerPayment get(UUID id) {
        return calls().get(id).execute();
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
     * @throws IllegalArgumentException if this is a journal and the payment is of another
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

    /**
     * Reads the payment with this id, sends the change that {@code change} makes of it, and returns the payment as it is
     * now. If somebody else was faster, reads it again and applies {@code change} to what it is then, up to five times.
     *
     * <p>{@code change} may be called several times and should depend on nothing but its argument; an empty change sends
     * nothing. It is not called again once an attempt may have been executed.
     *
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if others were faster five times
     */
    default CustomerPayment update(UUID id, Function<CustomerPayment, CustomerPaymentPatch> change) {
        return calls().update(id, change).execute();
    }

    /** Deletes the payment if nobody changed it since it was read: sends {@code If-Match: payment.etag()}. */
    default DeleteOutcome delete(CustomerPayment payment) {
        return calls().delete(payment).execute();
    }

    /** Deletes the payment with this id if it still has {@code etag}; {@link ETag#ANY} deletes whatever is there. */
    default DeleteOutcome delete(UUID id, ETag etag) {
        return calls().delete(id, etag).execute();
    }

    /** The verbs of {@link PaymentsById} as prepared calls. */
    interface Calls {
        /** Prepares {@link PaymentsById#get}. */
        ApiCall<CustomerPayment> get(UUID id);

        /** Prepares {@link PaymentsById#update(CustomerPayment, CustomerPaymentPatch)}. */
        ApiCall<CustomerPayment> update(CustomerPayment payment, CustomerPaymentPatch patch);

        /** Prepares {@link PaymentsById#update(UUID, ETag, CustomerPaymentPatch)}. */
        ApiCall<CustomerPayment> update(UUID id, ETag etag, CustomerPaymentPatch patch);

        /** Prepares {@link PaymentsById#update(UUID, Function)}. */
        ApiCall<CustomerPayment> update(UUID id, Function<CustomerPayment, CustomerPaymentPatch> change);

        /** Prepares {@link PaymentsById#delete(CustomerPayment)}. */
        ApiCall<DeleteOutcome> delete(CustomerPayment payment);

        /** Prepares {@link PaymentsById#delete(UUID, ETag)}. */
        ApiCall<DeleteOutcome> delete(UUID id, ETag etag);
    }
}
