package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentJournalFields.CODE;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.Optional;

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
     * Returns the journal with this code, if there is one. The server compares codes in upper case and without blanks around
     * them ({@code business-central.md} 2.1).
     *
     * @throws IllegalArgumentException if the code is longer than 10 characters; nothing was sent
     */
    default Optional<CustomerPaymentJournal> byCode(String code) {
        // Checked here too: characters such as * in a value can match too much (business-central.md 6.3).
        return list(Query.where(CODE.equalTo(code))).stream()
                .filter(journal -> CodeText.isSame(journal.code(), code))
                .findFirst();
    }

    /**
     * Makes a journal, exactly once, and returns it. An attempt that is not answered is looked up by its code. If an equal
     * journal has the code already, that one is returned; {@link #createForResponse} tells which it was.
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

    /**
     * Does what {@link #create} does, and returns the journal with its {@linkplain ApiResponse#createOutcome() outcome}: whether
     * it was created, or an equal one was there.
     */
    default ApiResponse<CustomerPaymentJournal> createForResponse(NewCustomerPaymentJournal journal) {
        return calls().create(journal).executeForResponse();
    }

    /** The verbs of {@link Journals} as prepared calls. */
    interface Calls extends Editable.Calls<CustomerPaymentJournal, CustomerPaymentJournalPatch> {
        /** Prepares {@link Journals#create}. */
        ApiCall<CustomerPaymentJournal> create(NewCustomerPaymentJournal journal);
    }
}
