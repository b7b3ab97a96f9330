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
 * The customer payment journals of a company ({@code business-central.md} 2.3). Deleting a journal deletes its payments. To post
 * one, use {@link JournalPayments}.
 */
public interface Journals extends Editable<CustomerPaymentJournal, CustomerPaymentJournalPatch> {
    /** The same methods and {@link #create create(…)} as prepared calls. */
    @Override
    Calls calls();

    /** All journals, by code. */
    default Paged<CustomerPaymentJournal> list() {
        return list(Query.of(CustomerPaymentJournal.class));
    }

    /** The journals that the query selects, by code unless the query sorts. */
    Paged<CustomerPaymentJournal> list(Query<CustomerPaymentJournal> query);

    /**
     * Returns the journal with this code, if there is one. The server compares codes in upper case and without leading and
     * trailing spaces ({@code business-central.md} 2.1).
     *
     * @throws IllegalArgumentException if the code is longer than 10 characters; nothing was sent
     */
    default Optional<CustomerPaymentJournal> byCode(String code) {
        // Compared here too, because characters such as * in a value can match too much (business-central.md 6.3).
        return list(Query.where(CODE.equalTo(code))).stream()
                .filter(journal -> CodeText.isSame(journal.code(), code))
                .findFirst();
    }

    /**
     * Creates a journal exactly once, and returns it. If an attempt gets no response, the library looks the journal up by its
     * code. If an equal journal already has the code, the library returns it; {@link #createForResponse createForResponse(…)}
     * tells the two cases apart.
     *
     * @throws io.github.businesscentral.payments.error.DuplicateKeyException if another journal has the code
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if a business rule refuses it, such as an account
     *     that does not allow direct posting
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and the outcome is unknown
     */
    default CustomerPaymentJournal create(NewCustomerPaymentJournal journal) {
        return calls().create(journal).execute();
    }

    /**
     * Does the same as {@link #create create(…)}, and returns the whole response. Its {@link ApiResponse#createOutcome()
     * createOutcome()} tells whether the journal was created, or an equal one already existed.
     */
    default ApiResponse<CustomerPaymentJournal> createForResponse(NewCustomerPaymentJournal journal) {
        return calls().create(journal).executeForResponse();
    }

    /** The methods of {@link Journals} as prepared calls. */
    interface Calls extends Editable.Calls<CustomerPaymentJournal, CustomerPaymentJournalPatch> {
        /** Prepares {@link Journals#create create(…)}. */
        ApiCall<CustomerPaymentJournal> create(NewCustomerPaymentJournal journal);
    }
}
