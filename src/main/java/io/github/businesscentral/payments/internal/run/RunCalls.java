package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.write.JournalBooks;
import io.github.businesscentral.payments.internal.write.LedgerQuery;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.odata.ETag;
import java.util.UUID;
import okhttp3.HttpUrl;
import okio.ByteString;

/** The requests that a run sends to its company. */
public interface RunCalls {
    /** Lists journals. */
    Listing<CustomerPaymentJournal> journals();

    /** The address of the company's journals. */
    HttpUrl journalsUrl();

    /** Reads a journal. */
    CallSpec<CustomerPaymentJournal> journal(UUID id);

    /** Creates a journal. */
    CallSpec<CustomerPaymentJournal> create(NewCustomerPaymentJournal journal);

    /** Changes a journal that has this ETag. */
    CallSpec<CustomerPaymentJournal> change(UUID id, ETag etag, CustomerPaymentJournalPatch patch);

    /** Posts a journal. */
    CallSpec<PostOutcome> post(UUID journal);

    /** Lists payments. */
    Listing<CustomerPayment> payments();

    /** The address of a journal's payments. */
    HttpUrl paymentsUrl(UUID journal);

    /** Deletes a line of a journal that has this ETag. */
    CallSpec<DeleteOutcome> delete(UUID journal, UUID line, ETag etag);

    /** Reads the response to the create of a line in this journal. */
    AnswerReader<CustomerPayment> created(UUID journal);

    /** Writes a new line. */
    ByteString json(NewCustomerPayment payment);

    /** Creates a batch of several requests. */
    Batch batch();

    /** Queries the general ledger. */
    LedgerQuery ledger();

    /** The client's knowledge about its journals. */
    JournalBooks books();
}
