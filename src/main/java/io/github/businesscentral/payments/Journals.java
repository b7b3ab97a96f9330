package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;

/**
 * The customer payment journals of a company ({@code business-central.md} 2.3). Deleting one deletes its payments; their
 * posting is a verb of {@link JournalPayments}.
 */
public interface Journals extends Editable<CustomerPaymentJournal, CustomerPaymentJournalPatch> {
    /** The same verbs and {@link #create}, prepared and not executed. */
    @Override
    Calls calls();

    /** All journals, by their codes. */
    default Paged<CustomerPaymentJournal> list() {
        return list(Query.of(CustomerPaymentJournal.class));
    }

    /** The journals that the query chooses, by their codes unless it says otherwise. */
    Paged<CustomerPaymentJournal> list(Query<CustomerPaymentJournal> query);

    /**
     * Makes a journal, exactly once, and returns it. An attempt that is not answered is looked up by its code. If an equal
     * journal has the code already, that one is returned; {@code executeForResponse()} tells which it was ({@link
     * io.github.businesscentral.payments.call.CreateOutcome}).
     *
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if another journal has the code
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if a business rule refuses it, such as an
     *     account that does not allow direct posting
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     */
    default CustomerPaymentJournal create(NewCustomerPaymentJournal journal) {
        return calls().create(journal).execute();
    }

    /** The verbs of {@link Journals} as prepared calls. */
    interface Calls extends Editable.Calls<CustomerPaymentJournal, CustomerPaymentJournalPatch> {
        /** Prepares {@link Journals#create}. */
        ApiCall<CustomerPaymentJournal> create(NewCustomerPaymentJournal journal);
    }
}
