package io.github.businesscentral.payments;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.write.JournalBooks;
import io.github.businesscentral.payments.internal.write.LedgerQuery;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.retry.RateLimit;
import java.util.UUID;

/**
 * The objects that all scopes of a client share: the API's addresses, the transport, the rate limit, and the knowledge about
 * journals.
 */
record Api(Addresses addresses, Transport transport, RateLimit rateLimit, JournalBooks books) {
    /** Lists entities, which must have ids. */
    <E extends Entity<E>> Listing<E> listing(JsonAdapter<E> adapter) {
        return new Listing<>(adapter, EditCalls::hasId, addresses.origin(), transport);
    }

    /** Queries the general ledger of a company. */
    LedgerQuery ledger(UUID company) {
        return new LedgerQuery(
                listing(GeneralLedgerEntry.jsonAdapter()), addresses.set(company, "generalLedgerEntries"));
    }
}
